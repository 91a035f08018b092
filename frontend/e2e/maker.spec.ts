import { deskOf } from './desk';
import { expect, newTrader, test } from './trader';

test('a limit order larger than the market maker’s levels trades with them, and rests with what is left', async ({
  trading,
  page,
  operator,
}) => {
  await newTrader(page, operator, { USDT: '1000000' });
  const depth = await page.request.get('/api/v1/depth?symbol=BTC_USDT&limit=3');
  const { asks } = (await depth.json()) as { asks: [string, string][] };
  const price = asks.at(-1)?.[0] ?? '';
  await trading.open('BTC_USDT');
  const { ticket, toasts, placed, openOrder, fill, choose } = deskOf(page);

  await fill('Price', price);
  await fill('Quantity', '3');
  await expect(ticket.getByTestId('preview')).toContainText(/Trades at once0\.\d+ BTC/);
  await choose('Buy BTC');

  await expect(placed).toContainText(/Bought 0\.\d+ BTC/);
  await expect(toasts).toContainText(/Bought 0\.\d+ BTC at [\d,.]+; 2\.\d+ BTC to go\./);
  await expect(openOrder).toContainText(/[1-9]\d?%/);
  await openOrder.getByRole('button', { name: /^Cancel/ }).click();
  await expect(page.getByText('No open orders.')).toBeVisible();
  await page.getByRole('tab', { name: 'Order history' }).click();
  await expect(page.getByRole('row', { name: /Cancelled · as was asked for/ })).toBeVisible();
});
