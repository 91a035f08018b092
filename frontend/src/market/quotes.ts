import type { Frames } from '@/lib/frames';
import { Store, type Readable } from '@/lib/store';
import type { PriceUpdate, Ticker } from './types';

export interface Quote extends PriceUpdate {
  /** This page's clock when it arrived; undefined for the server's repetition of its last message on connecting. */
  readonly arrivedAt: number | undefined;
  /** Which way the price moved last: 1 up, -1 down, 0 not yet. */
  readonly direction: 1 | 0 | -1;
}

/** The newest price and statistics of each symbol; one store a symbol, so that a row repaints only for its own. */
export class QuoteBoard {
  readonly #frames: Frames;
  readonly #quotes = new Map<string, Store<Quote | undefined>>();
  readonly #tickers = new Map<string, Store<Ticker | undefined>>();
  readonly #all: Store<ReadonlyMap<string, Ticker>>;
  readonly #heardSinceOpen = new Set<string>();

  constructor(frames: Frames) {
    this.#frames = frames;
    this.#all = new Store<ReadonlyMap<string, Ticker>>(new Map(), frames);
  }

  /** The statistics of all symbols that have any. */
  get tickers(): Readable<ReadonlyMap<string, Ticker>> {
    return this.#all;
  }

  quote(symbol: string): Readable<Quote | undefined> {
    return this.#quoteStore(symbol);
  }

  ticker(symbol: string): Readable<Ticker | undefined> {
    return this.#tickerStore(symbol);
  }

  /** A new connection: the first price of each symbol on it may be a repetition. */
  connectionOpened(): void {
    this.#heardSinceOpen.clear();
  }

  priceUpdated(update: PriceUpdate): void {
    const store = this.#quoteStore(update.symbol);
    const previous = store.get();
    const arrivedAt = this.#heardSinceOpen.has(update.symbol) ? Date.now() : undefined;
    this.#heardSinceOpen.add(update.symbol);
    store.set({ ...update, arrivedAt, direction: directionOf(update, previous) });
  }

  /** The last price, best bid and best ask of an own market. */
  ownPriceUpdated({ symbol, last, bid, ask, timestamp }: Ticker): void {
    const store = this.#quoteStore(symbol);
    const previous = store.get();
    if (previous && previous.timestamp > timestamp) return;
    const update = { symbol, last, bid: bid ?? last, ask: ask ?? last, timestamp };
    store.set({ ...update, arrivedAt: Date.now(), direction: directionOf(update, previous) });
  }

  tickerUpdated(ticker: Ticker): void {
    this.#tickerStore(ticker.symbol).set(ticker);
    this.#all.set(new Map(this.#all.get()).set(ticker.symbol, ticker));
  }

  #quoteStore(symbol: string): Store<Quote | undefined> {
    return storeOf(this.#quotes, symbol, this.#frames);
  }

  #tickerStore(symbol: string): Store<Ticker | undefined> {
    return storeOf(this.#tickers, symbol, this.#frames);
  }
}

function storeOf<T>(stores: Map<string, Store<T | undefined>>, symbol: string, frames: Frames): Store<T | undefined> {
  let store = stores.get(symbol);
  if (!store) {
    store = new Store<T | undefined>(undefined, frames);
    stores.set(symbol, store);
  }
  return store;
}

function directionOf(update: PriceUpdate, previous: Quote | undefined): Quote['direction'] {
  if (!previous) return 0;
  if (update.last === previous.last) return previous.direction;
  return update.last > previous.last ? 1 : -1;
}
