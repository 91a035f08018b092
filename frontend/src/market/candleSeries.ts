import type { Candle } from './types';

/**
 * The candles of one symbol and duration, ascending by time, each bucket once. Two sources write to it: the API, whose word
 * on a closed bucket is final, and the live stream, which is ahead of the API within the open bucket.
 */
export class CandleSeries {
  #candles: Candle[] = [];
  #revision = 0;

  get candles(): readonly Candle[] {
    return this.#candles;
  }

  get first(): Candle | undefined {
    return this.#candles[0];
  }

  get last(): Candle | undefined {
    return this.#candles.at(-1);
  }

  /** Changes whenever more than the newest bucket may have, so that a view must draw all again. */
  get revision(): number {
    return this.#revision;
  }

  at(time: number): Candle | undefined {
    return this.#candles[this.indexOf(time)];
  }

  /** Where the candle of that time is in `candles`; -1 when there is none. */
  indexOf(time: number): number {
    const index = this.#firstFrom(time);
    return this.#candles[index]?.time === time ? index : -1;
  }

  /**
   * Takes over what the API said.
   *
   * @param aheadFrom buckets from this time on keep the known candle where it has more trades: the API may not have stored
   *     yet what the stream has already shown. Before it the API always wins.
   * @returns whether anything changed
   */
  merge(fetched: readonly Candle[], aheadFrom: number): boolean {
    let changed = false;
    for (const candle of fetched) {
      const index = this.#firstFrom(candle.time);
      const known = this.#candles[index];
      if (known?.time !== candle.time) this.#candles.splice(index, 0, candle);
      else if (sameCandle(known, candle) || (candle.time >= aheadFrom && known.trades > candle.trades)) continue;
      else this.#candles[index] = candle;
      changed = true;
    }
    if (changed) this.#revision++;
    return changed;
  }

  /** Puts older candles in front; those from the first known bucket on are ignored. */
  prepend(older: readonly Candle[]): void {
    const before = this.first?.time ?? Infinity;
    this.#candles = [...older.filter((candle) => candle.time < before), ...this.#candles];
    this.#revision++;
  }

  /** Forgets all and starts from these. */
  replace(candles: readonly Candle[]): void {
    this.#candles = [...candles];
    this.#revision++;
  }

  /**
   * Applies a message of the live stream.
   *
   * @returns the newest bucket before it when this one began a new bucket, else undefined
   */
  applyLive(candle: Candle): Candle | undefined {
    const last = this.last;
    if (last && candle.time < last.time) {
      const index = this.#firstFrom(candle.time);
      if (this.#candles[index]?.time === candle.time) {
        this.#candles[index] = candle;
        this.#revision++;
      }
      return undefined;
    }
    if (last?.time === candle.time) {
      this.#candles[this.#candles.length - 1] = candle;
      return undefined;
    }
    this.#candles.push(candle);
    return last;
  }

  /** Index of the first candle at or after `time`. */
  #firstFrom(time: number): number {
    let low = 0;
    let high = this.#candles.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const candle = this.#candles[middle];
      if (candle && candle.time < time) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function sameCandle(a: Candle, b: Candle): boolean {
  return (
    a.open === b.open &&
    a.high === b.high &&
    a.low === b.low &&
    a.close === b.close &&
    a.volume === b.volume &&
    a.trades === b.trades
  );
}
