import type { Candle } from '@/market/types';

export type AverageKind = 'sma' | 'ema';

export interface AverageSetting {
  readonly kind: AverageKind;
  /** Candles that it looks back on. */
  readonly length: number;
}

/** An average that grows with the closes it is given, each in constant time. */
export interface Average {
  /** Takes a close that stands, and returns the average with it; undefined until there are enough. */
  push(close: number): number | undefined;
  /** What `push` would return: for the close of a candle that still moves. */
  peek(close: number): number | undefined;
}

export const averageOf = ({ kind, length }: AverageSetting): Average =>
  kind === 'sma' ? new SimpleAverage(length) : new ExponentialAverage(length);

/** The mean of the newest closes. */
class SimpleAverage implements Average {
  readonly #length: number;
  readonly #ring: number[] = [];
  #next = 0;
  #sum = 0;

  constructor(length: number) {
    this.#length = length;
  }

  push(close: number): number | undefined {
    this.#sum += close - (this.#ring[this.#next] ?? 0);
    this.#ring[this.#next] = close;
    this.#next = (this.#next + 1) % this.#length;
    // Added anew once a round, so that what rounding leaves behind does not add up.
    if (this.#next === 0) this.#sum = this.#ring.reduce((sum, it) => sum + it, 0);
    return this.#ring.length < this.#length ? undefined : this.#sum / this.#length;
  }

  peek(close: number): number | undefined {
    const known = this.#ring.length;
    if (known < this.#length - 1) return undefined;
    return (this.#sum + close - (this.#ring[this.#next] ?? 0)) / this.#length;
  }
}

/** Each close weighs `2 / (length + 1)`, all before it the rest. It begins with the mean of the first closes, as usual. */
class ExponentialAverage implements Average {
  readonly #weight: number;
  readonly #beginning: SimpleAverage;
  #value: number | undefined;

  constructor(length: number) {
    this.#weight = 2 / (length + 1);
    this.#beginning = new SimpleAverage(length);
  }

  push(close: number): number | undefined {
    this.#value = this.#value === undefined ? this.#beginning.push(close) : this.#after(this.#value, close);
    return this.#value;
  }

  peek(close: number): number | undefined {
    return this.#value === undefined ? this.#beginning.peek(close) : this.#after(this.#value, close);
  }

  #after(value: number, close: number): number {
    return value + this.#weight * (close - value);
  }
}

/** An average along a series of candles: one value each. Only the newest candle may still change. */
export class AverageCurve {
  readonly setting: AverageSetting;
  readonly #values: (number | undefined)[] = [];
  #average: Average;
  #settled = 0;

  constructor(setting: AverageSetting) {
    this.setting = setting;
    this.#average = averageOf(setting);
  }

  /** By the index of the candle; undefined where there are too few before it. */
  get values(): readonly (number | undefined)[] {
    return this.#values;
  }

  /**
   * Takes over the candles as they are now.
   *
   * @param isAnew whether more than the newest may have changed since the last call
   * @returns the index from which on values may have changed
   */
  update(candles: readonly Candle[], isAnew: boolean): number {
    if (isAnew) {
      this.#average = averageOf(this.setting);
      this.#settled = 0;
      this.#values.length = 0;
    }
    const from = this.#settled;
    for (const candle of candles.slice(from, -1)) this.#values[this.#settled++] = this.#average.push(candle.close);
    const newest = candles.at(-1);
    if (newest) this.#values[candles.length - 1] = this.#average.peek(newest.close);
    return from;
  }
}
