import { expect, it } from 'vitest';
import { order } from '@/account/testing';
import { statusText } from './statusText';

it.each([
  [{}, 'Open'],
  [{ status: 'partially_filled', postOnly: true }, 'Partly filled · post-only'],
  [{ timeInForce: 'gtd', expiresAt: Date.UTC(2026, 10, 21, 14) }, 'Open · until 21 Nov 14:00:00'],
  [{ timeInForce: 'fok', status: 'cancelled' }, 'Cancelled · FOK'],
  [{ type: 'market', timeInForce: 'ioc', status: 'filled' }, 'Filled'],
  [{ displayQuantity: '1.00' }, 'Open · shows 1.00'],
] as const)('%o stands as “%s”', (told, text) => {
  expect(statusText(order(told))).toBe(text);
});
