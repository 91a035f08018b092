import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MAX_TRADES, TradeTape, type TradeSource } from './tape';
import { TestingStream, trade } from './testing';
import type { Trade } from './types';

const immediately = { request: (callback: () => void) => callback() };

/** An API that holds the trades that the test gives it. */
class TestingTrades implements TradeSource {
  stored: readonly Trade[] = [];
  failure: Error | undefined;
  asked = 0;

  async trades(symbol: string, limit: number): Promise<readonly Trade[]> {
    this.asked++;
    await Promise.resolve();
    if (this.failure) throw this.failure;
    return this.stored.filter((it) => it.symbol === symbol).slice(0, limit);
  }
}

let api: TestingTrades;
let stream: TestingStream;
let tape: TradeTape;

beforeEach(() => {
  vi.useFakeTimers();
  api = new TestingTrades();
  stream = new TestingStream();
  tape = new TradeTape(api, stream, immediately);
});

afterEach(() => {
  tape.close();
  vi.useRealTimers();
});

/** Trades of these ids, newest first. */
const stored = (...ids: number[]) => ids.map((id) => trade(id));
const shown = () => tape.trades.get().map(({ id }) => id);
const answered = () => vi.advanceTimersByTimeAsync(0);

async function selected(...ids: number[]): Promise<void> {
  api.stored = stored(...ids);
  tape.select('BTC_USDT');
  await answered();
}

it('begins with the trades that the API has', async () => {
  await selected(5, 4, 3);

  expect([shown(), tape.state.get().status]).toEqual([[5, 4, 3], 'ready']);
});

it('goes on with the stream, each trade once', async () => {
  await selected(5, 4, 3);

  stream.trade(trade(5));
  stream.trade(trade(6));
  stream.trade(trade(6));

  expect(shown()).toEqual([6, 5, 4, 3]);
});

it('takes what the stream says before the API answers', async () => {
  api.stored = stored(6, 5, 4);
  tape.select('BTC_USDT');
  stream.trade(trade(6));
  stream.trade(trade(7));
  expect(shown()).toEqual([7, 6]);

  await answered();

  expect(shown()).toEqual([7, 6, 5, 4]);
});

it('forgets old trades, and all of another symbol', async () => {
  await selected(1);
  for (let id = 2; id <= MAX_TRADES + 10; id++) stream.trade(trade(id));
  expect([shown().length, shown().at(-1)]).toEqual([MAX_TRADES, 11]);

  tape.select('ETH_USDT');

  expect([shown(), [...stream.wanted]]).toEqual([[], ['trade@ETH_USDT']]);
});

describe('when trades are missing', () => {
  it('the API is asked until it has them', async () => {
    await selected(5, 4);
    stream.trade(trade(8));
    expect(shown()).toEqual([8, 5, 4]);

    api.stored = stored(6, 5, 4);
    await vi.advanceTimersByTimeAsync(500);
    expect(shown()).toEqual([8, 6, 5, 4]);
    api.stored = stored(8, 7, 6, 5, 4);
    await vi.advanceTimersByTimeAsync(1_000);

    expect([shown(), api.asked]).toEqual([[8, 7, 6, 5, 4], 3]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(api.asked).toBe(3);
  });

  it('for good, they are missed in the end', async () => {
    await selected(5, 4);
    stream.trade(trade(8));
    await vi.advanceTimersByTimeAsync(120_000);
    const { asked } = api;

    stream.trade(trade(9));
    await vi.advanceTimersByTimeAsync(120_000);

    expect([shown(), api.asked]).toEqual([[9, 8, 5, 4], asked]);
  });
});

describe('a new connection', () => {
  it('brings what was traded before it', async () => {
    await selected(5, 4);
    api.stored = stored(7, 6, 5, 4);

    stream.open();
    await answered();

    expect(shown()).toEqual([7, 6, 5, 4]);
  });

  it('brings it later when the API does not answer at first', async () => {
    await selected(5, 4);
    api.failure = new Error('away');
    stream.open();
    await answered();
    expect([shown(), tape.state.get().status]).toEqual([[5, 4], 'ready']);

    api.failure = undefined;
    api.stored = stored(6, 5, 4);
    await vi.advanceTimersByTimeAsync(1_000);

    expect(shown()).toEqual([6, 5, 4]);
  });
});

it('says when the API does not answer, and can be asked again', async () => {
  api.failure = new Error('away');
  await selected(5);
  expect(tape.state.get()).toEqual({ status: 'error', error: api.failure });

  api.failure = undefined;
  tape.load();
  await answered();

  expect([shown(), tape.state.get().status]).toEqual([[5], 'ready']);
});

it('an answer for a symbol that was left is not shown', async () => {
  api.stored = stored(5);
  tape.select('BTC_USDT');
  tape.select('ETH_USDT');
  await answered();

  expect([shown(), tape.state.get().status]).toEqual([[], 'ready']);
});
