import { expect, test } from './tradingPage';

const toNumber = (text: string | null) => Number((text ?? '').replaceAll(',', ''));

test('says that the feed is simulated, and how old the last price is', async ({ trading, page }) => {
  await trading.open('BTCUSDT');

  await expect(trading.badge).toHaveAttribute('data-state', 'simulated');
  await expect(trading.badge).toContainText('Simulated');
  await expect(page.getByTestId('price-age')).toContainText(/now|\d+ s ago/);
});

test('shows bid and ask around a price that moves', async ({ trading, page }) => {
  await trading.open('BTCUSDT');
  await expect(trading.lastPrice).toHaveAttribute('data-live', 'true');
  const before = await trading.lastPrice.textContent();

  await expect(trading.lastPrice).not.toHaveText(before ?? '');

  const bid = toNumber(await page.getByTestId('bid').textContent());
  const ask = toNumber(await page.getByTestId('ask').textContent());
  expect(bid).toBeGreaterThan(0);
  expect(bid).toBeLessThan(ask);
});

test('shows the last 24 hours and each market’s price', async ({ trading, page }) => {
  await trading.open('BTCUSDT');

  await expect(page.getByTestId('change')).toContainText(/[+−]?\d+\.\d\d%/);
  for (const symbol of ['BTCUSDT', 'ETHUSDT', 'SOLUSDT']) {
    await expect(page.getByTestId(`market-${symbol}`)).toContainText(/\d\.\d\d.*%/);
  }
});

test('lists the trades of the shown symbol as they happen', async ({ trading, page }) => {
  await trading.open('BTCUSDT');
  const tape = page.getByTestId('tape').getByRole('listitem');

  await expect(tape.nth(3)).toBeVisible();
});
