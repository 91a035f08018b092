import { describe, expect, it } from 'vitest';
import { roundTicks, timeTicks } from './axis';

describe('the marks of an axis', () => {
  it('are round numbers within its ends', () => {
    expect(roundTicks(0, 100, 4)).toEqual([0, 50, 100]);
    expect(roundTicks(9_872, 10_130, 3)).toEqual([9_900, 10_000, 10_100]);
    expect(roundTicks(-0.03, 0.05, 4)).toEqual([-0.02, 0, 0.02, 0.04].map((it) => expect.closeTo(it) as number));
  });

  it('are one where there is nothing between the ends', () => {
    expect(roundTicks(5, 5, 4)).toEqual([5]);
  });

  it('are round times', () => {
    const noon = Date.UTC(2026, 10, 25, 12);
    expect(timeTicks(noon + 1, noon + 15 * 60_000, 4)).toEqual({
      times: [5, 10, 15].map((minutes) => noon + minutes * 60_000),
      areDays: false,
    });
    expect(timeTicks(noon, noon + 3 * 86_400_000, 4)).toEqual({
      times: [1, 2, 3].map((days) => Date.UTC(2026, 10, 25 + days)),
      areDays: true,
    });
  });
});
