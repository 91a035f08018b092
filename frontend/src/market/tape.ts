import type { Frames } from '@/lib/frames';
import { Store, type Readable } from '@/lib/store';
import type { MarketSocket } from './socket';
import type { Trade } from './types';

/** More than any screen shows; older ones fall off. */
const MAX_TRADES = 60;

/** The newest trades of the selected symbol, newest first. */
export class TradeTape {
  readonly trades: Readable<readonly Trade[]>;
  readonly #trades: Store<readonly Trade[]>;
  readonly #socket: MarketSocket;
  #symbol: string | undefined;
  #release: (() => void)[] = [];

  constructor(socket: MarketSocket, frames: Frames) {
    this.#trades = new Store<readonly Trade[]>([], frames);
    this.trades = this.#trades;
    this.#socket = socket;
  }

  /** Follows the trades of a symbol until the returned function is called or another is selected. */
  select(symbol: string): () => void {
    if (symbol !== this.#symbol) {
      this.close();
      this.#symbol = symbol;
      this.#trades.set([]);
      this.#release = [
        this.#socket.want(`trade@${symbol}`),
        this.#socket.onMessage((message) => {
          if (message.kind === 'trade' && message.trade.symbol === symbol) this.#add(message.trade);
        }),
      ];
    }
    return () => {
      if (symbol === this.#symbol) this.close();
    };
  }

  close(): void {
    this.#release.forEach((release) => release());
    this.#release = [];
    this.#symbol = undefined;
  }

  #add(trade: Trade): void {
    const trades = this.#trades.get();
    // A new connection repeats the last trade of the one before.
    if (trades[0] && trade.id <= trades[0].id) return;
    this.#trades.set([trade, ...trades.slice(0, MAX_TRADES - 1)]);
  }
}
