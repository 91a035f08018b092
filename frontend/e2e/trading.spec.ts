import { expectAccessible } from './accessible';
import { assetOf, deskOf } from './desk';
import { tapWebSocket } from './tapWebSocket';
import { expect, newTrader, test, trade } from './trader';

const RICH = { INR: '100000' };

test('a limit order rests, trades in part, is changed and is cancelled', async ({
  trading,
  page,
  market,
  operator,
  counterparty,
}) => {
  await newTrader(page, operator, RICH);
  const asset = assetOf(market);
  const seller = await counterparty({ [asset]: '100' });
  await trading.open(market);
  const { ticket, available, preview, placed, toasts, openOrder, choose, fill, tab } = deskOf(page);

  await expect(page.getByText('No trades yet', { exact: true })).toBeVisible();
  await expect(page.getByTestId('day')).toHaveAttribute('data-live', 'true');
  await fill('Price', '100');
  await fill('Total', '1004.99');
  await expect(ticket.getByLabel('Quantity')).toHaveValue('10.04');
  await fill('Quantity', '10');
  await expect(ticket.getByLabel('Total')).toHaveValue('1000.00');
  await expect(preview).toContainText('1,001.00 INR');
  await page.keyboard.press('Enter');

  await expect(placed).toHaveText(`Placed: 10.00 ${asset} rest at 100.00.`);
  await expect(openOrder).toContainText('Limit');
  await expect(openOrder).toContainText('0%');
  await expect(available).toHaveText('98,998.00 INR');
  await expect(page.getByTestId('book')).toContainText('100.00');

  await seller.place(market, { side: 'sell', price: '100', quantity: '4' });
  await expect(openOrder).toContainText('40%');
  await expect(toasts).toContainText(`Bought 4.00 ${asset} at 100.00; 6.00 ${asset} to go.`);

  await openOrder.getByRole('button', { name: /^Change/ }).click();
  await page.getByRole('dialog').getByLabel('Quantity').fill('8');
  await page.getByRole('dialog').getByRole('button', { name: 'Change', exact: true }).click();
  await expect(openOrder).toContainText('50%');

  await openOrder.getByRole('button', { name: /^Cancel/ }).click();
  await expect(page.getByText('No open orders.')).toBeVisible();
  await expect(available).toHaveText('99,599.60 INR');
  await tab('Order history');
  await expect(page.getByRole('row', { name: /Cancelled · as was asked for/ })).toBeVisible();
  await tab('Position');
  await expect(page.getByTestId(`position-${market}`)).toContainText('4.00');
  await choose('Sell');
  await expect(available).toHaveText(`4.00 ${asset}`);
});

test('a market order buys by amount, and what it did is there at once', async ({
  trading,
  page,
  market,
  operator,
  counterparty,
}) => {
  await newTrader(page, operator, RICH);
  const asset = assetOf(market);
  const seller = await counterparty({ [asset]: '100' });
  await seller.place(market, { side: 'sell', price: '100', quantity: '5' });
  await seller.place(market, { side: 'sell', price: '101', quantity: '50' });
  await trading.open(market);
  const { available, preview, placed, toasts, choose, fill, tab } = deskOf(page);

  await choose('Market');
  await fill('Or spend', '1012.22');
  await expect(preview).toContainText(`10.05 ${asset} at 100.50`);
  await expect(preview).toContainText('1,012.0701 INR');
  await page.keyboard.press('Enter');

  await expect(placed).toContainText(`Bought 10.05 ${asset} at 100.50`);
  await expect(toasts).toContainText(`Bought 10.05 ${asset} at 100.50.`);
  await tab('Fills');
  await expect(page.getByTestId('fill')).toHaveCount(2);
  await tab('Balances');
  await expect(page.getByTestId(`balance-${asset}`)).toContainText('10.05');
  await expect(available).toHaveText('98,987.9299 INR');
});

test('a stop order waits, and sells once the last price has fallen to it', async ({
  trading,
  page,
  market,
  operator,
  counterparty,
}) => {
  const asset = assetOf(market);
  await newTrader(page, operator, { [asset]: '10' });
  const buyer = await counterparty(RICH);
  const seller = await counterparty({ [asset]: '100' });
  await trade(market, '100', buyer, seller);
  await trading.open(market);
  const { ticket, available, toasts, openOrder, choose, fill } = deskOf(page);

  await choose('Sell');
  await choose('Stop');
  await fill('Stop price', '99');
  await expect(ticket).toContainText('Sells once the last price is 99 or lower.');
  await choose('100%');
  await expect(ticket.getByLabel('Quantity')).toHaveValue('10.00');
  await choose(`Sell ${asset}`);
  await expect(openOrder).toContainText('99.00');

  await buyer.place(market, { side: 'buy', price: '98.50', quantity: '20' });
  await seller.place(market, { side: 'sell', price: '98.50', quantity: '1' });

  await expect(toasts).toContainText('was triggered at 99.00');
  await expect(toasts).toContainText(`Sold 10.00 ${asset} at 98.50.`);
  await expect(page.getByText('No open orders.')).toBeVisible();
  await expect(available).toHaveText(`0.00 ${asset}`);
});

test.describe('what is refused', () => {
  test.use({ expectedErrors: [[/the server responded with a status of 4\d\d/], { scope: 'test' }] });

  test('is said beside its field, with the nearest value that would do a click away', async ({
    trading,
    page,
    market,
    operator,
    counterparty,
  }) => {
    await newTrader(page, operator, RICH);
    const asset = assetOf(market);
    await trade(market, '100', await counterparty(RICH), await counterparty({ [asset]: '100' }));
    await trading.open(market);
    const { ticket, placed, openOrder, choose, fill } = deskOf(page);

    await fill('Price', '100.005');
    await fill('Quantity', '20');
    await expect(ticket.getByLabel('Price', { exact: true })).toHaveAccessibleDescription(/steps of 0.01/);
    await choose('Use 100.00');
    await expect(ticket.getByLabel('Price', { exact: true })).toHaveValue('100.00');

    await fill('Price', '150');
    await choose(`Buy ${asset}`);
    await expect(ticket.getByLabel('Price', { exact: true })).toHaveAccessibleDescription(
      /too far from the last price/,
    );
    await expectAccessible(page, '[aria-label="Place an order"]');
    await choose('Use 110.00');
    await fill('Quantity', '5000');
    await choose(`Buy ${asset}`);
    await expect(ticket).toContainText('100,000.00 is available');
    await choose('Use 907.27');
    await choose(`Buy ${asset}`);

    await expect(placed).toContainText(`907.27 ${asset} rest at 110.00`);
    await expect(openOrder).toHaveCount(1);
  });

  test('is what a halted market refuses: it is said before', async ({ trading, page, market, operator }) => {
    await newTrader(page, operator, RICH);
    await operator.change(market, { status: 'halted' });
    await trading.open(market);
    const { ticket } = deskOf(page);

    await expect(ticket).toContainText('This market is halted');
    await expect(ticket.getByRole('button', { name: /^Buy E2E/ })).toBeDisabled();
  });
});

test.describe('when the connection is lost', () => {
  // What Chromium says of connections that are cut.
  test.use({ expectedErrors: [[/WebSocket connection to '.*' failed/, /net::ERR_FAILED/], { scope: 'test' }] });

  test('what happened in between is there afterwards, and before that nothing passes for live', async ({
    trading,
    page,
    market,
    operator,
    counterparty,
  }) => {
    await newTrader(page, operator, RICH);
    const asset = assetOf(market);
    const seller = await counterparty({ [asset]: '100' });
    const connection = await tapWebSocket(page);
    await trading.open(market);
    const { available, toasts, openOrder, fill } = deskOf(page);
    await fill('Price', '100');
    await fill('Quantity', '10');
    await page.keyboard.press('Enter');
    await expect(openOrder).toContainText('0%');

    await connection.cut();
    await expect(available).toHaveAttribute('data-live', 'false');
    await expect(page.getByTestId('own')).toHaveAttribute('data-live', 'false');
    await seller.place(market, { side: 'sell', price: '100', quantity: '3' });
    await seller.place(market, { side: 'sell', price: '100', quantity: '2' });
    connection.restore();
    await page.getByRole('button', { name: 'Reconnect now' }).click();

    await expect(openOrder).toContainText('50%');
    await expect(toasts).toContainText(`Bought 5.00 ${asset} at 100.00; 5.00 ${asset} to go.`);
    await expect(available).toHaveAttribute('data-live', 'true');
  });

  test('an order without an answer can be sent again, and is placed once', async ({
    trading,
    page,
    market,
    operator,
  }) => {
    await newTrader(page, operator, RICH);
    await trading.open(market);
    const { ticket, placed, openOrder, fill } = deskOf(page);
    await page.route('**/api/v1/order', (route) => route.abort());
    await fill('Price', '100');
    await fill('Quantity', '10');
    await page.keyboard.press('Enter');

    await expect(ticket.getByTestId('unknown')).toContainText('did not say whether the order was placed');
    await page.unroute('**/api/v1/order');
    await ticket.getByRole('button', { name: 'Send it again' }).click();

    await expect(placed).toContainText('Placed');
    await expect(openOrder).toHaveCount(1);
  });
});

test('nobody sees another’s orders', async ({ trading, page, market, operator, browser, baseURL }) => {
  await newTrader(page, operator, RICH);
  await trading.open(market);
  const first = deskOf(page);
  await first.fill('Price', '100');
  await first.fill('Quantity', '10');
  await page.keyboard.press('Enter');
  await expect(first.openOrder).toHaveCount(1);

  const others = await browser.newContext({ ...(baseURL !== undefined && { baseURL }) });
  const otherPage = await others.newPage();
  await newTrader(otherPage, operator, RICH);
  await otherPage.goto(`/trade/${market}`);
  const other = deskOf(otherPage);

  await expect(otherPage.getByTestId('book')).toContainText('100.00');
  await expect(otherPage.getByText('No open orders.')).toBeVisible();
  await other.tab('Order history');
  await expect(otherPage.getByText('You have ordered nothing')).toBeVisible();
  await expect(other.available).toHaveText('100,000.00 INR');
  await others.close();
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 375, height: 812 }, hasTouch: true });

  test('one taps a price of the book, orders, and cancels', async ({
    trading,
    page,
    market,
    operator,
    counterparty,
  }) => {
    await newTrader(page, operator, RICH);
    const asset = assetOf(market);
    await (await counterparty(RICH)).place(market, { side: 'buy', price: '100', quantity: '5' });
    await trading.open(market);
    const { ticket, placed, openOrder, fill } = deskOf(page);

    await page.getByTestId('bids').getByRole('button', { name: '100.00' }).tap();
    await expect(ticket.getByLabel('Price', { exact: true })).toHaveValue('100.00');
    await fill('Quantity', '2');
    await ticket.getByRole('button', { name: `Buy ${asset}` }).tap();
    await expect(placed).toContainText(`2.00 ${asset} rest at 100.00`);
    await openOrder.getByRole('button', { name: /^Cancel/ }).tap();
    await expect(page.getByText('No open orders.')).toBeVisible();
  });
});

test('b and s choose the side, and who is not logged in is led to where one does', async ({
  trading,
  page,
  market,
}) => {
  await trading.open(market);
  const { ticket, fill } = deskOf(page);
  const side = (name: string) => ticket.getByRole('button', { name, exact: true });

  await expect(side('Buy')).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('s');
  await expect(side('Sell')).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('b');
  await expect(side('Buy')).toHaveAttribute('aria-pressed', 'true');
  await fill('Price', '100');
  await page.keyboard.press('ArrowUp');
  await expect(ticket.getByLabel('Price', { exact: true })).toHaveValue('100.01');
  await expect(ticket.getByRole('link', { name: 'Register' })).toHaveAttribute('href', '/register');
});
