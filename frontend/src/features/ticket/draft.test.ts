import { describe, expect, it } from 'vitest';
import { tata } from '@/account/testing';
import { draftOf } from './draft';
import { changed, EMPTY, type Ticket } from './ticket';

const NOW = Date.UTC(2026, 10, 21, 12);
const draft = (change: Partial<Ticket>) => draftOf(changed(EMPTY, change, tata.rules), 'TATA_INR', tata, NOW);
const problems = (change: Partial<Ticket>) => draft(change).problems.map(({ code, part }) => `${code} ${part ?? ''}`);

describe('an order read from the form', () => {
  it.each<[Partial<Ticket>, object]>([
    [
      { price: '100.50', quantity: '1,000' },
      { side: 'buy', type: 'limit', price: '100.50', quantity: '1000' },
    ],
    [
      { side: 'sell', price: '100.50', total: '1005', given: 'total' },
      { side: 'sell', type: 'limit', price: '100.50', quantity: '10.00' },
    ],
    [
      { kind: 'market', quantity: '10', price: '7', postOnly: true, timeInForce: 'fok', displayQuantity: '1' },
      { side: 'buy', type: 'market', quantity: '10' },
    ],
    [
      { kind: 'market', total: '500', given: 'total' },
      { side: 'buy', type: 'market', quoteQuantity: '500' },
    ],
    [
      { kind: 'stop', side: 'sell', stopPrice: '99', quantity: '10' },
      { side: 'sell', type: 'stop_loss', stopPrice: '99', quantity: '10' },
    ],
    [
      { kind: 'takeProfit', hasLimit: true, stopPrice: '99', price: '99.50', quantity: '10' },
      { side: 'buy', type: 'take_profit_limit', stopPrice: '99', price: '99.50', quantity: '10' },
    ],
    [
      { price: '100', quantity: '10', postOnly: true, displayQuantity: '1' },
      { side: 'buy', type: 'limit', price: '100', quantity: '10', postOnly: true, displayQuantity: '1' },
    ],
    [
      { price: '100', quantity: '10', timeInForce: 'ioc', postOnly: true, displayQuantity: '1' },
      { side: 'buy', type: 'limit', price: '100', quantity: '10', timeInForce: 'ioc' },
    ],
    [
      { price: '100', quantity: '10', timeInForce: 'gtd', expiresAt: '2026-11-21T12:01' },
      { side: 'buy', type: 'limit', price: '100', quantity: '10', timeInForce: 'gtd', expiresAt: NOW + 60_000 },
    ],
  ])('%o', (change, order) => {
    expect(draft(change)).toEqual({ order: { market: 'TATA_INR', ...order }, problems: [] });
  });
});

describe('what can not be sent', () => {
  it('is what has yet to be filled in', () => {
    expect(problems({})).toEqual(['MISSING price', 'MISSING quantity']);
    expect(problems({ kind: 'stop', hasLimit: true })).toEqual([
      'MISSING stopPrice',
      'MISSING price',
      'MISSING quantity',
    ]);
    expect(problems({ kind: 'market', given: 'total' })).toEqual(['MISSING quoteQuantity']);
    expect(problems({ price: '1', quantity: '10', timeInForce: 'gtd' })).toEqual(['MISSING expiresAt']);
  });

  it('is what is no number', () => {
    expect(problems({ price: 'ten', quantity: '1.2.3' })).toEqual(['UNREADABLE price', 'UNREADABLE quantity']);
    expect(problems({ price: '10', total: 'much', given: 'total' })).toEqual(['UNREADABLE quoteQuantity']);
    expect(problems({ price: '1', quantity: '10', displayQuantity: '-1' })).toEqual(['UNREADABLE displayQuantity']);
  });

  it('is what the rules refuse', () => {
    expect(problems({ price: '100.505', quantity: '10' })).toEqual(['PRICE_NOT_ON_TICK price']);
    expect(problems({ price: '100', total: '0.5', given: 'total' })).toEqual(['QUANTITY_TOO_SMALL quantity']);
    expect(problems({ price: '1', quantity: '10', timeInForce: 'gtd', expiresAt: '2026-11-21T11:59' })).toEqual([
      'EXPIRY_NOT_IN_FUTURE expiresAt',
    ]);
  });
});
