import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError } from '@/lib/http';
import { CandleSession, PAGE_SIZE } from './candleSession';
import { candle, live, TestingApi, TestingStream } from './testing';

const BUCKET = 30;
let api: TestingApi;
let stream: TestingStream;
let session: CandleSession | undefined;

function open(): CandleSession {
  session = new CandleSession({ symbol: 'BTCUSDT', duration: '30s' }, api, stream, () => undefined);
  return session;
}

async function opened(): Promise<CandleSession> {
  const it = open();
  await vi.advanceTimersByTimeAsync(0);
  return it;
}

const history = (count: number, from = 0) =>
  Array.from({ length: count }, (_, index) => candle(from + index * BUCKET, index));

beforeEach(() => {
  vi.useFakeTimers();
  api = new TestingApi();
  stream = new TestingStream();
});

afterEach(() => {
  session?.close();
  vi.useRealTimers();
});

describe('loading', () => {
  it('shows the newest page of history', async () => {
    api.stored = history(PAGE_SIZE + 100);

    const { status, series, older } = await opened();

    expect(status).toBe('ready');
    expect(series.candles).toHaveLength(PAGE_SIZE);
    expect(series.last).toEqual(api.stored.at(-1));
    expect(older).toBe('idle');
  });

  it('says why it failed, and can be tried again', async () => {
    api.failure = new ApiError('The server cannot be reached.');
    const it = await opened();
    expect([it.status, it.message]).toEqual(['error', 'The server cannot be reached.']);

    api.failure = undefined;
    api.stored = history(3);
    await it.load();

    expect(it.status).toBe('ready');
  });

  it('tries again by itself when the connection comes back', async () => {
    api.failure = new ApiError('The server cannot be reached.');
    const it = await opened();
    api.failure = undefined;
    api.stored = history(3);

    stream.open();
    await vi.advanceTimersByTimeAsync(0);

    expect(it.status).toBe('ready');
  });

  it('is empty without candles, until the first trade', async () => {
    const it = await opened();
    expect(it.status).toBe('empty');

    stream.kline(live(30, 1));
    await vi.advanceTimersByTimeAsync(0);

    expect(it.status).toBe('ready');
    expect(it.series.candles).toHaveLength(1);
  });

  it('finds history that comes later, as on a platform that has just been started', async () => {
    const all = history(PAGE_SIZE + 100);
    api.stored = all.slice(-1);
    const it = await opened();
    expect(it.series.candles).toHaveLength(1);

    api.stored = all;
    await vi.advanceTimersByTimeAsync(5_000);

    expect(it.series.candles).toEqual(all.slice(-PAGE_SIZE));
    expect(it.older).toBe('idle');
  });

  it('takes a short history for complete in the end', async () => {
    api.stored = history(3);
    await opened();
    await vi.advanceTimersByTimeAsync(600_000);
    const asked = api.queries.length;

    await vi.advanceTimersByTimeAsync(600_000);

    expect(api.queries).toHaveLength(asked);
  });

  it('keeps what the stream has shown meanwhile', async () => {
    api.stored = [candle(30, 1), candle(60, 2, 5)];
    const it = open();
    stream.kline(live(60, 3, 8));
    await vi.advanceTimersByTimeAsync(0);

    expect(it.series.candles.map(({ close }) => close)).toEqual([1, 3]);
  });
});

describe('scrolling back', () => {
  it('loads older pages until there are no more', async () => {
    api.stored = history(PAGE_SIZE + 100);
    const it = await opened();

    await it.loadOlder();

    expect(it.series.candles).toEqual(api.stored);
    expect(it.older).toBe('none');
    const asked = api.queries.length;
    await it.loadOlder();
    expect(api.queries).toHaveLength(asked);
  });

  it('says when it failed, and can be tried again', async () => {
    api.stored = history(PAGE_SIZE + 100);
    const it = await opened();
    api.failure = new ApiError('The server cannot be reached.');
    await it.loadOlder();
    expect(it.older).toBe('error');

    api.failure = undefined;
    await it.loadOlder(true);

    expect(it.older).toBe('none');
  });
});

describe('scrolling back while the API is away', () => {
  it('does not ask at every move of the view', async () => {
    api.stored = history(PAGE_SIZE + 100);
    const it = await opened();
    api.failure = new ApiError('The server cannot be reached.');
    await it.loadOlder();
    const asked = api.queries.length;

    await it.loadOlder();

    expect(api.queries).toHaveLength(asked);
  });
});

describe('after a close', () => {
  it('agrees with the API as soon as that has all the trades', async () => {
    api.stored = [candle(0, 1), candle(30, 2, 8)];
    const it = await opened();
    stream.kline(live(30, 3, 12, true));
    stream.kline(live(60, 4, 1));

    await vi.advanceTimersByTimeAsync(700);
    expect(it.series.at(30)).toMatchObject({ close: 3, trades: 12 });

    api.stored = [candle(0, 1), candle(30, 3.5, 12), candle(60, 4, 1)];
    await vi.advanceTimersByTimeAsync(5_000);
    expect(it.series.at(30)).toMatchObject({ close: 3.5, trades: 12 });
  });

  it('takes the word of the API in the end, even where it counts fewer trades', async () => {
    api.stored = [candle(30, 2, 8)];
    const it = await opened();
    stream.kline(live(30, 3, 12, true));

    await vi.advanceTimersByTimeAsync(60_000);

    expect(it.series.at(30)).toMatchObject({ close: 2, trades: 8 });
  });

  it('treats a bucket as closed when the next one begins', async () => {
    api.stored = [candle(30, 2, 8)];
    const it = await opened();
    await vi.advanceTimersByTimeAsync(10_000);
    stream.kline(live(30, 3, 9));
    stream.kline(live(60, 4, 1));
    api.stored = [candle(30, 5, 9)];

    await vi.advanceTimersByTimeAsync(1_000);

    expect(it.series.at(30)).toMatchObject({ close: 5 });
  });

  it('stops asking once the two agree', async () => {
    api.stored = history(PAGE_SIZE);
    await opened();
    stream.kline(live((PAGE_SIZE - 1) * BUCKET, PAGE_SIZE - 1, 10, true));
    await vi.advanceTimersByTimeAsync(10_000);
    const asked = api.queries.length;

    await vi.advanceTimersByTimeAsync(120_000);

    expect(api.queries).toHaveLength(asked);
  });

  it('stops asking an API that stays away', async () => {
    api.stored = history(PAGE_SIZE);
    await opened();
    api.failure = new ApiError('The server cannot be reached.');
    stream.kline(live((PAGE_SIZE - 1) * BUCKET, PAGE_SIZE - 1, 10, true));
    await vi.advanceTimersByTimeAsync(120_000);
    const asked = api.queries.length;

    await vi.advanceTimersByTimeAsync(600_000);

    expect(api.queries).toHaveLength(asked);
  });
});

describe('after a reconnect', () => {
  it('fetches what was missed', async () => {
    api.stored = history(10);
    const it = await opened();
    api.stored = history(25);

    stream.open();
    await vi.advanceTimersByTimeAsync(0);

    expect(it.series.candles).toEqual(api.stored);
  });

  it('looks once more a moment later, for what was being stored just then', async () => {
    api.stored = history(10);
    const it = await opened();
    stream.open();
    await vi.advanceTimersByTimeAsync(100);
    api.stored = history(11);

    await vi.advanceTimersByTimeAsync(10_000);

    expect(it.series.candles).toEqual(api.stored);
  });

  it('starts from the newest page when more was missed than one request brings', async () => {
    api.stored = history(10);
    const it = await opened();
    api.stored = history(2_000);

    stream.open();
    await vi.advanceTimersByTimeAsync(0);

    expect(it.series.candles).toEqual(api.stored.slice(-PAGE_SIZE));
    expect(it.older).toBe('idle');
  });
});

it('listens to its own symbol only, and to nothing once closed', async () => {
  api.stored = history(3);
  const it = await opened();
  expect([...stream.wanted]).toEqual(['kline_30s@BTCUSDT']);

  stream.kline(live(900, 1), 'ETHUSDT');
  expect(it.series.candles).toHaveLength(3);

  it.close();
  stream.kline(live(900, 1));
  expect(it.series.candles).toHaveLength(3);
  expect(stream.wanted.size).toBe(0);
});
