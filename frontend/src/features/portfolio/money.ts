import { compare, round, type Decimal } from '@/lib/decimal';
import { formatDecimal } from '@/lib/format';

/** An amount of a currency, to the hundredth; no more than there is. */
export const money = (value: Decimal): string => formatDecimal(round(value, 2, 'down'));

/** `+1.25` or `−0.50`: a gain or a loss, to the hundredth. */
export function signedMoney(value: Decimal): string {
  const rounded = round(value, 2, 'nearest');
  return (compare(rounded, '0') > 0 ? '+' : '') + formatDecimal(rounded);
}
