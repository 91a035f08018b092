import { expect, it } from 'vitest';
import { valueAt } from './position';

it('a position is worth the last price times its quantity, rounded down', () => {
  expect(valueAt({ quantity: '0.33333', cost: '33.300000' }, '100.12345')).toEqual({
    value: '33.374149',
    unrealised: '0.074149',
    unrealisedPercent: '0.22',
  });
});

it('a loss has its sign', () => {
  expect(valueAt({ quantity: '10.00', cost: '1005.0000' }, '99')).toMatchObject({
    unrealised: '-15',
    unrealisedPercent: '-1.49',
  });
});

it('what cost nothing has no percentage', () => {
  expect(valueAt({ quantity: '0.00', cost: '0.0000' }, '99').unrealisedPercent).toBeUndefined();
});
