import { expect, test } from './tradingPage';

test('somebody who has never seen it registers, gets funds and buys within a minute', async ({ trading, page }) => {
  const began = Date.now();
  await page.goto('/');
  await page.getByRole('link', { name: 'Create an account' }).click();
  await page.getByLabel(/e-mail|name/i).fill(`first-minute-${began}@example.com`);
  await page.getByLabel('Password', { exact: true }).fill('correct horse battery');
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page).toHaveURL(/\/trade\/BTC_USDT/);

  const ticket = page.getByRole('region', { name: 'Place an order' });
  await expect(ticket.getByTestId('available')).toHaveText('10,000.00 USDT');
  await ticket.getByRole('button', { name: 'Market', exact: true }).click();
  await ticket.getByLabel('Quantity').fill('0.01');
  await expect(ticket.getByTestId('preview')).toContainText('Cost with fee');
  await ticket.getByRole('button', { name: 'Buy BTC' }).click();

  await expect(page.getByRole('log')).toContainText(/Bought 0.01\d* BTC at /);
  await expect(ticket.getByTestId('available')).not.toHaveText('10,000.00 USDT');
  await page.getByRole('tab', { name: 'Fills' }).click();
  await expect(page.getByTestId('fill')).toContainText('0.01000');
  await page.getByRole('tab', { name: 'Balances' }).click();
  await expect(page.getByTestId('balance-BTC')).toContainText('0.01');
  expect(Date.now() - began).toBeLessThan(60_000);
  await trading.ready();
  await expect(trading.lastPrice).toHaveAttribute('data-live', 'true');
  await page.getByRole('tab', { name: 'Fills' }).click();
  await expect(page.getByTestId('fill')).toBeVisible();
  await page.screenshot({ path: 'target/screens/first-minute.png' });
});
