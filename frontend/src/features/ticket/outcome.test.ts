import { describe, expect, it } from 'vitest';
import type { NewOrder } from '@/account/api';
import { ApiError } from '@/lib/http';
import { outcomeOf, outcomeOfLookUp } from './outcome';

const order: NewOrder = { market: 'TATA_INR', side: 'buy', type: 'market', quantity: '1', clientOrderId: 'mine' };
const failed = (status: number, code = '') => new ApiError('', status, code);
const after = (error: unknown, isRepeated = false) => outcomeOf(error, order, isRepeated).status;

describe('an order that failed', () => {
  it('was refused when the exchange says why', () => {
    expect(after(failed(422, 'INSUFFICIENT_BALANCE'))).toBe('refused');
    expect(after(failed(409, 'MARKET_HALTED'))).toBe('refused');
    expect(after(failed(429, 'RATE_LIMITED'))).toBe('refused');
    expect(after(failed(503, 'EXCHANGE_UNAVAILABLE'))).toBe('refused');
  });

  it('may have been placed when there was no answer, or none that says', () => {
    expect(after(failed(0))).toBe('unknown');
    expect(after(failed(504, 'STATUS_UNKNOWN'))).toBe('unknown');
    expect(after(failed(500, 'INTERNAL_ERROR'))).toBe('unknown');
    expect(after(failed(502))).toBe('unknown');
    expect(after(new TypeError())).toBe('unknown');
  });

  it('and was sent again is only known by an answer about the order', () => {
    expect(after(failed(422, 'INSUFFICIENT_BALANCE'), true)).toBe('refused');
    expect(after(failed(429, 'RATE_LIMITED'), true)).toBe('unknown');
    expect(after(failed(401, 'UNAUTHENTICATED'), true)).toBe('unknown');
    expect(after(failed(503, 'DATABASE_UNAVAILABLE'), true)).toBe('unknown');
  });

  it('was not placed when there is none of its name', () => {
    expect(outcomeOfLookUp(failed(404, 'UNKNOWN_ORDER'), order).status).toBe('lost');
    expect(outcomeOfLookUp(failed(503, 'HISTORY_BEHIND'), order).status).toBe('unknown');
  });
});
