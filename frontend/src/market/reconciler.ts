import { backoffMs, type Backoff } from '@/lib/backoff';
import type { Candle } from './types';

export interface ReconcilerOptions {
  /**
   * Fetches the API's candles from `fromTime` (Unix seconds) on, takes them over and returns them.
   *
   * @param aheadFrom see CandleSeries.merge
   */
  readonly fetch: (fromTime: number, aheadFrom: number) => Promise<readonly Candle[]>;
  readonly bucketSeconds: number;
}

/** The API stores in batches, so a bucket that has just closed is there a moment later. */
const BACKOFF: Backoff = { firstMs: 500, maxMs: 5_000 };
/** Answers without the awaited trades before the API's word is taken as it is; failures in a row before it is left alone. */
const MAX_ATTEMPTS = 10;
/** Buckets before the asked one that are looked at again, as late trades may have corrected them. */
const LOOK_BACK = 4;
/** By then the API has stored what was under way while we asked. */
const SECOND_LOOK_MS = 4_000;

interface Awaited {
  /** Trades that the stream counted in the bucket. */
  readonly trades: number;
  readonly attemptsLeft: number;
}

/** Asks the API until it has every closed bucket that the stream has shown, so that the chart agrees with it. */
export class Reconciler {
  readonly #options: ReconcilerOptions;
  readonly #awaited = new Map<number, Awaited>();
  #fromTime = Infinity;
  #secondLook = Infinity;
  #failures = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running = false;
  #stopped = false;

  constructor(options: ReconcilerOptions) {
    this.#options = options;
  }

  /** Wants the API's word on this closed bucket. */
  await(closed: Candle): void {
    this.#awaited.set(closed.time, { trades: closed.trades, attemptsLeft: MAX_ATTEMPTS });
    this.#want(closed.time);
    this.#schedule(backoffMs(BACKOFF, 0, Math.random()));
  }

  /** Wants all that the API has from this time on, after a time without the stream: at once, and again a moment later. */
  catchUp(time: number): void {
    this.#want(time);
    this.#secondLook = Math.min(this.#secondLook, time);
    this.#schedule(0);
  }

  /** Wants all that the API has from this time on, a moment later. */
  lookAgain(time: number): void {
    this.#want(time);
    this.#schedule(SECOND_LOOK_MS);
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  #want(time: number): void {
    this.#failures = 0;
    this.#fromTime = Math.min(this.#fromTime, time - LOOK_BACK * this.#options.bucketSeconds);
  }

  #schedule(delayMs: number): void {
    clearTimeout(this.#timer);
    if (this.#stopped || this.#running) return;
    this.#timer = setTimeout(() => void this.#attempt(), delayMs);
  }

  async #attempt(): Promise<void> {
    const fromTime = this.#fromTime;
    this.#fromTime = Infinity;
    this.#running = true;
    const waiting = [...this.#awaited].filter(([, { attemptsLeft }]) => attemptsLeft > 1).map(([time]) => time);
    try {
      this.#settle(await this.#options.fetch(fromTime, Math.min(...waiting)));
      this.#failures = 0;
    } catch {
      // The API is away. What was asked for stays asked for; a new close or a new connection starts a new row of attempts.
      this.#fromTime = Math.min(this.#fromTime, fromTime);
      this.#failures++;
    }
    this.#running = false;
    this.#continue();
  }

  #settle(fetched: readonly Candle[]): void {
    const tradesAt = new Map(fetched.map(({ time, trades }) => [time, trades]));
    for (const [time, { trades, attemptsLeft }] of this.#awaited) {
      const isThere = (tradesAt.get(time) ?? -1) >= trades;
      if (isThere || attemptsLeft <= 1) this.#awaited.delete(time);
      else this.#awaited.set(time, { trades, attemptsLeft: attemptsLeft - 1 });
    }
  }

  #continue(): void {
    if (this.#failures >= MAX_ATTEMPTS) return;
    const left = [...this.#awaited.values()];
    const wanted = Math.min(this.#fromTime, ...this.#awaited.keys());
    if (wanted < Infinity) {
      const tried = Math.max(this.#failures, ...left.map(({ attemptsLeft }) => MAX_ATTEMPTS - attemptsLeft));
      this.#fromTime = wanted;
      this.#schedule(backoffMs(BACKOFF, tried, Math.random()));
    } else if (this.#secondLook < Infinity) {
      const time = this.#secondLook;
      this.#secondLook = Infinity;
      this.lookAgain(time);
    }
  }
}
