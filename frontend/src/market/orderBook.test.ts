import { describe, expect, it } from 'vitest';
import type { BookSide } from './bookSide';
import { OrderBook } from './orderBook';
import { depth, snapshot } from './testing';
import type { DepthUpdate } from './types';

const TERMS = { tickSize: '0.01', lotSize: '0.001' };

function bookOf(update: DepthUpdate): OrderBook {
  const book = new OrderBook(TERMS);
  expect(book.apply(update)).toBeUndefined();
  return book;
}

/** Ticks and lots of each level, best first. */
const levelsOf = (side: BookSide) =>
  Array.from({ length: side.size }, (_, rank) => [side.ticksAt(rank), side.lotsAt(rank)]);

describe('a book', () => {
  it('has each side with the best level first', () => {
    const book = bookOf(snapshot(7, ['99.50 1', '100.00 2'], ['101.00 3', '100.50 0.5']));

    expect(levelsOf(book.bids)).toEqual([
      [10000, 2000],
      [9950, 1000],
    ]);
    expect(levelsOf(book.asks)).toEqual([
      [10050, 500],
      [10100, 3000],
    ]);
    expect([book.middle, book.lastId]).toEqual([10025, 7]);
  });

  it('takes new, changed and gone levels', () => {
    const book = bookOf(snapshot(7, ['99.50 1', '100.00 2'], ['100.50 3']));

    expect(book.apply(depth([8, 12], ['100.00 0', '99.75 4', '99.50 9'], ['100.50 1']))).toBeUndefined();

    expect(levelsOf(book.bids)).toEqual([
      [9975, 4000],
      [9950, 9000],
    ]);
    expect(levelsOf(book.asks)).toEqual([[10050, 1000]]);
    expect(book.lastId).toBe(12);
  });

  it('knows nothing before the first snapshot', () => {
    const book = new OrderBook(TERMS);

    expect(book.apply(depth([1, 2], ['99.00 1'], []))).toBeUndefined();

    expect([book.bids.size, book.lastId, book.middle]).toEqual([0, undefined, undefined]);
  });

  it('overlooks what a snapshot already has in it', () => {
    const book = bookOf(snapshot(7, ['99.50 1'], []));

    expect(book.apply(depth([5, 7], ['99.50 8'], []))).toBeUndefined();

    expect(levelsOf(book.bids)).toEqual([[9950, 1000]]);
  });

  it('is replaced by a snapshot, which may have older ids after a restart', () => {
    const book = bookOf(snapshot(700, ['99.50 1'], ['100.00 1']));

    expect(book.apply(snapshot(3, [], ['98.00 2']))).toBeUndefined();

    expect([book.bids.size, levelsOf(book.asks), book.lastId]).toEqual([0, [[9800, 2000]], 3]);
  });
});

describe('an update is at fault', () => {
  it('when others are missing before it, and so are all up to the next snapshot', () => {
    const book = bookOf(snapshot(7, ['99.50 1'], []));

    expect(book.apply(depth([9, 9], ['99.50 2'], []))).toBe('gap');
    expect(book.lastId).toBeUndefined();
    expect(book.apply(depth([10, 10], ['99.50 3'], []))).toBeUndefined();
    expect(levelsOf(book.bids)).toEqual([[9950, 1000]]);

    expect(book.apply(snapshot(11, ['99.50 4'], []))).toBeUndefined();
    expect(levelsOf(book.bids)).toEqual([[9950, 4000]]);
  });

  it('when the best bid would meet the best ask', () => {
    const book = bookOf(snapshot(7, ['99.50 1'], ['100.00 1']));

    expect(book.apply(depth([8, 8], ['100.00 1'], []))).toBe('crossed');
    expect(book.lastId).toBeUndefined();
  });

  it('when a price or a quantity is no multiple of tick or lot', () => {
    expect(new OrderBook(TERMS).apply(snapshot(7, ['99.505 1'], []))).toBe('offStep');
    expect(bookOf(snapshot(7, [], [])).apply(depth([8, 8], [], ['99.50 0.0001']))).toBe('offStep');
  });
});

describe('against a naive twin', () => {
  it.each([1, 2, 3, 20261125])('has the same levels after any updates (seed %i)', (seed) => {
    const random = randomOf(seed);
    const book = bookOf(snapshot(0, [], []));
    const twin = { bids: new Map<number, number>(), asks: new Map<number, number>() };
    const whole = (below: number) => Math.floor(random() * below);
    let middle = 10_000;

    for (let id = 1; id <= 2_000; id++) {
      middle += whole(21) - 10;
      const isSnapshot = random() < 0.01;
      if (isSnapshot) {
        twin.bids.clear();
        twin.asks.clear();
      }
      const bids: [number, number][] = [];
      const asks: [number, number][] = [];
      // Whatever is in the way of the new middle goes first, so that the book never crosses.
      for (const ticks of twin.bids.keys()) if (ticks >= middle) bids.push([ticks, 0]);
      for (const ticks of twin.asks.keys()) if (ticks <= middle) asks.push([ticks, 0]);
      for (let change = whole(8); change > 0; change--) {
        const lots = random() < 0.3 ? 0 : 1 + whole(5_000);
        if (random() < 0.5) bids.push([middle - 1 - whole(400), lots]);
        else asks.push([middle + 1 + whole(400), lots]);
      }
      bids.forEach(([ticks, lots]) => (lots > 0 ? twin.bids.set(ticks, lots) : twin.bids.delete(ticks)));
      asks.forEach(([ticks, lots]) => (lots > 0 ? twin.asks.set(ticks, lots) : twin.asks.delete(ticks)));

      const update = isSnapshot
        ? snapshot(id, texts(twin.bids), texts(twin.asks))
        : depth([id, id], texts(bids), texts(asks));
      expect(book.apply(update)).toBeUndefined();

      // As one text: thousands of comparisons of hundreds of levels would take their time.
      expect(String(levelsOf(book.bids))).toBe(String([...twin.bids].sort(([a], [b]) => b - a)));
      expect(String(levelsOf(book.asks))).toBe(String([...twin.asks].sort(([a], [b]) => a - b)));
      for (const [ticks] of bids) expect(book.bids.lotsOf(ticks)).toBe(twin.bids.get(ticks) ?? 0);
    }
  });
});

const texts = (levels: Iterable<readonly [number, number]>) =>
  [...levels].map(([ticks, lots]) => `${(ticks / 100).toFixed(2)} ${(lots / 1000).toFixed(3)}`);

/** Mulberry32: the same numbers for the same seed. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
