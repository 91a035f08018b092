import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ApiError } from '@/lib/http';
import { EnigmaFeed } from './enigmaFeed';
import { price } from './testing';
import type { Enigma } from './types';
import type { ServerMessage } from './serverMessage';

const immediately = { request: (callback: () => void) => callback() };

const enigma = (level: number, symbol = 'BTCUSDT'): Enigma => ({
  symbol,
  level,
  ath: price(200),
  atl: price(100),
  price: price(100 + level),
  levels: [],
});

let failure: Error | undefined;
let asked: string[];
let wanted: Set<string>;
let say: (message: ServerMessage) => void;
let feed: EnigmaFeed;

const level = () => {
  const view = feed.view.get();
  return view.status === 'ready' ? view.enigma.level : view.status;
};
const settle = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Math, 'random').mockReturnValue(1);
  failure = undefined;
  asked = [];
  wanted = new Set();
  const source = {
    enigma: async (symbol: string) => {
      asked.push(symbol);
      await Promise.resolve();
      if (failure) throw failure;
      return enigma(50, symbol);
    },
  };
  const stream = {
    want: (name: string) => (wanted.add(name), () => wanted.delete(name)),
    onMessage: (listener: typeof say) => ((say = listener), () => (say = () => undefined)),
  };
  feed = new EnigmaFeed(source, stream, immediately);
});

afterEach(() => {
  vi.useRealTimers();
});

it('is what the API says, and then what the stream says', async () => {
  feed.select('BTCUSDT');
  expect(level()).toBe('loading');
  await settle();
  expect(level()).toBe(50);

  say({ kind: 'enigma', enigma: enigma(51) });

  expect(level()).toBe(51);
  expect([...wanted]).toEqual(['enigma@BTCUSDT']);
});

it('is not set back by an answer that comes after the stream', async () => {
  feed.select('BTCUSDT');
  say({ kind: 'enigma', enigma: enigma(51) });
  await settle();

  expect(level()).toBe(51);
});

it('does not listen to other symbols', async () => {
  feed.select('BTCUSDT');
  await settle();
  say({ kind: 'enigma', enigma: enigma(9, 'ETHUSDT') });

  expect(level()).toBe(50);
});

it('says why there is none, and tries again what may pass', async () => {
  failure = new ApiError('The database is away.', 503);
  feed.select('BTCUSDT');
  await settle();
  expect(feed.view.get()).toEqual({ status: 'error', message: 'The database is away.' });

  failure = undefined;
  await vi.advanceTimersByTimeAsync(2_000);

  expect(level()).toBe(50);
});

it('waits for the stream where there is no price yet', async () => {
  failure = new ApiError('There is no price of BTC_USDT yet.', 404, 'NO_DATA');
  feed.select('BTC_USDT');
  await vi.advanceTimersByTimeAsync(600_000);
  expect(asked).toHaveLength(1);

  say({ kind: 'enigma', enigma: enigma(0, 'BTC_USDT') });

  expect(level()).toBe(0);
});

it('is left with all that was wanted, but not by one who selected before', async () => {
  const leaveFirst = feed.select('BTCUSDT');
  const leaveSecond = feed.select('ETHUSDT');
  leaveFirst();
  await settle();
  expect([...wanted]).toEqual(['enigma@ETHUSDT']);
  expect(level()).toBe(50);

  leaveSecond();

  expect([...wanted]).toEqual([]);
  expect(level()).toBe('loading');
});
