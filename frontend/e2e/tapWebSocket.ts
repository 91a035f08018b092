import type { Page } from '@playwright/test';

/** Stands between page and server, so that a test can take the WebSocket away and give it back. */
export async function tapWebSocket(page: Page) {
  let isBlocked = false;
  const ends: (() => Promise<void>)[] = [];
  await page.routeWebSocket(/:\d+\/$/, (socket) => {
    if (isBlocked) {
      void socket.close();
      return;
    }
    const server = socket.connectToServer();
    ends.push(async () => {
      await server.close();
      await socket.close();
    });
  });
  return {
    async cut() {
      isBlocked = true;
      await Promise.all(ends.splice(0).map((end) => end()));
    },
    restore() {
      isBlocked = false;
    },
  };
}
