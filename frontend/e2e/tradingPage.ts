import { expect, test as base, type Locator, type Page } from '@playwright/test';

export interface ApiCandle {
  readonly time: number;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number;
  readonly trades: number;
}

export interface ShownCandle {
  /** Unix seconds. */
  readonly time: number;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number;
  readonly trades: number;
}

/** The page as a person sees it. Reads and does only what a person could. */
export class TradingPage {
  readonly page: Page;
  readonly badge: Locator;
  readonly chart: Locator;
  readonly lastPrice: Locator;
  readonly legendTime: Locator;
  readonly notice: Locator;

  constructor(page: Page) {
    this.page = page;
    this.badge = page.getByTestId('feed-badge');
    this.chart = page.getByTestId('chart');
    this.lastPrice = page.getByTestId('last-price');
    this.legendTime = page.getByTestId('legend-time');
    this.notice = page.getByTestId('connection-notice');
  }

  /** @param address what comes after `/trade/`, such as `BTCUSDT?tf=1m` */
  async open(address = ''): Promise<void> {
    await this.page.goto(`/trade/${address}`);
  }

  async ready(): Promise<void> {
    await expect(this.chart).toHaveAttribute('data-status', 'ready');
    await expect(this.legendTime).toBeVisible();
  }

  async choose(timeframe: string): Promise<void> {
    await this.page.getByRole('group', { name: 'Timeframe' }).getByText(timeframe, { exact: true }).click();
  }

  /** The candle that the legend describes: the inspected one, or the newest. All read in one moment. */
  async shownCandle(): Promise<ShownCandle> {
    return this.page.getByTestId('legend').evaluate((legend) => {
      const text = (id: string) => legend.querySelector(`[data-testid="legend-${id}"]`)?.textContent ?? '';
      const number = (id: string) => Number(text(id).replaceAll(',', ''));
      const time = legend.querySelector('time')?.dateTime ?? '';
      return {
        time: Date.parse(time) / 1000,
        open: number('open'),
        high: number('high'),
        low: number('low'),
        close: number('close'),
        volume: Number(legend.querySelector<HTMLElement>('[data-testid="legend-volume"] [title]')?.title),
        trades: number('trades'),
      };
    });
  }

  /** Moves the crosshair with the keyboard until it is on the candle of that time. */
  async inspect(time: number): Promise<void> {
    await this.chart.focus();
    await expect(async () => {
      await this.chart.press('ArrowLeft');
      expect((await this.shownCandle()).time).toBe(time);
    }).toPass({ intervals: [50], timeout: 60_000 });
  }

  /** As many of the API's newest candles, each right after the other up to now. A platform that was just started is ready before it
   * has fetched its history, which comes from the oldest on; a page that was opened before would have to make do with what there was. */
  async history(symbol: string, duration: string, count: number): Promise<ApiCandle[]> {
    let candles: ApiCandle[] = [];
    await expect(async () => {
      candles = await this.apiCandles(symbol, duration, count);
      expect(candles).toHaveLength(count);
      const times = [...candles.map(({ time }) => time), Date.now() / 1000];
      const steps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
      const [step = 0] = steps;
      expect(steps.slice(0, -1).every((it) => it === step)).toBe(true);
      expect(steps.at(-1)).toBeLessThan(2 * step);
    }).toPass({ timeout: 90_000 });
    return candles;
  }

  async apiCandles(symbol: string, duration: string, limit: number): Promise<ApiCandle[]> {
    const response = await this.page.request.get('/candles', { params: { asset: symbol, duration, limit } });
    expect(response.ok()).toBe(true);
    return ((await response.json()) as { candles: ApiCandle[] }).candles;
  }
}

interface Fixtures {
  readonly trading: TradingPage;
  /** What the console may say in this test, because the test breaks something on purpose. */
  readonly expectedErrors: RegExp[];
}

export const test = base.extend<Fixtures>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures that are needed from this pattern
  expectedErrors: async ({}, use) => use([]),
  trading: async ({ page, expectedErrors }, use) => {
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') errors.push(message.text());
    });
    await use(new TradingPage(page));
    expect(errors.filter((error) => !expectedErrors.some((expected) => expected.test(error)))).toEqual([]);
  },
});

export { expect };
