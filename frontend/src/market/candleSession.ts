import { ApiError } from '@/lib/http';
import type { MarketApi } from './api';
import { CandleSeries } from './candleSeries';
import { durationSeconds, type Duration } from './duration';
import { HistoryWatch, type HistoryLook } from './historyWatch';
import { Reconciler } from './reconciler';
import type { MarketSocket } from './socket';
import type { Candle, LiveCandle } from './types';
import type { ServerMessage } from './serverMessage';

export interface Selection {
  readonly symbol: string;
  readonly duration: Duration;
}

export type CandleSource = Pick<MarketApi, 'candles'>;
export type CandleStream = Pick<MarketSocket, 'want' | 'onMessage' | 'onOpen'>;

export type CandleStatus = 'loading' | 'error' | 'empty' | 'ready';

export type OlderStatus = 'idle' | 'loading' | 'error' | 'none';

/** Candles of one page of history. */
export const PAGE_SIZE = 500;
/** The most that one request may ask for. */
const MAX_PAGE_SIZE = 1_000;
/** Scrolling back ends here, so that a long evening does not fill the memory. */
const MAX_CANDLES = 50_000;

/** The candles of one selection from the moment it was chosen: history, then the live stream, then both kept in agreement. */
export class CandleSession {
  readonly selection: Selection;
  readonly series = new CandleSeries();
  status: CandleStatus = 'loading';
  older: OlderStatus = 'idle';
  /** Why the status is `error`. */
  message = '';

  readonly #api: CandleSource;
  readonly #changed: () => void;
  readonly #abort = new AbortController();
  readonly #reconciler: Reconciler;
  readonly #historyWatch = new HistoryWatch(() => this.#lookForHistory());
  readonly #release: (() => void)[];
  #live: LiveCandle | undefined;
  #loading = false;

  constructor(selection: Selection, api: CandleSource, socket: CandleStream, changed: () => void) {
    this.selection = selection;
    this.#api = api;
    this.#changed = changed;
    this.#reconciler = new Reconciler({
      fetch: (fromTime, aheadFrom) => this.#fetchFrom(fromTime, aheadFrom),
      bucketSeconds: durationSeconds(selection.duration),
    });
    this.#release = [
      socket.want(`kline_${selection.duration}@${selection.symbol}`),
      socket.onMessage((message) => this.#received(message)),
      socket.onOpen(() => this.#caughtUp()),
    ];
    void this.load();
  }

  close(): void {
    this.#abort.abort();
    this.#reconciler.stop();
    this.#historyWatch.stop();
    this.#release.forEach((release) => release());
  }

  async load(): Promise<void> {
    if (this.#loading) return;
    this.#loading = true;
    this.status = 'loading';
    this.#changed();
    try {
      const { candles } = await this.#api.candles({ ...this.selection, limit: PAGE_SIZE }, this.#abort.signal);
      this.#startFrom(candles);
      if (this.series.last) this.#reconciler.lookAgain(this.series.last.time);
    } catch (error) {
      if (this.#abort.signal.aborted) return;
      this.status = 'error';
      this.message = error instanceof ApiError ? error.message : 'The candles could not be loaded.';
    } finally {
      this.#loading = false;
    }
    this.#changed();
  }

  /**
   * Loads the page before the oldest candle.
   *
   * @param isRetry asked for by the person; otherwise nothing happens after a failure, as the view asks at every move
   */
  async loadOlder(isRetry = false): Promise<void> {
    const first = this.series.first;
    if (this.status !== 'ready' || !first) return;
    if (this.older !== 'idle' && !(isRetry && this.older === 'error')) return;
    this.older = 'loading';
    this.#changed();
    try {
      const query = { ...this.selection, limit: PAGE_SIZE, endTime: first.time * 1000 - 1 };
      const { candles } = await this.#api.candles(query, this.#abort.signal);
      this.series.prepend(candles);
      const complete = candles.length < PAGE_SIZE || this.series.candles.length >= MAX_CANDLES;
      this.older = complete ? 'none' : 'idle';
    } catch {
      if (this.#abort.signal.aborted) return;
      this.older = 'error';
    }
    this.#changed();
  }

  /** Puts a page of the newest candles under what the stream has shown since. */
  #startFrom(candles: readonly Candle[]): void {
    const newest = candles.at(-1)?.time ?? -Infinity;
    const shown = this.series.candles.filter(({ time }) => time >= newest);
    this.series.replace(shown);
    this.series.merge(candles, newest);
    this.older = candles.length < PAGE_SIZE ? 'none' : 'idle';
    if (this.older === 'none') this.#historyWatch.start();
    this.status = this.series.last ? 'ready' : 'empty';
  }

  async #lookForHistory(): Promise<HistoryLook> {
    const first = this.series.first?.time ?? Infinity;
    const { candles } = await this.#api.candles({ ...this.selection, limit: PAGE_SIZE }, this.#abort.signal);
    if (candles.length > 0 && this.status === 'empty') this.status = 'ready';
    this.series.merge(candles, this.#openFrom());
    const isComplete = candles.length >= PAGE_SIZE;
    if (isComplete && this.older === 'none') this.older = 'idle';
    this.#changed();
    if (isComplete) return 'complete';
    return (this.series.first?.time ?? Infinity) < first ? 'grown' : 'unchanged';
  }

  /** From this bucket on the stream may be ahead of the API. */
  #openFrom(): number {
    return this.#live && !this.#live.closed ? this.#live.time : Infinity;
  }

  #received(message: ServerMessage): void {
    if (message.kind !== 'kline') return;
    if (message.symbol !== this.selection.symbol || message.duration !== this.selection.duration) return;
    const previous = this.series.applyLive(message.candle);
    if (previous && !this.#wasClosed(previous)) this.#reconciler.await(previous);
    if (message.candle.closed) this.#reconciler.await(message.candle);
    this.#live = message.candle;
    if (this.status === 'empty') void this.load();
    this.#changed();
  }

  #wasClosed(candle: Candle): boolean {
    return this.#live?.time === candle.time && this.#live.closed;
  }

  /** The stream is back: whatever it did not carry meanwhile comes from the API. */
  #caughtUp(): void {
    if (this.status === 'error' || this.status === 'empty') void this.load();
    else if (this.status === 'ready' && this.series.last) this.#reconciler.catchUp(this.series.last.time);
    if (this.older === 'error') this.older = 'idle';
  }

  async #fetchFrom(fromTime: number, aheadFrom: number): Promise<readonly Candle[]> {
    const query = { ...this.selection, limit: MAX_PAGE_SIZE, startTime: fromTime * 1000 };
    const page = await this.#api.candles(query, this.#abort.signal);
    if (!page.hasMore) this.series.merge(page.candles, Math.min(aheadFrom, this.#openFrom()));
    else await this.#reloadNewest();
    this.#changed();
    return page.candles;
  }

  /** Missed more than one request can bring: starts again from the newest. */
  async #reloadNewest(): Promise<void> {
    const { candles } = await this.#api.candles({ ...this.selection, limit: PAGE_SIZE }, this.#abort.signal);
    this.#startFrom(candles);
  }
}
