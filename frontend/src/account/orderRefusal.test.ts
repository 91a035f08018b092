import { describe, expect, it } from 'vitest';
import { ApiError } from '@/lib/http';
import type { OrderFigures } from './orderProblem';
import { refusalOf } from './orderRefusal';
import { tata } from './testing';

const buy: OrderFigures = { side: 'buy', price: '100.50', quantity: '10' };
const refused = (code: string, details: object, order = buy) =>
  refusalOf(new ApiError('The server’s words.', 422, code, { market: 'TATA_INR', ...details }), order, tata);

describe('a refusal', () => {
  it.each([
    ['PRICE_NOT_ON_TICK', { price: '100.505', tickSize: '0.01', nearest: '100.51' }, 'price', '100.51'],
    ['PRICE_OUT_OF_BAND', { price: '200.00', nearest: '110.00' }, 'price', '110.00'],
    ['QUANTITY_NOT_ON_LOT', { quantity: '1.001', lotSize: '0.01', nearest: '1.00' }, 'quantity', '1.00'],
    ['QUANTITY_NOT_ON_LOT', { displayQuantity: '1.001', nearest: '1.00' }, 'displayQuantity', '1.00'],
    ['QUANTITY_TOO_SMALL', { quantity: '0.01', nearest: '4.01' }, 'quantity', '4.01'],
    ['QUANTITY_TOO_LARGE', { quantity: '2000.00', nearest: '1000.00' }, 'quantity', '1000.00'],
    ['MIN_NOTIONAL', { notional: '100.5', minNotional: '2000.0000' }, 'quantity', '19.91'],
    ['INVALID_DISPLAY_QUANTITY', { displayQuantity: '0.01', nearest: '0.10' }, 'displayQuantity', '0.10'],
    ['POST_ONLY_WOULD_TAKE', { price: '100.50', bestPrice: '100.40' }, 'price', '100.39'],
    ['INSUFFICIENT_BALANCE', { asset: 'INR', required: '1006.0050', available: '500.0000' }, 'quantity', undefined],
    ['EXPIRY_NOT_IN_FUTURE', { expiresAt: 1, now: 2 }, 'expiresAt', undefined],
    ['FILL_OR_KILL_NOT_FILLED', {}, 'timeInForce', undefined],
    ['INVALID_PARAMETER', { parameter: 'quoteQuantity' }, 'quoteQuantity', undefined],
    ['MARKET_HALTED', {}, undefined, undefined],
  ])('%s %o is about %s, where %s would do', (code, details, part, nearest) => {
    const refusal = refused(code, details);
    expect([refusal.code, refusal.part, refusal.nearest]).toEqual([code, part, nearest]);
  });

  it('of a stop price is told beside that, whichever way the server names it', () => {
    const stop: OrderFigures = { side: 'sell', stopPrice: '99.005', price: '98.00', quantity: '1' };
    expect(refused('PRICE_NOT_ON_TICK', { stopPrice: '99.005', nearest: '99.00' }, stop).part).toBe('stopPrice');
    expect(refused('PRICE_NOT_ON_TICK', { price: '99.0050', nearest: '99.00' }, stop).part).toBe('stopPrice');
    expect(refused('PRICE_NOT_ON_TICK', { price: '98.005', nearest: '98.00' }, stop).part).toBe('price');
  });

  it('of a post-only sell has its nearest price above the best bid', () => {
    const sell: OrderFigures = { side: 'sell', price: '100', quantity: '1' };
    expect(refused('POST_ONLY_WOULD_TAKE', { bestPrice: '100.40' }, sell).nearest).toBe('100.41');
  });

  it('for want of money says how much there is, and an amount can be just that', () => {
    const details = { asset: 'INR', required: '1000.0000', available: '500.2500' };
    const amount: OrderFigures = { side: 'buy', quoteQuantity: '1000' };
    expect(refused('INSUFFICIENT_BALANCE', details, amount)).toMatchObject({
      part: 'quoteQuantity',
      text: 'This needs 1,000.00 INR; 500.25 is available.',
      nearest: '500.2500',
    });
  });

  it('that this page does not know is told in the server’s words', () => {
    expect(refused('SOMETHING_NEW', {})).toMatchObject({ part: undefined, text: 'The server’s words.' });
  });
});
