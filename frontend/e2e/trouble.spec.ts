import { tapWebSocket } from './tapWebSocket';
import { expect, test } from './tradingPage';

test.describe('when the connection is lost', () => {
  // What Chromium says of connections that are cut.
  test.use({ expectedErrors: [[/WebSocket connection to '.*' failed/], { scope: 'test' }] });

  test('it is plain to see, and nothing shown passes for live', async ({ trading, page }) => {
    const connection = await tapWebSocket(page);
    await trading.open('BTCUSDT?tf=30s');
    await trading.ready();
    await expect(trading.lastPrice).toHaveAttribute('data-live', 'true');

    await connection.cut();

    await expect(page.getByTestId('reconnecting')).toContainText(/Reconnecting in \d+ s…/);
    await expect(trading.badge).toHaveAttribute('data-state', 'down');
    await expect(trading.lastPrice).toHaveAttribute('data-live', 'false');
    await expect(page).toHaveTitle('BTC/USDT · Bourse');

    connection.restore();
    await page.getByRole('button', { name: 'Reconnect now' }).click();

    await expect(trading.notice).toBeHidden();
    await expect(trading.badge).toHaveAttribute('data-state', 'simulated');
    await expect(trading.lastPrice).toHaveAttribute('data-live', 'true');
  });

  test('the candles in between are fetched afterwards', async ({ trading, page }) => {
    test.setTimeout(240_000);
    const connection = await tapWebSocket(page);
    await trading.open('BTCUSDT?tf=30s');
    await trading.ready();
    const seen = (await trading.shownCandle()).time;

    await connection.cut();
    // Long enough for one whole candle to pass unseen.
    await expect(async () => {
      const newest = (await trading.apiCandles('BTCUSDT', '30s', 1))[0];
      expect(newest?.time).toBeGreaterThan(seen + 30);
    }).toPass({ timeout: 90_000, intervals: [1_000] });
    connection.restore();
    await expect(trading.notice).toBeHidden({ timeout: 60_000 });

    await trading.inspect(seen + 30);
    const missed = (await trading.apiCandles('BTCUSDT', '30s', 5)).find(({ time }) => time === seen + 30);
    expect(await trading.shownCandle()).toMatchObject({ open: missed?.open, close: missed?.close });
  });
});

test.describe('when the API fails', () => {
  test.use({ expectedErrors: [[/the server responded with a status of 503/], { scope: 'test' }] });

  test('says so, and Retry works', async ({ trading, page }) => {
    const error = { code: 'DATABASE_UNAVAILABLE', message: 'The database is away. Try again shortly.', details: {} };
    await page.route('**/candles?*', (route) => route.fulfill({ status: 503, json: { error } }));
    await trading.open('BTCUSDT');
    await expect(page.getByTestId('chart-error')).toContainText('The database is away. Try again shortly.');

    await page.unroute('**/candles?*');
    await page.getByTestId('chart-error').getByRole('button', { name: 'Retry' }).click();

    await trading.ready();
    await expect(page.getByTestId('chart-error')).toBeHidden();
  });

  test('older candles can be asked for again', async ({ trading, page }) => {
    await page.route(/candles\?.*endTime=/, (route) =>
      route.fulfill({ status: 503, json: { error: { code: 'DATABASE_UNAVAILABLE', message: 'Away.', details: {} } } }),
    );
    await trading.open('BTCUSDT?tf=1m');
    await trading.ready();
    await trading.chart.focus();
    for (let screen = 0; screen < 6; screen++) await trading.chart.press('PageUp');
    const older = page.getByTestId('older');
    await expect(older).toContainText('Older candles could not be loaded.');

    await page.unroute(/candles\?.*endTime=/);
    await older.getByRole('button', { name: 'Retry' }).click();

    await expect(older).toBeHidden();
  });
});

test('a symbol without candles says so, until the first trade', async ({ trading, page }) => {
  const nothing = { asset: 'BTCUSDT', duration: '1d', candles: [] };
  await page.route('**/candles?*', (route) => route.fulfill({ json: nothing }));
  await page.routeWebSocket(/:\d+\/$/, () => undefined);
  await trading.open('BTCUSDT?tf=1d');

  await expect(page.getByTestId('chart-empty')).toContainText('No candles yet');
});

test('loading is visible', async ({ trading, page }) => {
  let answer: () => void = () => undefined;
  const asked = new Promise<void>((resolve) => (answer = resolve));
  await page.route('**/candles?*', async (route) => {
    await asked;
    await route.continue();
  });
  await trading.open('BTCUSDT?tf=1m');
  await expect(page.getByTestId('chart-loading')).toContainText('Loading');

  answer();

  await trading.ready();
});
