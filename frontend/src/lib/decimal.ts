/** Exact arithmetic on the decimal texts that the API speaks: what one owns and what one orders. */
import Big from 'big.js';

/** A decimal as the API writes it: digits, at most one point, perhaps a sign. */
export type Decimal = string;

/** Ten zeros and more are written out, as the API wants them. */
Big.NE = -40;
Big.PE = 40;

const DECIMAL = /^-?\d+(\.\d+)?$/;

export const isDecimal = (text: string): boolean => DECIMAL.test(text);

export const add = (a: Decimal, b: Decimal): Decimal => Big(a).plus(b).toFixed();
export const subtract = (a: Decimal, b: Decimal): Decimal => Big(a).minus(b).toFixed();
export const multiply = (a: Decimal, b: Decimal): Decimal => Big(a).times(b).toFixed();
export const compare = (a: Decimal, b: Decimal): -1 | 0 | 1 => Big(a).cmp(b);
export const isZero = (value: Decimal): boolean => Big(value).eq(0);

/** `a / b` with that many decimals, rounded towards zero. `b` is not zero. */
export const divideDown = (a: Decimal, b: Decimal, decimals: number): Decimal => {
  // big.js divides with the decimals of its constructor, so that more than enough are computed before they are cut.
  const precise = Big();
  precise.DP = decimals + 1;
  precise.RM = Big.roundDown;
  return precise(a).div(b).round(decimals, Big.roundDown).toFixed(decimals);
};

/** Rounded to decimals: `down` towards zero, `up` away from it. */
export const round = (value: Decimal, decimals: number, direction: 'down' | 'up' | 'nearest'): Decimal =>
  Big(value)
    .round(decimals, direction === 'down' ? Big.roundDown : direction === 'up' ? Big.roundUp : Big.roundHalfUp)
    .toFixed(decimals);

/** The largest multiple of `step` that is not above `value`. Both are positive. */
export const floorTo = (value: Decimal, step: Decimal): Decimal =>
  Big(value).div(step).round(0, Big.roundDown).times(step).toFixed();

export const isMultipleOf = (value: Decimal, step: Decimal): boolean => Big(value).mod(step).eq(0);

/** Decimal places of a step as the API writes it: 2 for `0.01`, 0 for `1`. */
export const decimalPlaces = (step: Decimal): number => step.replace(/0+$/, '').split('.')[1]?.length ?? 0;
