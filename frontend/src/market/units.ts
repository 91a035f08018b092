import { decimalPlaces, multiply, round, type Decimal } from '@/lib/decimal';

const ZERO = 48;
const POINT = 46;

/**
 * A market's tick or lot, to count in: decimal texts become whole numbers of it and back. Counts below 2^53 are exact; a larger one is
 * the nearest that there is.
 */
export class Unit {
  /** Decimal places of the step. */
  readonly decimals: number;
  readonly #step: Decimal;
  /** The step as a whole number at its own decimals: 25 for 0.25. */
  readonly #size: number;
  readonly #scale: number;

  constructor(step: Decimal) {
    this.decimals = decimalPlaces(step);
    this.#step = step;
    this.#size = whole(step, this.decimals);
    this.#scale = 10 ** this.decimals;
  }

  /** How many steps `text` is, a decimal text without a sign; NaN for one that is no multiple. */
  count(text: Decimal): number {
    const units = whole(text, this.decimals);
    if (this.#size === 1) return units;
    const count = units / this.#size;
    return Number.isInteger(count) ? count : NaN;
  }

  /** So many steps, with all decimals, as the API takes it. */
  text(count: number): Decimal {
    return round(multiply(String(count), this.#step), this.decimals, 'nearest');
  }

  /** So many steps as a number to show. */
  value(count: number): number {
    return (count * this.#size) / this.#scale;
  }
}

/** The digits of `text` without its point, at so many decimals; NaN when it has more that count, or a sign. */
function whole(text: Decimal, decimals: number): number {
  let units = 0;
  let places = -1;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === POINT) {
      places = 0;
    } else if (code < ZERO || code > ZERO + 9 || (places >= decimals && code !== ZERO)) {
      return NaN;
    } else if (places < decimals) {
      units = units * 10 + (code - ZERO);
      if (places >= 0) places++;
    }
  }
  return units * 10 ** (decimals - Math.max(0, places));
}
