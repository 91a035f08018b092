import type { Readable } from './store';

const listeners = new Set<() => void>();
let now = Date.now();
let timer: ReturnType<typeof setTimeout> | undefined;

function tick(): void {
  now = Date.now();
  listeners.forEach((listener) => listener());
  // Aligned to the second, so that clock and ages change together.
  timer = setTimeout(tick, 1000 - (now % 1000) + 5);
}

/** This page's clock in Unix milliseconds, changing each second while anything looks at it. */
export const secondClock: Readable<number> = {
  get: () => now,
  subscribe: (listener) => {
    listeners.add(listener);
    if (listeners.size === 1) tick();
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) clearTimeout(timer);
    };
  },
};
