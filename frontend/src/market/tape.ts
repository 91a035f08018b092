import { backoffMs, type Backoff } from '@/lib/backoff';
import type { Frames } from '@/lib/frames';
import { Store, type Readable } from '@/lib/store';
import type { MarketApi } from './api';
import type { MarketSocket } from './socket';
import type { Trade } from './types';

export type TradeSource = Pick<MarketApi, 'trades'>;
export type TradeStream = Pick<MarketSocket, 'want' | 'onMessage' | 'onOpen'>;

/** Whether the trades of before this page are there. */
export type TapeState =
  { readonly status: 'loading' } | { readonly status: 'error'; readonly error: unknown } | { readonly status: 'ready' };

/** More than any screen shows; older ones fall off. */
export const MAX_TRADES = 60;
/** The API stores in batches, so what the stream has shown is there a moment later. */
const BACKOFF: Backoff = { firstMs: 500, maxMs: 15_000 };
/** Answers without the missing trades, after which they count as never made. */
const MAX_ATTEMPTS = 8;

/**
 * The newest trades of the selected symbol, newest first, each once: those that the API has, and what the stream adds. Trades are numbered
 * without a gap, so one shows what is missing, for example after a lost connection; then the API is asked again.
 */
export class TradeTape {
  readonly trades: Readable<readonly Trade[]>;
  readonly state: Readable<TapeState>;
  readonly #trades: Store<readonly Trade[]>;
  readonly #state: Store<TapeState>;
  readonly #api: TradeSource;
  readonly #stream: TradeStream;
  #symbol: string | undefined;
  #release: (() => void)[] = [];
  #abort = new AbortController();
  #isLoading = false;
  /** Whether the API has answered since the connection began. */
  #isCaughtUp = false;
  #attempts = 0;
  /** What is missing before this trade is missing for good. */
  #completeBefore = -Infinity;
  #retry: ReturnType<typeof setTimeout> | undefined;

  constructor(api: TradeSource, stream: TradeStream, frames: Frames) {
    this.#trades = new Store<readonly Trade[]>([], frames);
    this.trades = this.#trades;
    this.#state = new Store<TapeState>({ status: 'loading' }, frames);
    this.state = this.#state;
    this.#api = api;
    this.#stream = stream;
  }

  /** Follows the trades of a symbol until the returned function is called or another is selected. */
  select(symbol: string): () => void {
    if (symbol !== this.#symbol) {
      this.close();
      this.#symbol = symbol;
      this.#release = [
        this.#stream.want(`trade@${symbol}`),
        this.#stream.onMessage((message) => {
          if (message.kind === 'trade' && message.trade.symbol === symbol) this.#received(message.trade);
        }),
        this.#stream.onOpen(() => this.#catchUp()),
      ];
      this.load();
    }
    return () => {
      if (symbol === this.#symbol) this.close();
    };
  }

  /** Asks the API for the newest trades. */
  readonly load = (): void => {
    this.#cancelRetry();
    if (this.#symbol === undefined || this.#isLoading) return;
    if (this.#state.get().status === 'error') this.#state.set({ status: 'loading' });
    void this.#load(this.#symbol, this.#abort.signal);
  };

  close(): void {
    this.#abort.abort();
    this.#abort = new AbortController();
    this.#cancelRetry();
    this.#release.forEach((release) => release());
    this.#release = [];
    this.#symbol = undefined;
    this.#isLoading = false;
    this.#isCaughtUp = false;
    this.#attempts = 0;
    this.#completeBefore = -Infinity;
    this.#trades.set([]);
    this.#state.set({ status: 'loading' });
  }

  async #load(symbol: string, signal: AbortSignal): Promise<void> {
    this.#isLoading = true;
    this.#isCaughtUp = true;
    try {
      const trades = await this.#api.trades(symbol, MAX_TRADES, signal);
      if (signal.aborted) return;
      this.#trades.set(mergeTrades(this.#trades.get(), trades));
      this.#state.set({ status: 'ready' });
    } catch (error) {
      if (signal.aborted) return;
      this.#isCaughtUp = false;
      if (this.#state.get().status === 'loading') this.#state.set({ status: 'error', error });
    }
    this.#isLoading = false;
    this.#attempts++;
    this.#loadIfIncomplete();
  }

  /** The connection is new: its stream does not say what was traded before. */
  #catchUp(): void {
    this.#isCaughtUp = false;
    this.#attempts = 0;
    this.load();
  }

  #received(trade: Trade): void {
    const trades = this.#trades.get();
    const [newest] = trades;
    if (newest && trade.id === newest.id + 1) {
      this.#trades.set([trade, ...trades.slice(0, MAX_TRADES - 1)]);
    } else {
      this.#trades.set(mergeTrades(trades, [trade]));
      this.#loadIfIncomplete();
    }
  }

  #loadIfIncomplete(): void {
    if (this.#isLoading || this.#retry !== undefined) return;
    const missingBefore = firstGap(this.#trades.get());
    if (this.#isCaughtUp && (missingBefore === undefined || missingBefore <= this.#completeBefore)) {
      this.#attempts = 0;
    } else if (this.#attempts < MAX_ATTEMPTS) {
      this.#retry = setTimeout(this.load, backoffMs(BACKOFF, this.#attempts, Math.random()));
    } else {
      this.#isCaughtUp = true;
      this.#completeBefore = missingBefore ?? this.#completeBefore;
      this.#attempts = 0;
    }
  }

  #cancelRetry(): void {
    clearTimeout(this.#retry);
    this.#retry = undefined;
  }
}

/** All trades of both lists, each once, newest first; as many as are kept. */
export function mergeTrades(some: readonly Trade[], others: readonly Trade[]): readonly Trade[] {
  const byId = new Map([...some, ...others].map((trade) => [trade.id, trade]));
  return [...byId.values()].sort((a, b) => b.id - a.id).slice(0, MAX_TRADES);
}

/** The id of the newest trade before which at least one is missing. */
export function firstGap(trades: readonly Trade[]): number | undefined {
  return trades.find(({ id }, index) => id - (trades[index + 1]?.id ?? id - 1) > 1)?.id;
}
