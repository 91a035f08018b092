import type { Page } from '@playwright/test';
import { assetOf, deskOf } from './desk';
import { expect, newTrader, test, trade, type Operator } from './trader';
import type { TradingPage } from './tradingPage';

const RICH = { INR: '100000' };

/** A resting order's line on the chart. */
const lineOf = (page: Page) => {
  const chart = page.getByRole('group', { name: 'Your open orders on the chart' });
  return {
    grip: chart.getByRole('slider'),
    cancel: chart.getByRole('button', { name: /^Cancel/ }),
    question: page.getByTestId('confirm-move'),
  };
};

/** Somebody has an order to buy 10 at 99 in a market that was at 100, and all of it is in view. */
async function openWithOrder(trading: TradingPage, page: Page, market: string, operator: Operator): Promise<void> {
  const trader = await newTrader(page, operator, RICH);
  await trader.place(market, { side: 'buy', price: '99', quantity: '10' });
  await page.addInitScript(() => localStorage.setItem('bourse.chart', JSON.stringify({ fitOrders: true })));
  await trading.open(market);
  await trading.ready();
}

test.beforeEach(async ({ market, counterparty }) => {
  const asset = assetOf(market);
  await trade(market, '100', await counterparty(RICH), await counterparty({ [asset]: '10' }));
});

test('an order is dragged to another price, once that is confirmed', async ({ trading, page, market, operator }) => {
  await openWithOrder(trading, page, market, operator);
  const { grip, question } = lineOf(page);
  const { openOrder } = deskOf(page);
  await expect(grip).toHaveAttribute('aria-valuetext', '99.00');
  const drag = async (pixels: number) => {
    const box = await grip.boundingBox();
    if (!box) throw new Error('the handle is not in view');
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x, y + pixels / 2);
    await page.mouse.move(x, y + pixels);
    await page.mouse.up();
  };

  await drag(-40);
  await expect(question).toContainText('from 99.00 to 99.');
  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect(question).toBeHidden();
  await expect(openOrder).toContainText('99.00');

  await drag(-40);
  const [, price = ''] = /to ([\d.]+)\?/.exec(await question.innerText()) ?? [];
  expect(Number(price)).toBeGreaterThan(99);
  expect(Number(price)).toBeLessThan(100);
  await question.getByRole('button', { name: 'Confirm' }).click();

  await expect(openOrder).toContainText(price);
  await expect(grip).toHaveAttribute('aria-valuetext', price);
  await expect(page.getByTestId('bids')).toContainText(price);
});

test('an order is moved and cancelled on the chart by keyboard', async ({ trading, page, market, operator }) => {
  await openWithOrder(trading, page, market, operator);
  const { grip, cancel, question } = lineOf(page);
  const { openOrder } = deskOf(page);

  await grip.focus();
  await page.keyboard.press('Shift+ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(grip).toHaveAttribute('aria-valuetext', /^99\.11, Enter moves it there/);
  await page.keyboard.press('Escape');
  await expect(question).toBeHidden();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(openOrder).toContainText('98.99');
  await expect(grip).toBeFocused();

  await page.keyboard.press('Tab');
  await expect(cancel).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText('No open orders.')).toBeVisible();
  await expect(trading.chart).toBeFocused();
});

test('what one has traded is named in the chart’s legend', async ({
  trading,
  page,
  market,
  operator,
  counterparty,
}) => {
  const asset = assetOf(market);
  const trader = await newTrader(page, operator, RICH);
  const seller = await counterparty({ [asset]: '10' });
  await seller.place(market, { side: 'sell', price: '100', quantity: '4' });
  await trader.place(market, { side: 'buy', type: 'market', quantity: '4' });
  await trading.open(`${market}?tf=1d`);
  await trading.ready();

  await expect(page.getByTestId('legend-buy')).toHaveText(`4 ${asset} at 100.00`);
});
