import { describe, expect, it } from 'vitest';
import { tata } from '@/account/testing';
import {
  changed as changedBy,
  cleared,
  costOfWholeLots,
  EMPTY,
  isByAmount,
  quoteDecimals,
  typeOf,
  withNearest,
  withPickedPrice,
  type Ticket,
} from './ticket';

const { rules } = tata;
const changed = (before: Ticket, change: Partial<Ticket>) => changedBy(before, change, rules);
const limit = changed(EMPTY, { price: '100.50', quantity: '10' });

describe('price, quantity and total', () => {
  it('follow each other: the total is their product, exactly', () => {
    expect(limit.total).toBe('1005.00');
    expect(changed(limit, { price: '100.505' }).total).toBe('1005.05');
    expect(changed(limit, { quantity: '0.01' }).total).toBe('1.005');
  });

  it('follow a total that is typed: as many whole lots as it buys', () => {
    const byTotal = changed(limit, { total: '1000', given: 'total' });
    expect(byTotal.quantity).toBe('9.95');
    expect(byTotal.total).toBe('1000');
    expect(costOfWholeLots(byTotal)).toBe('999.975');
    expect(costOfWholeLots(changed(byTotal, { total: '1005' }))).toBeUndefined();
  });

  it('keep what the person gave last when the price changes', () => {
    const byTotal = changed(limit, { total: '1000', given: 'total' });
    expect(changed(byTotal, { price: '200' })).toMatchObject({ total: '1000', quantity: '5.00' });
    expect(changed(limit, { price: '200' })).toMatchObject({ total: '2000.00', quantity: '10' });
  });

  it('are empty while what they follow from is not a number', () => {
    expect(changed(limit, { price: '' }).total).toBe('');
    expect(changed(limit, { quantity: 'ten' }).total).toBe('');
    expect(changed(limit, { total: '1000', given: 'total', price: '0' }).quantity).toBe('');
  });

  it('leave alone what was typed, however unfit', () => {
    expect(changed(limit, { price: '100.505', quantity: '1.00001' })).toMatchObject({
      price: '100.505',
      quantity: '1.00001',
    });
  });
});

describe('an order at any price', () => {
  const market = changed(limit, { kind: 'market' });

  it('has no total when it is by quantity', () => {
    expect(market).toMatchObject({ quantity: '10', total: '' });
  });

  it('may be by what it costs, when it buys', () => {
    const amount = changed(market, { total: '500', given: 'total' });
    expect(isByAmount(amount)).toBe(true);
    expect(amount.quantity).toBe('');
    expect(changed(amount, { side: 'sell' })).toMatchObject({ given: 'quantity', total: '' });
  });

  it('becomes a limit order when a price is picked', () => {
    expect(withPickedPrice(market, '101.2', rules)).toMatchObject({ kind: 'limit', price: '101.20', total: '1012.00' });
  });
});

describe('a stop or take-profit order', () => {
  const stop = changed(limit, { kind: 'stop' });

  it('takes a picked price for its stop price, or for its limit when it has one', () => {
    expect(withPickedPrice(stop, '99', rules)).toMatchObject({ kind: 'stop', stopPrice: '99.00' });
    const limited = changed(stop, { hasLimit: true });
    expect(withPickedPrice(limited, '98', rules)).toMatchObject({ stopPrice: '', price: '98.00' });
  });

  it('has the type that it says', () => {
    expect(typeOf(stop)).toBe('stop_loss');
    expect(typeOf(changed(stop, { hasLimit: true }))).toBe('stop_loss_limit');
    expect(typeOf(changed(stop, { kind: 'takeProfit' }))).toBe('take_profit');
  });
});

describe('the nearest value that would do', () => {
  it('goes where the problem is, and the total follows', () => {
    const problem = { code: '', part: 'price' as const, text: '', nearest: '101.00' };
    expect(withNearest(limit, problem, rules)).toMatchObject({ price: '101.00', total: '1010.00' });
  });

  it('of a quantity is the quantity, also when a total was typed', () => {
    const byTotal = changed(limit, { total: '0.5', given: 'total' });
    const problem = { code: '', part: 'quantity' as const, text: '', nearest: '0.01' };
    expect(withNearest(byTotal, problem, rules)).toMatchObject({ quantity: '0.01', given: 'quantity', total: '1.005' });
  });

  it('of an amount is the total', () => {
    const amount = changed(limit, { kind: 'market', total: '0.5', given: 'total' });
    const problem = { code: '', part: 'quoteQuantity' as const, text: '', nearest: '1.0000' };
    expect(withNearest(amount, problem, rules).total).toBe('1.00');
  });
});

it('a ticket keeps its price when its order was taken', () => {
  expect(cleared(limit)).toMatchObject({ price: '100.50', quantity: '', total: '' });
});

it('amounts have the decimals that the rules are written with', () => {
  expect(quoteDecimals(rules)).toBe(4);
  expect(quoteDecimals({ ...rules, minNotional: '1' })).toBe(0);
});
