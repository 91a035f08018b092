import { describe, expect, it } from 'vitest';
import { order } from '@/account/testing';
import type { FillEvent, Order, OrderEvent } from '@/account/wire';
import { News } from './news';

const fill = (told: Partial<FillEvent> = {}): FillEvent => ({
  e: 'fill',
  sequence: 1,
  T: 1,
  market: 'TATA_INR',
  orderId: '1',
  tradeId: '7',
  side: 'buy',
  price: '100.50',
  qty: '4.00',
  fee: '0.80',
  feeAsset: 'INR',
  maker: false,
  remainingQty: '6.00',
  ...told,
});

const said = (told: Partial<OrderEvent>): OrderEvent => ({
  e: 'order',
  sequence: 1,
  T: 1,
  market: 'TATA_INR',
  orderId: '1',
  status: 'cancelled',
  clientOrderId: '',
  ...told,
});

function told(...events: (FillEvent | OrderEvent | [OrderEvent, Order])[]): string[] {
  const news = new News();
  events.forEach((it) => (Array.isArray(it) ? news.hear(...it) : news.hear(it, undefined)));
  return news.take().map(({ tone, text }) => `${tone}: ${text}`);
}

describe('what is told of an account', () => {
  it('is an order’s fills in one sentence, with their average price', () => {
    const rest = fill({ price: '101.00', qty: '6.00', remainingQty: '0.00' });
    expect(told(fill(), rest)).toEqual(['good: Bought 10.00 TATA at 100.80.']);
  });

  it('is what is left of an order that has traded in part', () => {
    expect(told(fill({ side: 'sell', maker: true }))).toEqual(['neutral: Sold 4.00 TATA at 100.50; 6.00 TATA to go.']);
  });

  it('is why the rest of it was cancelled', () => {
    expect(told(fill(), said({ reason: 'NOT_FILLED_AT_ONCE' }))).toEqual([
      'bad: Bought 4.00 TATA at 100.50; the rest was cancelled: there was nothing more to trade with at its price.',
    ]);
  });

  it('is not the end of an order by amount, which is that it does not buy another lot', () => {
    expect(told(fill(), said({ reason: 'SPENT' }))).toEqual(['good: Bought 4.00 TATA at 100.50.']);
  });

  it('is an order that the exchange cancelled, but none that was cancelled as asked for', () => {
    expect(told([said({ reason: 'EXPIRED' }), order()])).toEqual([
      'bad: Your sell order in TATA/INR was cancelled: its time has passed.',
    ]);
    expect(told(said({ reason: 'REQUESTED' }))).toEqual([]);
    expect(told(said({ reason: 'REPLACED' }))).toEqual([]);
  });

  it('is a stop order that was triggered, and what it traded', () => {
    const stop = order({ type: 'stop_loss', price: undefined, stopPrice: '99.00' });
    const traded = fill({ side: 'sell', price: '98.90', qty: '10.00', remainingQty: '0.00' });
    expect(told([said({ status: 'triggered' }), stop], traded)).toEqual([
      'neutral: Your stop sell order in TATA/INR was triggered at 99.00.',
      'good: Sold 10.00 TATA at 98.90.',
    ]);
  });

  it('is one sentence for many orders', () => {
    const fills = ['1', '2', '3', '4'].map((orderId) => fill({ orderId, side: orderId === '4' ? 'sell' : 'buy' }));
    expect(told(...fills)).toEqual(['good: 4 orders traded: bought 12.00 TATA, sold 4.00 TATA.']);
    const cancels = ['1', '2', '3', '4'].map((orderId) => said({ orderId, reason: 'CLEARED' }));
    expect(told(...cancels)).toEqual(['bad: The exchange cancelled 4 orders; the order history says why.']);
  });

  it('is the dead-man switch once, not each order that it cancelled', () => {
    const news = new News();
    news.hear({ e: 'silence', sequence: 1, T: 1 }, undefined);
    news.hear(said({ reason: 'DEAD_MAN_SWITCH' }), order());
    expect(news.take().map(({ text }) => text)).toEqual([
      'Your account was silent for longer than it had said, so all its orders were cancelled.',
    ]);
  });

  it('is told once, and of balances nothing', () => {
    const news = new News();
    news.hear(fill(), undefined);
    expect(news.take()).toHaveLength(1);
    expect(news.take()).toEqual([]);
    const balance = { e: 'balance', sequence: 1, T: 1, asset: 'INR', available: '1', locked: '0' } as const;
    expect(news.hear(balance, undefined)).toBe(false);
  });
});
