import { describe, expect, it } from 'vitest';
import type { OrderFigures } from './orderProblem';
import { problemsOf } from './orderRules';
import { tata } from './testing';

const NOW = 1_000;
const told = (order: Partial<OrderFigures>) =>
  problemsOf({ side: 'buy', ...order }, tata, NOW).map(({ code, part, nearest }) => [code, part, nearest]);

describe('the rules of a market', () => {
  it('have nothing against an order that keeps to them', () => {
    expect(told({ price: '100.50', quantity: '10.00', displayQuantity: '0.10', expiresAt: NOW + 1 })).toEqual([]);
    expect(told({ quoteQuantity: '1' })).toEqual([]);
    expect(told({ stopPrice: '99', quantity: '0.01' })).toEqual([]);
  });

  it.each<[Partial<OrderFigures>, string, string, string | undefined]>([
    [{ price: '100.505', quantity: '1' }, 'PRICE_NOT_ON_TICK', 'price', '100.50'],
    [{ price: '0', quantity: '1' }, 'PRICE_NOT_ON_TICK', 'price', '0.01'],
    [{ stopPrice: '99.999', quantity: '1' }, 'PRICE_NOT_ON_TICK', 'stopPrice', '100.00'],
    [{ price: '100', quantity: '1.006' }, 'QUANTITY_NOT_ON_LOT', 'quantity', '1.01'],
    [{ quantity: '0' }, 'QUANTITY_TOO_SMALL', 'quantity', '0.01'],
    [{ quantity: '0.001' }, 'QUANTITY_TOO_SMALL', 'quantity', '0.01'],
    [{ quantity: '1000000.01' }, 'QUANTITY_TOO_LARGE', 'quantity', '1000000.00'],
    [{ price: '0.30', quantity: '3' }, 'MIN_NOTIONAL', 'quantity', '3.34'],
    [{ quoteQuantity: '0.5' }, 'MIN_NOTIONAL', 'quoteQuantity', '1.0000'],
    [{ quoteQuantity: '0' }, 'MIN_NOTIONAL', 'quoteQuantity', '1.0000'],
    [{ price: '100', quantity: '10', displayQuantity: '0.05' }, 'INVALID_DISPLAY_QUANTITY', 'displayQuantity', '0.10'],
    [{ price: '100', quantity: '10', displayQuantity: '11' }, 'INVALID_DISPLAY_QUANTITY', 'displayQuantity', '10.00'],
    [{ price: '100', quantity: '10', displayQuantity: '1.006' }, 'INVALID_DISPLAY_QUANTITY', 'displayQuantity', '1.01'],
    [{ price: '100', quantity: '1', expiresAt: NOW }, 'EXPIRY_NOT_IN_FUTURE', 'expiresAt', undefined],
  ])('refuse %o for %s, with the nearest that is right', (order, code, part, nearest) => {
    expect(told(order)).toEqual([[code, part, nearest]]);
  });

  it('name the smallest quantity that is worth enough, and not one lot more', () => {
    expect(told({ price: '0.25', quantity: '1' })).toEqual([['MIN_NOTIONAL', 'quantity', '4.00']]);
  });

  it('are all told at once', () => {
    expect(told({ price: '100.505', quantity: '1.006' })).toHaveLength(2);
  });
});
