import { compare, divideDown, isZero, multiply, round, type Decimal } from '@/lib/decimal';
import type { Holding } from '@/account/wire';

export interface Share {
  readonly asset: string;
  /** Of everything that has a value, in percent with one decimal. */
  readonly percent: number;
}

/** How the value is spread over the assets, the largest first; nothing where there is no value. */
export function allocationOf(holdings: readonly Holding[], total: Decimal): readonly Share[] {
  if (isZero(total)) return [];
  return holdings
    .flatMap(({ asset, value }) => (value === null || isZero(value) ? [] : [{ asset, value }]))
    .toSorted((a, b) => compare(b.value, a.value))
    .map(({ asset, value }) => ({ asset, percent: percentOf(value, total) }));
}

export const percentOf = (part: Decimal, whole: Decimal): number =>
  isZero(whole) ? 0 : Number(round(multiply(divideDown(part, whole, 6), '100'), 1, 'nearest'));

/** What is worth most first, what has no price last. */
export function byValue(holdings: readonly Holding[]): readonly Holding[] {
  return holdings.toSorted((a, b) => {
    if (a.value === null || b.value === null) return Number(a.value === null) - Number(b.value === null);
    return compare(b.value, a.value) || a.asset.localeCompare(b.asset);
  });
}
