import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DepthFeed } from './depthFeed';
import { depth, snapshot, TestingStream } from './testing';

const TERMS = { tickSize: '0.01', lotSize: '0.001' };
const STREAM = 'depth@BTC_USDT';
const immediately = { request: (callback: () => void) => callback() };
let stream: TestingStream;
let feed: DepthFeed;
let release: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Math, 'random').mockReturnValue(1);
  stream = new TestingStream();
  feed = new DepthFeed(stream, immediately);
  release = feed.select('BTC_USDT', TERMS);
});

afterEach(() => {
  feed.close();
  vi.useRealTimers();
});

const bestBid = () => feed.book?.bids.best;

it('the book is loading until the first snapshot, then live', () => {
  expect([...stream.wanted]).toEqual([STREAM]);
  stream.depth(depth([6, 6], ['99.00 1'], []));
  expect(feed.status.get()).toBe('loading');

  stream.depth(snapshot(7, ['99.50 1'], []));

  expect([feed.status.get(), bestBid()]).toEqual(['live', 9950]);
});

it('who draws it is told of each change', () => {
  let changes = 0;
  feed.revision.subscribe(() => changes++);

  stream.depth(snapshot(7, ['99.50 1'], []));
  stream.depth(depth([8, 9], ['99.60 1'], []));

  expect([changes, bestBid()]).toEqual([2, 9960]);
});

it('the book of another market is none of its business', () => {
  stream.depth({ ...snapshot(7, ['99.50 1'], []), symbol: 'ETH_USDT' });

  expect(feed.status.get()).toBe('loading');
});

describe('when updates are missing', () => {
  beforeEach(() => {
    stream.depth(snapshot(7, ['99.50 1'], []));
    stream.depth(depth([9, 9], ['99.60 1'], []));
  });

  it('the book is not live, and asked for again at once', () => {
    expect([feed.status.get(), bestBid()]).toEqual(['stale', 9950]);

    vi.advanceTimersByTime(0);

    expect(stream.askedAgain).toEqual([STREAM]);
  });

  it('it is live again with the next snapshot, whatever came before that', () => {
    vi.advanceTimersByTime(0);
    stream.depth(depth([10, 10], ['99.70 1'], []));
    expect(feed.status.get()).toBe('stale');

    stream.depth(snapshot(11, ['99.80 1'], []));
    stream.depth(depth([12, 12], ['99.90 1'], []));

    expect([feed.status.get(), bestBid()]).toEqual(['live', 9990]);
  });

  it('again and again, the waits become longer', () => {
    const waits: number[] = [];
    for (let failure = 0; failure < 4; failure++) {
      stream.depth(snapshot(20, [], []));
      stream.depth(depth([30, 30], [], []));
      const asked = stream.askedAgain.length;
      const before = Date.now();
      while (stream.askedAgain.length === asked) vi.advanceTimersByTime(100);
      waits.push(Date.now() - before);
    }

    expect(waits).toEqual([500, 1_000, 2_000, 4_000]);
  });
});

it('a book that would be crossed is asked for again', () => {
  stream.depth(snapshot(7, ['99.50 1'], ['100.00 1']));

  stream.depth(depth([8, 8], ['100.00 1'], []));
  vi.advanceTimersByTime(0);

  expect([feed.status.get(), stream.askedAgain]).toEqual(['stale', [STREAM]]);
});

describe('a lost connection', () => {
  it('makes the book stale, and the next one replaces it', () => {
    stream.depth(snapshot(700, ['99.50 1'], []));

    stream.lose();
    expect([feed.status.get(), bestBid()]).toEqual(['stale', 9950]);
    stream.open();
    stream.depth(depth([701, 701], ['99.60 1'], []));
    expect([feed.status.get(), bestBid()]).toEqual(['stale', 9950]);
    stream.depth(snapshot(5, ['98.00 1'], []));

    expect([feed.status.get(), bestBid(), feed.book?.bids.size]).toEqual(['live', 9800, 1]);
  });

  it('that was not noticed makes it stale, too', () => {
    stream.depth(snapshot(7, ['99.50 1'], []));

    stream.open();

    expect(feed.status.get()).toBe('stale');
  });

  it('ends the wait for another try', () => {
    stream.depth(snapshot(7, [], []));
    stream.depth(depth([9, 9], [], []));

    stream.lose();
    vi.advanceTimersByTime(60_000);

    expect(stream.askedAgain).toEqual([]);
  });
});

it('nothing is left of a market that is left', () => {
  stream.depth(snapshot(7, ['99.50 1'], []));

  const releaseOther = feed.select('ETH_USDT', TERMS);
  release();

  expect([feed.status.get(), feed.book?.bids.size, [...stream.wanted]]).toEqual(['loading', 0, ['depth@ETH_USDT']]);
  releaseOther();
  expect([feed.book, stream.wanted.size]).toEqual([undefined, 0]);
});
