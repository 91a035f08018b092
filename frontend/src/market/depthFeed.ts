import { backoffMs, type Backoff } from '@/lib/backoff';
import type { Frames } from '@/lib/frames';
import { Store, type Readable } from '@/lib/store';
import { OrderBook, type BookTerms } from './orderBook';
import type { MarketSocket } from './socket';
import type { DepthUpdate } from './types';

export type DepthStream = Pick<MarketSocket, 'want' | 'again' | 'onMessage' | 'onOpen' | 'onLoss'>;

/** `loading` until there is something to show; `stale` while what is shown may no longer be so. */
export type BookStatus = 'loading' | 'live' | 'stale';

const BACKOFF: Backoff = { firstMs: 500, maxMs: 15_000 };
/** A book that was live for so long did not fail in a row. */
const SETTLED_MS = 10_000;

/** The order book of the selected market. */
export class DepthFeed {
  readonly status: Readable<BookStatus>;
  /** Another number after every change of the book, which itself changes in place. */
  readonly revision: Readable<number>;
  readonly #status: Store<BookStatus>;
  readonly #revision: Store<number>;
  readonly #stream: DepthStream;
  #symbol: string | undefined;
  #book: OrderBook | undefined;
  #release: (() => void)[] = [];
  #failures = 0;
  #liveSince = 0;
  #retry: ReturnType<typeof setTimeout> | undefined;

  constructor(stream: DepthStream, frames: Frames) {
    this.#status = new Store<BookStatus>('loading', frames);
    this.status = this.#status;
    this.#revision = new Store(0, frames);
    this.revision = this.#revision;
    this.#stream = stream;
  }

  /** Undefined while no market is selected. */
  get book(): OrderBook | undefined {
    return this.#book;
  }

  /** Follows the book of a market until the returned function is called or another is selected. */
  select(symbol: string, terms: BookTerms): () => void {
    this.close();
    const book = new OrderBook(terms);
    this.#symbol = symbol;
    this.#book = book;
    this.#failures = 0;
    this.#release = [
      this.#stream.want(`depth@${symbol}`),
      this.#stream.onMessage((message) => {
        if (message.kind === 'depth' && message.update.symbol === symbol) this.#apply(book, message.update);
      }),
      // A new connection begins with a snapshot; until then the book is that of the one before.
      this.#stream.onOpen(() => this.#interrupt(book)),
      this.#stream.onLoss(() => this.#interrupt(book)),
    ];
    return () => {
      if (book === this.#book) this.close();
    };
  }

  close(): void {
    clearTimeout(this.#retry);
    this.#release.forEach((release) => release());
    this.#release = [];
    this.#symbol = undefined;
    this.#book = undefined;
    this.#status.set('loading');
    this.#changed();
  }

  #apply(book: OrderBook, update: DepthUpdate): void {
    const fault = book.apply(update);
    if (fault) {
      this.#interrupt(book);
      this.#askAgain();
    } else if (book.lastId !== undefined) {
      clearTimeout(this.#retry);
      if (this.#status.get() !== 'live') this.#liveSince = Date.now();
      this.#status.set('live');
    }
    this.#changed();
  }

  #interrupt(book: OrderBook): void {
    clearTimeout(this.#retry);
    book.interrupt();
    if (this.#status.get() === 'live') this.#status.set('stale');
  }

  /** Subscribes once more, which brings a snapshot: at once, but not as fast as it fails. */
  #askAgain(): void {
    if (Date.now() - this.#liveSince > SETTLED_MS) this.#failures = 0;
    const stream = `depth@${this.#symbol ?? ''}`;
    const waitMs = this.#failures === 0 ? 0 : backoffMs(BACKOFF, this.#failures - 1, Math.random());
    this.#failures++;
    this.#retry = setTimeout(() => this.#stream.again(stream), waitMs);
  }

  #changed(): void {
    this.#revision.set(this.#revision.get() + 1);
  }
}
