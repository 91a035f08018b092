import { describe, expect, it } from 'vitest';
import { tata } from '@/account/testing';
import { add, compare, multiply } from '@/lib/decimal';
import { feeOf, withShare } from './shares';
import { changed, EMPTY, type Ticket } from './ticket';

const share = (change: Partial<Ticket>, percent: number, available: string, bestPrice?: string) =>
  withShare(changed(EMPTY, change, tata.rules), percent, { available, bestPrice }, tata);

describe('a share of what is available', () => {
  it('of a sell is whole lots of it', () => {
    expect(share({ side: 'sell' }, 25, '10.03')?.quantity).toBe('2.50');
    expect(share({ side: 'sell' }, 100, '10.03')?.quantity).toBe('10.03');
  });

  it('of a limit buy leaves enough for the highest fee, and the total follows', () => {
    const ticket = share({ price: '100.50' }, 100, '1000');
    expect(ticket).toMatchObject({ quantity: '9.93', total: '997.965' });
  });

  it('of a market buy goes by the best price and the taker’s fee', () => {
    expect(share({ kind: 'market' }, 50, '1000', '100.00')?.quantity).toBe('4.99');
  });

  it('of a market buy by amount is an amount', () => {
    expect(share({ kind: 'market', given: 'total' }, 25, '1000.0001')?.total).toBe('250.0000');
  });

  it('of a market buy is an amount, too, while nobody offers', () => {
    expect(share({ kind: 'market' }, 100, '1000')).toMatchObject({ total: '1000.0000', given: 'total', quantity: '' });
  });

  it('of a stop buy goes by its stop price', () => {
    expect(share({ kind: 'stop', stopPrice: '200' }, 100, '1000', '100')?.quantity).toBe('4.99');
  });

  it('is not known without a price, nor when there is nothing', () => {
    expect(share({}, 100, '1000')).toBeUndefined();
    expect(share({ side: 'sell' }, 100, '0.00')).toBeUndefined();
  });

  it('is never more than the market allows', () => {
    expect(share({ side: 'sell' }, 100, '2000000')?.quantity).toBe('1000000.00');
  });

  it('never costs more than there is, and one lot more would', () => {
    const price = '33.33';
    for (let cents = 100_000; cents < 100_400; cents++) {
      const available = multiply(String(cents), '0.01');
      const quantity = share({ price }, 100, available)?.quantity ?? '';
      const cost = (lots: string) => {
        const notional = multiply(price, lots);
        return add(notional, feeOf(notional, 20, tata.rules));
      };
      expect(compare(cost(quantity), available)).toBeLessThanOrEqual(0);
      expect(compare(cost(add(quantity, '0.01')), available)).toBe(1);
    }
  });
});

it('a fee is rounded up to what the quote asset has', () => {
  expect(feeOf('100.5000', 20, tata.rules)).toBe('0.2010');
  expect(feeOf('0.0001', 20, tata.rules)).toBe('0.0001');
  expect(feeOf('0', 20, tata.rules)).toBe('0.0000');
});
