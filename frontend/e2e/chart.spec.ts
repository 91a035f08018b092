import { expect, test, type ApiCandle, type ShownCandle } from './tradingPage';

test('shows history, and a last candle that moves', async ({ trading, page }) => {
  const stored = await trading.history('BTCUSDT', '1m', 100);
  await trading.open('BTCUSDT?tf=1m');
  await trading.ready();
  await trading.inspect(stored.at(-60)?.time ?? 0);
  await trading.chart.press('Escape');

  const before = await trading.shownCandle();
  await expect(async () => {
    const now = await trading.shownCandle();
    expect(now.time > before.time || now.trades > before.trades).toBe(true);
  }).toPass();
  await expect(page).toHaveTitle(/^[\d,]+\.\d\d BTC\/USDT · Bourse$/);
});

test('a candle of the past is shown as the API has it', async ({ trading }) => {
  const old = (await trading.history('BTCUSDT', '1m', 10))[2];
  if (!old) throw new Error('the API has fewer than three candles');
  await trading.open('BTCUSDT?tf=1m');
  await trading.ready();

  await trading.inspect(old.time);

  expect(await trading.shownCandle()).toEqual(asShown(old));
});

test('agrees with the API after each close', async ({ trading }) => {
  test.setTimeout(240_000);
  await trading.open('BTCUSDT?tf=30s');
  await trading.ready();

  for (let close = 0; close < 2; close++) {
    const closing = (await trading.shownCandle()).time;
    await expect(async () => {
      expect((await trading.shownCandle()).time).toBeGreaterThan(closing);
    }).toPass({ timeout: 60_000 });

    await trading.inspect(closing);
    await expect(async () => {
      const stored = (await trading.apiCandles('BTCUSDT', '30s', 5)).find(({ time }) => time === closing);
      if (!stored) throw new Error('not stored yet');
      expect(await trading.shownCandle()).toEqual(asShown(stored));
    }).toPass({ timeout: 30_000 });
    await trading.chart.press('Escape');
  }
});

test('loads older candles when scrolled back, and leads to the newest again', async ({ trading, page }) => {
  const [oldestOfFirstPage] = await trading.history('BTCUSDT', '1m', 500);
  await trading.open('BTCUSDT?tf=1m');
  await trading.ready();
  const older = page.waitForResponse((response) => response.url().includes('endTime='));

  await trading.chart.focus();
  for (let screen = 0; screen < 5; screen++) await trading.chart.press('PageUp');
  expect((await older).ok()).toBe(true);
  await expect(async () => {
    await trading.chart.press('PageUp');
    await trading.chart.press('Escape');
    await trading.chart.press('ArrowLeft');
    expect((await trading.shownCandle()).time).toBeLessThan(oldestOfFirstPage?.time ?? 0);
  }).toPass();

  await trading.chart.press('Escape');
  await page.getByRole('button', { name: 'Latest' }).click();
  await expect(page.getByRole('button', { name: 'Latest' })).toBeHidden();
});

test('changes symbol and timeframe, keeps them in the address, and follows the back button', async ({
  trading,
  page,
}) => {
  await trading.open('BTCUSDT');
  await trading.ready();

  await page.getByTestId('market-ETHUSDT').click();
  await trading.choose('5m');
  await trading.ready();

  await expect(page).toHaveURL(/trade\/ETHUSDT\?tf=5m/);
  await expect(page.getByRole('heading', { name: 'ETH/USDT' })).toBeVisible();
  const last = (await trading.apiCandles('ETHUSDT', '5m', 1))[0];
  expect((await trading.shownCandle()).open).toBe(last?.open);
  await expect(page.getByRole('button', { name: '5 minutes', exact: true })).toHaveAttribute('aria-pressed', 'true');

  await page.reload();
  await trading.ready();
  await expect(page.getByRole('heading', { name: 'ETH/USDT' })).toBeVisible();

  await page.goBack();
  await expect(page.getByRole('button', { name: '5 minutes', exact: true })).toHaveAttribute('aria-pressed', 'false');
  await page.goBack();
  await expect(page.getByRole('heading', { name: 'BTC/USDT' })).toBeVisible();
});

test('every timeframe has candles', async ({ trading, page }) => {
  await trading.open('SOLUSDT');
  for (const timeframe of ['30s', '1m', '5m', '15m', '1h', '4h', '1d']) {
    await trading.choose(timeframe);
    await expect(page).toHaveURL(new RegExp(`tf=${timeframe}$`));
    await trading.ready();
  }
});

test('is steered by keyboard alone', async ({ trading, page }) => {
  await trading.open('BTCUSDT?tf=1m');
  await trading.ready();

  const eth = page.getByTestId('market-ETHUSDT');
  for (let step = 0; step < 60 && !(await eth.evaluate((it) => it === document.activeElement)); step++) {
    await page.keyboard.press('Tab');
  }
  await expect(eth).toBeFocused();
  await page.keyboard.press('Enter');

  await expect(page).toHaveURL(/trade\/ETHUSDT/);
});

test('what is drawn over the candles is kept', async ({ trading, page }) => {
  await trading.open('BTCUSDT?tf=1m');
  await trading.ready();

  await page.getByLabel('Indicators', { exact: true }).click();
  await page.getByRole('checkbox', { name: 'Moving average' }).check();
  await page.getByRole('checkbox', { name: 'Exponential average' }).check();
  await page.getByLabel('Exponential average: candles').fill('9');
  await page.getByRole('checkbox', { name: 'Levels between ATL and ATH' }).check();
  await page.reload();
  await trading.ready();

  await expect(page.getByText('SMA 20')).toBeVisible();
  await expect(page.getByTestId('legend-sma')).toHaveText(/^[\d,]+\.\d\d$/);
  await expect(page.getByText('EMA 9', { exact: true })).toBeVisible();
  await expect(page.getByTestId('legend-ema')).toHaveText(/^[\d,]+\.\d\d$/);
  await expect(page.getByTestId('legend-level')).toHaveText(/^\d+\.\d\d%$/);
});

function asShown({ time, open, high, low, close, volume, trades }: ApiCandle): ShownCandle {
  return { time, open, high, low, close, volume, trades };
}
