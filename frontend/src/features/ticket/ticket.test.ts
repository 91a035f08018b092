import { describe, expect, it } from 'vitest';
import { ApiError } from '@/lib/http';
import type { MarketRules } from '@/market/types';
import { isUncertain, problemOf } from './refusals';
import { brokenRule, changed, EMPTY_TICKET, orderOf, shareOf, type Ticket } from './ticket';

const rules: MarketRules = {
  status: 'trading',
  tickSize: '0.01',
  lotSize: '0.00001',
  minQuantity: '0.00001',
  maxQuantity: '1000',
  minNotional: '0',
  makerFeeBps: 10,
  takerFeeBps: 20,
};

const ticket = (change: Partial<Ticket>): Ticket => ({ ...EMPTY_TICKET, ...change });

describe('quantity and total', () => {
  it('the total follows the quantity', () => {
    const priced = changed(EMPTY_TICKET, { price: '61000.50' }, rules);

    expect(changed(priced, { quantity: '0.5' }, rules)).toMatchObject({ total: '30500.25', by: 'quantity' });
  });

  it('the quantity follows the total, down to the lot', () => {
    const priced = changed(EMPTY_TICKET, { price: '61000' }, rules);

    expect(changed(priced, { total: '1000' }, rules)).toMatchObject({ quantity: '0.01639', total: '1000' });
  });

  it('what was typed stays when the price changes', () => {
    const typed = changed(changed(EMPTY_TICKET, { price: '100' }, rules), { total: '50' }, rules);

    expect(changed(typed, { price: '200' }, rules)).toMatchObject({ quantity: '0.25', total: '50' });
  });

  it('a market order has no total by its quantity', () => {
    expect(changed(ticket({ kind: 'market' }), { quantity: '2' }, rules).total).toBe('');
  });
});

describe('the order', () => {
  it('of a limit', () => {
    expect(orderOf(ticket({ price: '100.50', quantity: '10', postOnly: true }), 'TATA_INR')).toEqual({
      market: 'TATA_INR',
      side: 'buy',
      type: 'limit',
      price: '100.50',
      quantity: '10',
      timeInForce: 'gtc',
      postOnly: true,
    });
  });

  it('of a market buy by amount', () => {
    expect(orderOf(ticket({ kind: 'market', by: 'total', total: '1,000' }), 'TATA_INR')).toEqual({
      market: 'TATA_INR',
      side: 'buy',
      type: 'market',
      quoteQuantity: '1000',
    });
  });

  it('of a stop with and without a limit', () => {
    const stop = ticket({ side: 'sell', kind: 'stop', stopPrice: '95', quantity: '1' });

    expect(orderOf(stop, 'TATA_INR')).toMatchObject({ type: 'stop_loss', stopPrice: '95' });
    expect(orderOf({ ...stop, price: '94' }, 'TATA_INR')).toMatchObject({ type: 'stop_loss_limit', price: '94' });
  });

  it('until a moment in UTC', () => {
    const until = ticket({ price: '1', quantity: '1', timeInForce: 'gtd', expiresAt: '2026-11-25T14:30' });

    expect(orderOf(until, 'TATA_INR')).toMatchObject({ expiresAt: Date.UTC(2026, 10, 25, 14, 30) });
  });

  it.each([
    [{ quantity: '1' }, 'price'],
    [{ price: '1' }, 'quantity'],
    [{ price: '1', quantity: '0' }, 'quantity'],
    [{ kind: 'stop', quantity: '1' }, 'stopPrice'],
    [{ price: '1', quantity: '1', timeInForce: 'gtd' }, 'expiresAt'],
    [{ price: '1', quantity: '1', displayQuantity: 'x' }, 'displayQuantity'],
  ] as const)('is not there while something is missing: %j', (change, field) => {
    expect(orderOf(ticket(change), 'TATA_INR')).toMatchObject({ field });
  });
});

describe('a share of what is available', () => {
  it('of a sell is on the lot', () => {
    const means = { available: '0.123456', price: undefined };

    expect(shareOf(ticket({ side: 'sell' }), 50, means, rules)).toEqual({ quantity: '0.06172' });
  });

  it('of a limit buy leaves room for the fee', () => {
    const means = { available: '1000', price: '100' };

    expect(shareOf(ticket({ price: '100' }), 100, means, rules)).toEqual({ quantity: '9.98003' });
  });

  it('of a market buy is an amount', () => {
    expect(shareOf(ticket({ kind: 'market' }), 25, { available: '1000', price: '100' }, rules)).toEqual({
      total: '250.00',
    });
  });
});

describe('a refusal', () => {
  it('is shown at its field with the nearest value that is right', () => {
    const error = new ApiError('No multiple of the tick.', 400, 'PRICE_NOT_ON_TICK', { nearest: '101.00' });

    expect(problemOf(error, EMPTY_TICKET)).toEqual({
      field: 'price',
      message: 'No multiple of the tick.',
      suggestion: '101.00',
    });
  });

  it('of the amount is shown where the amount was typed', () => {
    const error = new ApiError('Too little.', 422, 'INSUFFICIENT_BALANCE');

    expect(problemOf(error, ticket({ by: 'total' })).field).toBe('total');
    expect(problemOf(error, ticket({ by: 'quantity' })).field).toBe('quantity');
  });

  it('leaves open what was done when there was no answer', () => {
    expect(isUncertain(new ApiError('The server cannot be reached.'))).toBe(true);
    expect(isUncertain(new ApiError('Look.', 504, 'STATUS_UNKNOWN'))).toBe(true);
    expect(isUncertain(new ApiError('No.', 400, 'PRICE_NOT_ON_TICK'))).toBe(false);
  });

  it('of a quantity that is too small needs no server', () => {
    const order = { market: 'TATA_INR', side: 'buy', type: 'limit', price: '1', quantity: '0.000001' } as const;

    expect(brokenRule(order, rules)).toMatchObject({ field: 'quantity', suggestion: '0.00001' });
  });
});
