import { loggedIn } from './people';
import { expect, newTrader, operatorPerson, test } from './trader';

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
    await loggedIn(page, operatorPerson());
    await page.goto('/markets');
    await page.getByRole('link', { name: 'Operate' }).click();
    await expect(page).toHaveURL(/operate$/);

    await expect(page.getByText(/^All \d services are up\.$/)).toBeVisible();
    for (const service of ['http-backend', 'price-poller', 'batch-uploader', 'matching-engine', 'realtime-server']) {
      await expect(page.getByTestId(`service-${service}`)).toContainText('Up');
    }
    await expect(page.getByTestId('service-batch-uploader')).toContainText(/exchange log behind\s*[\d,]+ events/);
    const lags = page.getByTestId(/^service-/).getByRole('definition');
    expect(await lags.count()).toBeGreaterThan(12);
    for (const lag of await lags.all()) await expect(lag).toHaveText(/\d/);
    await expect(page.getByTestId('feed-state')).toContainText('Simulated');
    await expect(page.getByTestId('ledger-verdict')).toContainText('The ledger balances');
    await expect(page.getByTestId('ledger-INR')).toContainText('0.00');
    await expect(page.getByRole('group', { name: /^Orders and trades, a second/ })).toBeVisible();
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
});

test('somebody else is told that the page is not theirs', async ({ trading, page, operator }) => {
  await newTrader(page, operator, {});
  await page.goto('/operate');

  await expect(page.getByRole('main')).toContainText('This page is for operators.');
  await expect(page.getByRole('link', { name: 'Operate' })).toBeHidden();
  await expect(trading.badge).toBeVisible();
  expect((await page.request.get('/api/v1/operate/ledger')).status()).toBe(403);
});
