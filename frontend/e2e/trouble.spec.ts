import { expect, test } from './tradingPage';

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
