import type { CDPSession, Page } from '@playwright/test';
import { BusyMarket, UPDATES_PER_SECOND } from './busyMarket';
import { expect, test } from './tradingPage';
import { TestingServer } from './testingServer';

const MARKET = 'BTC_USDT';
const MEASURED_MS = 6_000;

// The test's server has an address of its own, which the page's security policy does not know.
test.use({ bypassCSP: true });

test('explore', async ({ trading, page, browser }) => {
  const market = new BusyMarket(MARKET);
  const server = new TestingServer(market.request);
  const url = await server.start();
  await page.route('**/api/v1/config', (route) => route.fulfill({ json: { websocketUrl: url } }));
  await page.route('**/api/v1/trades?*', (route) => route.fulfill({ json: [] }));
  await trading.open(`${MARKET}?tf=1m`);
  await expect(page.getByTestId('book')).toHaveAttribute('data-status', 'live');
  if (process.env['DEPTH']) await page.getByRole('tab', { name: 'Depth' }).click();
  await page.waitForTimeout(4000);
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable');
  await page.evaluate(() => {
    const frames: number[] = [];
    (window as unknown as { frames: number[] }).frames = frames;
    const tick = (t: number) => {
      frames.push(t);
      requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  });
  const profile = process.env['PROFILE'];
  if (profile) {
    await cdp.send('Profiler.enable');
    await cdp.send('Profiler.start');
  }
  if (process.env['TRACE'])
    await browser.startTracing(page, {
      path: process.env['TRACE'],
      categories: ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline'],
    });
  const before = await metrics(cdp);
  const u0 = market.updates;
  const t0 = Date.now();
  await page.waitForTimeout(MEASURED_MS);
  const after = await metrics(cdp);
  const t1 = Date.now();
  if (process.env['TRACE']) await browser.stopTracing();
  const wall = (t1 - t0) / 1000;
  console.log('updates/s', (market.updates - u0) / wall);
  for (const name of [
    'ThreadTime',
    'ProcessTime',
    'TaskDuration',
    'ScriptDuration',
    'LayoutDuration',
    'RecalcStyleDuration',
    'LayoutCount',
    'RecalcStyleCount',
    'JSHeapUsedSize',
  ])
    console.log(name, (((after[name] ?? 0) - (before[name] ?? 0)) / wall).toFixed(4));
  if (profile) {
    const { profile: p } = await cdp.send('Profiler.stop');
    (await import('node:fs')).writeFileSync(profile, JSON.stringify(p));
  }
  const frames = await page.evaluate(() => (window as unknown as { frames: number[] }).frames);
  const deltas = frames
    .slice(1)
    .map((t, i) => t - (frames[i] ?? 0))
    .sort((a, b) => a - b);
  const q = (f: number) => deltas[Math.floor(deltas.length * f)];
  console.log('frames', deltas.length, 'p50', q(0.5), 'p95', q(0.95), 'p99', q(0.99));
  market.stop();
  await page.close();
  await server.stop();
});

async function metrics(cdp: CDPSession) {
  const { metrics } = await cdp.send('Performance.getMetrics');
  return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
}
export type { Page };
export { UPDATES_PER_SECOND };
