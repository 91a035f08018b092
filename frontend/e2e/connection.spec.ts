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
