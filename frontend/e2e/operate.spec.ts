import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { expect, newTrader, test } from './trader';

/** Logs the operator in, without the page's help; open it afterwards. */
async function asOperator(page: Page): Promise<void> {
  const password = readFileSync(process.env['OPERATOR_PASSWORD_FILE'] ?? '', 'utf8').trim();
  const data = { username: 'operator@demo.bourse', password };
  const response = await page.request.post('/api/v1/auth/login', { data });
  expect(response.ok(), await response.text()).toBe(true);
  const { accountId } = (await response.json()) as { accountId: string };
  await page.addInitScript((id) => localStorage.setItem('bourse.session', id), accountId);
}

test.describe('the operator', () => {
  // What Chromium says of the order that is refused.
  test.use({ expectedErrors: [[/the server responded with a status of 409/], { scope: 'test' }] });

  test('sees that all is well, halts a market, and resumes it', async ({
    trading,
    page,
    market,
    operator,
    browser,
    baseURL,
  }) => {
    await asOperator(page);
    await page.goto('/markets');
    await page.getByRole('link', { name: 'Operate' }).click();
    await expect(page).toHaveURL(/operate$/);

    await expect(page.getByText(/^All \d services are up\.$/)).toBeVisible();
    for (const service of ['http-backend', 'price-poller', 'batch-uploader', 'matching-engine', 'realtime-server']) {
      await expect(page.getByTestId(`service-${service}`)).toContainText('Up');
    }
    await expect(page.getByTestId('service-batch-uploader')).toContainText(/exchange log behind\s*[\d,]+ events/);
    await expect(page.getByTestId('feed-state')).toContainText('Simulated');
    await expect(page.getByTestId('ledger-verdict')).toContainText('The ledger balances');
    await expect(page.getByTestId('ledger-INR')).toContainText('0.00');
    await expect(page.getByRole('group', { name: /^Orders and trades, a second/ })).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);

    const row = page.getByTestId(`market-${market}`);
    await row.getByRole('button', { name: `Halt ${market}` }).click();
    await expect(page.getByRole('dialog')).toContainText('New orders and cancels are refused');
    await page.getByRole('dialog').getByRole('button', { name: 'Halt', exact: true }).click();
    await expect(row.getByTestId('status')).toHaveText('Halted');
    await expect(page.getByRole('log')).toContainText(`${market} is halted.`);

    const elsewhere = await browser.newContext({ ...(baseURL !== undefined && { baseURL }) });
    const other = await elsewhere.newPage();
    await newTrader(other, operator, { INR: '1000' });
    await other.goto(`/trade/${market}`);
    const ticket = other.getByRole('region', { name: 'Place an order' });
    await expect(ticket).toContainText('This market is halted');
    const order = { market, side: 'buy', type: 'limit', price: '100', quantity: '1' };
    const refused = await other.request.post('/api/v1/order', { data: order });
    expect(refused.status()).toBe(409);
    expect(await refused.json()).toMatchObject({ error: { code: 'MARKET_HALTED' } });

    await row.getByRole('button', { name: `Resume ${market}` }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Resume', exact: true }).click();
    await expect(row.getByTestId('status')).toHaveText('Trading');
    await expect(ticket).not.toContainText('This market is halted');
    expect((await other.request.post('/api/v1/order', { data: order })).ok()).toBe(true);
    await elsewhere.close();
    await expect(trading.badge).toBeVisible();
  });

  for (const width of [320, 2560]) {
    test(`does not scroll sideways on ${width} pixels`, async ({ trading, page }) => {
      await page.setViewportSize({ width, height: 900 });
      await asOperator(page);
      await page.goto('/operate');
      await expect(page.getByTestId('ledger-verdict')).toBeVisible();
      await expect(page.getByTestId('service-matching-engine')).toBeVisible();
      await expect(trading.badge).toBeVisible();

      expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(
        0,
      );
    });
  }
});

test('somebody else is told that the page is not theirs', async ({ trading, page, operator }) => {
  await newTrader(page, operator, {});
  await page.goto('/operate');

  await expect(page.getByRole('main')).toContainText('This page is for operators.');
  await expect(page.getByRole('link', { name: 'Operate' })).toBeHidden();
  await expect(trading.badge).toBeVisible();
  expect((await page.request.get('/api/v1/operate/ledger')).status()).toBe(403);
});
