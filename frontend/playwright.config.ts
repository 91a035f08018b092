import { defineConfig } from '@playwright/test';
import { existsSync } from 'node:fs';

/** A running platform to test against; otherwise one is started here, away from the usual ports, on fresh data. */
const running = process.env['BOURSE_URL'];
const started = 'http://localhost:3202';
const data = 'target/e2e-data';
/** Where the operator's password is, for the tests that need markets and money: of the running platform, or of the one that is started. */
process.env['OPERATOR_PASSWORD_FILE'] ??= `${data}/operator.password`;

const candidates = [
  process.env['CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
];
const chromium = candidates.find((path) => path !== undefined && existsSync(path));
if (chromium === undefined) {
  throw new Error('The browser tests need Chromium: install it (Debian: apt install chromium) or name it in CHROMIUM.');
}

/** Chromium must not look for its updates or Google's hosts while it is tested. */
const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];

const MEASURED = '**/performance.spec.ts';

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'target/e2e',
  fullyParallel: true,
  // The two tests that wait for candles to close begin early, and leave one for all the others.
  workers: 3,
  // Generous, for a machine that does other things too: nothing here waits longer than it must.
  timeout: 120_000,
  expect: { timeout: 30_000 },
  forbidOnly: true,
  reporter: 'list',
  use: {
    baseURL: running ?? started,
    viewport: { width: 1440, height: 900 },
    colorScheme: 'dark',
    // A trace of each step costs as much as the step: ask for it with --trace on.
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: chromium,
      // Chromium refuses its sandbox to root.
      args: [...quiet, '--disable-gpu', '--disable-quic', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
    },
  },
  projects: [
    { name: 'pages', testIgnore: MEASURED },
    // What takes the machine's time from the page is over then.
    { name: 'performance', testMatch: MEASURED, dependencies: ['pages'] },
  ],
  ...(running === undefined && {
    webServer: {
      command: `../bourse up --port-offset 200 --data ${data}`,
      url: `${started}/ready`,
      // Each test that needs an account makes its own, all from one address.
      env: { ...(process.env as Record<string, string>), REGISTRATIONS_PER_HOUR: '0' },
      // The first start builds the platform.
      timeout: 900_000,
      gracefulShutdown: { signal: 'SIGTERM', timeout: 30_000 },
      stdout: 'pipe',
    },
  }),
});
