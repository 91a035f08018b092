import { describe, expect, it } from 'vitest';
import { amountOf } from './fundRules';

const fund = { asset: 'USDT', amount: '10000' };

describe('amountOf', () => {
  it.each([
    ['10,000', '10000'],
    ['0.5', '0.5'],
    [' 250 ', '250'],
  ])('takes %j', (text, amount) => expect(amountOf(text, fund)).toEqual({ amount }));

  it.each([
    ['', /Enter/],
    ['ten', /no number/],
    ['-5', /no number/],
    ['0.00', /More than nothing/],
    ['10000.01', /At most 10,000 USDT/],
  ])('says what is wrong with %j', (text, problem) =>
    expect(amountOf(text, fund)).toEqual({ problem: expect.stringMatching(problem) as string }),
  );
});
