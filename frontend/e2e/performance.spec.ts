import type { Browser, Page } from '@playwright/test';
import { BusyMarket, UPDATES_PER_SECOND } from './busyMarket';
import { expect, test } from './tradingPage';
import { TestingServer } from './testingServer';

const MARKET = 'BTC_USDT';
const MEASURED_MS = 6_000;
const MOST_OF_A_CORE = 0.3;

// The test's server has an address of its own, which the page's security policy does not know.
test.use({ bypassCSP: true });

/**
 * The book and the chart are open; changes come over a real WebSocket. Busy is the processor time of the renderer's main thread in
 * its tasks, as Chromium's trace has it, so that what else the machine does counts as little as possible.
 */
test('stays smooth and light at 200 book updates a second', async ({ trading, page, browser }) => {
  const market = new BusyMarket(MARKET);
  const server = new TestingServer(market.request);
  const websocketUrl = await server.start();
  await page.route('**/api/v1/config', (route) => route.fulfill({ json: { websocketUrl } }));
  await page.route('**/api/v1/trades?*', (route) => route.fulfill({ json: [] }));
  await trading.open(`${MARKET}?tf=1m`);
  await expect(page.getByTestId('book')).toHaveAttribute('data-status', 'live');
  await trading.ready();
  // What is compiled and laid out once is not what lasts.
  await frameIntervals(page, 2_000);

  const sentBefore = market.updates;
  const began = Date.now();
  const { intervals, busyMs } = await traced(browser, page);
  const seconds = (Date.now() - began) / 1000;
  const updates = (market.updates - sentBefore) / seconds;
  market.stop();
  await page.close();
  await server.stop();

  const busy = busyMs / 1000 / seconds;
  const median = quantile(intervals, 0.5);
  const figures = [
    `${updates.toFixed(0)} updates/s`,
    `main thread ${(busy * 100).toFixed(1)} % of a core`,
    `frames every ${median.toFixed(1)} ms (p95 ${quantile(intervals, 0.95).toFixed(1)}, p99 ${quantile(intervals, 0.99).toFixed(1)})`,
  ];
  test.info().annotations.push({ type: 'figures', description: figures.join(', ') });
  process.stdout.write(`    ${figures.join(', ')}\n`);
  expect(updates).toBeGreaterThan(0.9 * UPDATES_PER_SECOND);
  expect(busy).toBeLessThan(MOST_OF_A_CORE);
  expect(median).toBeLessThan(1000 / 58);
});

/** Milliseconds between the frames that the page gets in that time, ascending. */
async function frameIntervals(page: Page, forMs: number): Promise<readonly number[]> {
  return page.evaluate(
    (lengthMs) =>
      new Promise<number[]>((resolve) => {
        const times: number[] = [];
        const tick = (time: number) => {
          times.push(time);
          const [first = time] = times;
          if (time - first < lengthMs) requestAnimationFrame(tick);
          else resolve(times.slice(1).map((it, index) => it - (times[index] ?? it)));
        };
        requestAnimationFrame(tick);
      }),
    forMs,
  );
}

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Processor time of the thread, microseconds. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

async function traced(browser: Browser, page: Page) {
  await browser.startTracing(page, { categories: ['toplevel', '__metadata'] });
  const intervals = (await frameIntervals(page, MEASURED_MS)).toSorted((a, b) => a - b);
  const trace = JSON.parse((await browser.stopTracing()).toString()) as { readonly traceEvents: readonly TraceEvent[] };
  return { intervals, busyMs: busiestMainThreadMs(trace.traceEvents) };
}

/** Other renderers of the same browser have nothing to do: the busiest is that of the page. */
function busiestMainThreadMs(events: readonly TraceEvent[]): number {
  const threads = new Map<string, number>();
  for (const { name, pid, tid, args } of events) {
    if (name === 'thread_name' && args?.name === 'CrRendererMain') threads.set(`${pid}/${tid}`, 0);
  }
  for (const { name, pid, tid, tdur = 0 } of events) {
    const thread = `${pid}/${tid}`;
    const busy = threads.get(thread);
    if (busy !== undefined && name.endsWith('RunTask')) threads.set(thread, busy + tdur / 1000);
  }
  const busiest = Math.max(0, ...threads.values());
  if (busiest === 0) throw new Error('the trace has no task of a renderer');
  return busiest;
}

const quantile = (ascending: readonly number[], share: number): number =>
  ascending[Math.min(ascending.length - 1, Math.floor(ascending.length * share))] ?? NaN;
