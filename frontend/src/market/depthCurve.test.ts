import { describe, expect, it } from 'vitest';
import { BookSide } from './bookSide';
import { depthCurve, REACHES, reachFor, totalAt } from './depthCurve';

function sideOf(side: 'bids' | 'asks', ...levels: [number, number][]): BookSide {
  const it = new BookSide(side);
  it.replace(new Map(levels));
  return it;
}

const bids = sideOf('bids', [9_900, 2], [9_800, 3], [9_000, 5]);
const asks = sideOf('asks', [10_100, 1], [10_200, 4], [14_000, 9]);

describe('a depth curve', () => {
  it('adds up from the best price to the limit', () => {
    expect(depthCurve(bids, 9_500)).toEqual({ ticks: [9_900, 9_800], totals: [2, 5] });
    expect(depthCurve(asks, 10_200)).toEqual({ ticks: [10_100, 10_200], totals: [1, 5] });
  });

  it('tells how much there is at a price or better', () => {
    const curve = depthCurve(bids, 0);
    expect([9_950, 9_900, 9_850, 9_800, 1].map((price) => totalAt(curve, 'bids', price))).toEqual([0, 2, 2, 5, 10]);
    const sold = depthCurve(asks, 20_000);
    expect([10_050, 10_100, 10_200, 20_000].map((price) => totalAt(sold, 'asks', price))).toEqual([0, 1, 5, 14]);
  });

  it('of an empty side is empty', () => {
    expect(totalAt(depthCurve(sideOf('asks'), 20_000), 'asks', 10_000)).toBe(0);
  });
});

describe('the first view', () => {
  const reach = (levels: number, some = bids, others = asks) => REACHES[reachFor(some, others, levels)];

  it('is the nearest that has enough of both sides', () => {
    expect([reach(1), reach(2), reach(3), reach(100)]).toEqual([0.01, 0.025, 0.5, 0.5]);
  });

  it('has what there is where one side is empty', () => {
    expect(reach(2, bids, sideOf('asks'))).toBe(0.025);
  });

  it('is the furthest where nothing is near enough, or there is nothing', () => {
    expect(reach(1, sideOf('bids', [1, 1]), asks)).toBe(0.5);
    expect(reach(1, sideOf('bids'), sideOf('asks'))).toBe(0.5);
  });
});
