/** Builders and fakes for the tests of this folder. */
import type { CandleQuery, CandlesPage } from './api';
import type { CandleSource, CandleStream } from './candleSession';
import type { DepthStream } from './depthFeed';
import type { TradeStream } from './tape';
import type { Candle, DepthUpdate, LiveCandle, Price, Quantity, Trade } from './types';
import type { ServerMessage } from './serverMessage';

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

/** A trade whose price tells it apart. */
export const trade = (id: number, value = 100 + id, symbol = 'BTC_USDT'): Trade => ({
  id,
  symbol,
  price: price(value),
  quantity: quantity(1),
  taker: 'buy',
  time: id * 1000,
});

/** A change of the book of BTC_USDT; levels as `price quantity`. */
export const depth = (
  [firstId, lastId]: readonly [number, number],
  bids: readonly string[],
  asks: readonly string[],
): DepthUpdate => ({ symbol: 'BTC_USDT', firstId, lastId, isSnapshot: false, bids: levels(bids), asks: levels(asks) });

export const snapshot = (id: number, bids: readonly string[], asks: readonly string[]): DepthUpdate => ({
  ...depth([id, id], bids, asks),
  isSnapshot: true,
});

const levels = (texts: readonly string[]) =>
  texts.map((text): readonly [string, string] => {
    const [at = '', amount = ''] = text.split(' ');
    return [at, amount];
  });

/** A stream that says what the test says. */
export class TestingStream implements CandleStream, DepthStream, TradeStream {
  readonly wanted = new Set<string>();
  readonly askedAgain: string[] = [];
  readonly #messages = new Set<(message: ServerMessage) => void>();
  readonly #opens = new Set<() => void>();
  readonly #losses = new Set<() => void>();

  want(stream: string): () => void {
    this.wanted.add(stream);
    return () => this.wanted.delete(stream);
  }

  again(stream: string): void {
    this.askedAgain.push(stream);
  }

  onMessage(listener: (message: ServerMessage) => void): () => void {
    this.#messages.add(listener);
    return () => this.#messages.delete(listener);
  }

  onOpen(listener: () => void): () => void {
    this.#opens.add(listener);
    return () => this.#opens.delete(listener);
  }

  onLoss(listener: () => void): () => void {
    this.#losses.add(listener);
    return () => this.#losses.delete(listener);
  }

  kline(liveCandle: LiveCandle, symbol = 'BTCUSDT'): void {
    this.#say({ kind: 'kline', symbol, duration: '30s', candle: liveCandle });
  }

  depth(update: DepthUpdate): void {
    this.#say({ kind: 'depth', update });
  }

  trade(made: Trade): void {
    this.#say({ kind: 'trade', trade: made });
  }

  open(): void {
    this.#opens.forEach((listener) => listener());
  }

  lose(): void {
    this.#losses.forEach((listener) => listener());
  }

  #say(message: ServerMessage): void {
    this.#messages.forEach((listener) => listener(message));
  }
}
