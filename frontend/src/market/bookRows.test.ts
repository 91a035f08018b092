import { describe, expect, it } from 'vitest';
import { BookSide } from './bookSide';
import { bookRows, bookSteps } from './bookRows';

function sideOf(side: 'bids' | 'asks', ...levels: [number, number][]): BookSide {
  const it = new BookSide(side);
  it.replace(new Map(levels));
  return it;
}

describe('lines of a book', () => {
  it('are its levels where the step is the tick', () => {
    const bids = sideOf('bids', [10049, 2], [10047, 3], [10040, 5]);

    expect(bookRows(bids, 1, 2)).toEqual([
      { ticks: 10049, lots: 2, total: 2 },
      { ticks: 10047, lots: 3, total: 5 },
    ]);
  });

  it('put bids together downwards, and asks upwards', () => {
    const bids = sideOf('bids', [10049, 2], [10041, 3], [10040, 5], [10039, 7]);
    const asks = sideOf('asks', [10051, 2], [10059, 3], [10060, 5], [10061, 7]);

    expect(bookRows(bids, 10, 5)).toEqual([
      { ticks: 10040, lots: 10, total: 10 },
      { ticks: 10030, lots: 7, total: 17 },
    ]);
    expect(bookRows(asks, 10, 5)).toEqual([
      { ticks: 10060, lots: 10, total: 10 },
      { ticks: 10070, lots: 7, total: 17 },
    ]);
  });

  it('have the last one whole', () => {
    const asks = sideOf('asks', [10051, 2], [10061, 3], [10069, 4], [10071, 5]);

    expect(bookRows(asks, 10, 2).at(-1)).toEqual({ ticks: 10070, lots: 7, total: 9 });
  });

  it('are none for an empty side', () => {
    expect(bookRows(sideOf('asks'), 10, 5)).toEqual([]);
  });
});

describe('steps to choose from', () => {
  it('go from the tick to about a hundredth of the price', () => {
    expect(bookSteps(10_050)).toEqual([1, 5, 10, 50, 100]);
    expect(bookSteps(404_500)).toEqual([1, 5, 10, 50, 100, 500, 1_000]);
  });

  it('are not more than one can read', () => {
    expect(bookSteps(11_159_113)).toEqual([1, 100, 500, 1_000, 5_000, 10_000, 50_000, 100_000]);
  });

  it('are the tick alone where there is no price, or a small one', () => {
    expect([bookSteps(undefined), bookSteps(0.5), bookSteps(7)]).toEqual([[1], [1], [1]]);
  });
});
