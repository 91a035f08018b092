import { describe, expect, it } from 'vitest';
import { order, tata } from '@/account/testing';
import { amendmentOf, isAmendable, textsOf } from './amendment';

const open = order({ executedQty: '4.00', remainingQty: '6.00', status: 'partially_filled' });
const amend = (price: string, quantity: string) => amendmentOf({ price, quantity }, open, tata);
const problems = (price: string, quantity: string) =>
  amend(price, quantity).problems.map(({ code, part, nearest }) => [code, part, nearest]);

describe('a change of an order', () => {
  it('begins with what it is', () => {
    expect(textsOf(open)).toEqual({ price: '100.50', quantity: '10.00' });
    expect(amend('100.50', '10.00')).toEqual({ amendment: {}, problems: [] });
  });

  it('is only what is another value', () => {
    expect(amend('100.5', '12').amendment).toEqual({ quantity: '12' });
    expect(amend('101', '10').amendment).toEqual({ price: '101' });
  });

  it('keeps to the rules of the market', () => {
    expect(problems('100.505', '10')).toEqual([['PRICE_NOT_ON_TICK', 'price', '100.50']]);
    expect(problems('abc', '')).toEqual([
      ['UNREADABLE', 'price', undefined],
      ['UNREADABLE', 'quantity', undefined],
    ]);
  });

  it('leaves more than what has traded', () => {
    expect(problems('100.50', '4')).toEqual([['QUANTITY_TOO_SMALL', 'quantity', '4.01']]);
  });

  it('of an order at any price is of its quantity', () => {
    const stop = order({ type: 'stop_loss', price: undefined, stopPrice: '99.00' });
    expect(amendmentOf(textsOf(stop), stop, tata)).toEqual({ amendment: {}, problems: [] });
    expect(amendmentOf({ price: undefined, quantity: '5' }, stop, tata).amendment).toEqual({ quantity: '5' });
  });

  it('of an order by amount is none', () => {
    expect(isAmendable(open)).toBe(true);
    expect(isAmendable(order({ quantity: undefined, quoteQuantity: '500' }))).toBe(false);
  });
});
