import { describe, expect, it } from 'vitest';
import type { Order } from '@/account/wire';
import { MOST_ORDERS, orderLinesOf } from './openOrderLines';

const OPTIONS = { market: 'BTC_USDT', base: 'BTC', quote: 'USDT', status: 'trading' } as const;

const limitBuy: Order = {
  orderId: '7',
  clientOrderId: 'mine',
  market: 'BTC_USDT',
  side: 'buy',
  type: 'limit',
  price: '61000.00',
  stopPrice: undefined,
  quantity: '1.00000',
  quoteQuantity: undefined,
  displayQuantity: undefined,
  timeInForce: 'gtc',
  expiresAt: undefined,
  postOnly: false,
  executedQty: '0.50000',
  executedQuoteQty: undefined,
  remainingQty: '0.50000',
  status: 'partially_filled',
  cancelReason: undefined,
  fills: undefined,
  createdAt: 1,
};

const linesOf = (...orders: Order[]) => orderLinesOf(orders, OPTIONS).lines;

describe('a limit order', () => {
  it('has a line at its price that says the side and what is left, and can be moved', () => {
    expect(linesOf(limitBuy)).toMatchObject([
      { id: '7', kind: 'limit', price: '61000.00', title: 'Buy 0.5 BTC', fixedBecause: undefined },
    ]);
  });

  it('of another market has none', () => {
    expect(linesOf({ ...limitBuy, market: 'ETH_USDT' })).toEqual([]);
  });

  it.each(['halted', 'cancel_only'] as const)('can not be moved in a market that is %s, which is said', (status) => {
    const [line] = orderLinesOf([limitBuy], { ...OPTIONS, status }).lines;

    expect(line?.fixedBecause).toMatch(/^The market .*\.$/);
  });
});

describe('a stop order', () => {
  const stop: Order = {
    ...limitBuy,
    side: 'sell',
    type: 'stop_loss',
    price: undefined,
    stopPrice: '59000.00',
    status: 'open',
  };

  it('has a fixed line at the price that it waits for', () => {
    expect(linesOf(stop)).toMatchObject([
      { id: '7-stop', kind: 'stop', price: '59000.00', title: 'Stop: sell 0.5 BTC' },
    ]);
    expect(linesOf(stop)[0]?.fixedBecause).toContain('A stop price can’t be changed');
  });

  it('with a limit has two, of which the limit can be moved', () => {
    const lines = linesOf({ ...stop, type: 'take_profit_limit', price: '58900.00' });

    expect(lines.map(({ id, title, fixedBecause }) => [id, title, fixedBecause === undefined])).toEqual([
      ['7-stop', 'Take profit: sell 0.5 BTC', false],
      ['7', 'Sell 0.5 BTC (limit)', true],
    ]);
  });

  it('that has traded shows its limit alone', () => {
    const triggered: Order = { ...stop, type: 'stop_loss_limit', price: '58900.00', status: 'partially_filled' };

    expect(linesOf(triggered).map(({ id }) => id)).toEqual(['7']);
  });

  it('by amount says what it may cost', () => {
    const byAmount: Order = { ...stop, side: 'buy', quantity: undefined, quoteQuantity: '1000.00000000' };

    expect(linesOf(byAmount)[0]?.title).toBe('Stop: buy for 1,000 USDT');
  });
});

it('lists the lines from the highest price down', () => {
  const lines = linesOf(
    limitBuy,
    { ...limitBuy, orderId: '8', price: '100000.00' },
    { ...limitBuy, orderId: '9', price: '9.00' },
  );

  expect(lines.map(({ id }) => id)).toEqual(['8', '7', '9']);
});

it('leaves out the oldest of too many orders, and says how many', () => {
  const orders = Array.from({ length: MOST_ORDERS + 3 }, (_, index) => ({ ...limitBuy, orderId: String(index) }));

  const { lines, leftOut } = orderLinesOf(orders, OPTIONS);

  expect(leftOut).toBe(3);
  expect(lines).toHaveLength(MOST_ORDERS);
  expect(lines.some(({ id }) => id === '2')).toBe(false);
});
