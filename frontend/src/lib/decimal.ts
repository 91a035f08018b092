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

/** The smallest multiple of `step` that is not below `value`. Both are positive. */
export const ceilTo = (value: Decimal, step: Decimal): Decimal =>
  Big(value).div(step).round(0, Big.roundUp).times(step).toFixed();

/** The multiple of `step` that is nearest to `value`, at least one step; of two the smaller. Both are positive. */
export const nearestTo = (value: Decimal, step: Decimal): Decimal => {
  const below = Big(value).div(step).round(0, Big.roundDown);
  const steps = Big(value).minus(below.times(step)).times(2).gt(step) ? below.plus(1) : below;
  return (steps.eq(0) ? Big(step) : steps.times(step)).toFixed();
};

export const isMultipleOf = (value: Decimal, step: Decimal): boolean => Big(value).mod(step).eq(0);

/** Decimal places of a step as the API writes it: 2 for `0.01`, 0 for `1`. */
export const decimalPlaces = (step: Decimal): number => step.replace(/0+$/, '').split('.')[1]?.length ?? 0;

/** Without zeros at its end, but with at least so many decimals: `0.10450000` at 2 is `0.1045`, `5.00000000` is `5.00`. */
export const trimmed = (value: Decimal, atLeast = 0): Decimal =>
  Big(value).toFixed(Math.max(decimalPlaces(value), atLeast));
