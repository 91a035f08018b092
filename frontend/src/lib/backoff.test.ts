import { expect, it } from 'vitest';
import { backoffMs } from './backoff';

const backoff = { firstMs: 1_000, maxMs: 30_000 };

it('doubles with each failure', () => {
  expect([0, 1, 2, 3].map((failures) => backoffMs(backoff, failures, 1))).toEqual([1_000, 2_000, 4_000, 8_000]);
});

it('never exceeds its maximum', () => {
  expect(backoffMs(backoff, 1_000, 1)).toBe(30_000);
});

it('is spread by chance over the upper half', () => {
  expect(backoffMs(backoff, 3, 0)).toBe(4_000);
  expect(backoffMs(backoff, 3, 0.5)).toBe(6_000);
});
