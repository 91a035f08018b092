/** Builders and fakes for the tests of this folder. */
import type { CandleQuery, CandlesPage } from './api';
import type { CandleSource, CandleStream } from './candleSession';
import type { Candle, LiveCandle, Price, Quantity } from './types';
import type { ServerMessage } from './wire';

export const price = (value: number) => value as Price;
export const quantity = (value: number) => value as Quantity;

/** A candle whose close tells it apart. */
export function candle(time: number, close: number, trades = 10): Candle {
  return {
    time,
    open: price(100),
    high: price(200),
    low: price(50),
    close: price(close),
    volume: quantity(trades),
    trades,
  };
}

export const live = (time: number, close: number, trades = 10, closed = false): LiveCandle => ({
  ...candle(time, close, trades),
  closed,
});

/** An API that holds what the test gives it, and remembers what it was asked. */
export class TestingApi implements CandleSource {
  stored: Candle[] = [];
  queries: CandleQuery[] = [];
  failure: Error | undefined;

  async candles(query: CandleQuery): Promise<CandlesPage> {
    this.queries.push(query);
    await Promise.resolve();
    if (this.failure) throw this.failure;
    const from = (query.startTime ?? -Infinity) / 1000;
    const to = (query.endTime ?? Infinity) / 1000;
    const matching = this.stored.filter(({ time }) => time >= from && time <= to);
    if (query.startTime === undefined) return { candles: matching.slice(-query.limit), hasMore: false };
    return { candles: matching.slice(0, query.limit), hasMore: matching.length > query.limit };
  }
}

/** A stream that says what the test says. */
export class TestingStream implements CandleStream {
  readonly wanted = new Set<string>();
  readonly #messages = new Set<(message: ServerMessage) => void>();
  readonly #opens = new Set<() => void>();

  want(stream: string): () => void {
    this.wanted.add(stream);
    return () => this.wanted.delete(stream);
  }

  onMessage(listener: (message: ServerMessage) => void): () => void {
    this.#messages.add(listener);
    return () => this.#messages.delete(listener);
  }

  onOpen(listener: () => void): () => void {
    this.#opens.add(listener);
    return () => this.#opens.delete(listener);
  }

  kline(liveCandle: LiveCandle, symbol = 'BTCUSDT'): void {
    const message = { kind: 'kline' as const, symbol, duration: '30s' as const, candle: liveCandle };
    this.#messages.forEach((listener) => listener(message));
  }

  open(): void {
    this.#opens.forEach((listener) => listener());
  }
}
