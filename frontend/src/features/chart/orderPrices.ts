import { add, compare, decimalPlaces, multiply, nearestTo, round, type Decimal } from '@/lib/decimal';
import { formatSigned } from '@/lib/format';

/** More decimals than any tick has: a place on the screen is a number without an end. */
const DECIMALS_OF_A_PLACE = 12;

/** The price of the tick that is nearest to a place on the chart's scale; at least one tick. */
export const snapToTick = (place: number, tick: Decimal): Decimal =>
  onTick(nearestTo(Math.max(0, place).toFixed(DECIMALS_OF_A_PLACE), tick), tick);

/** The price that many ticks above another, or below; at least one tick. */
export const moveByTicks = (price: Decimal, ticks: number, tick: Decimal): Decimal =>
  onTick(add(price, multiply(tick, String(ticks))), tick);

const onTick = (price: Decimal, tick: Decimal): Decimal =>
  round(compare(price, tick) < 0 ? tick : price, decimalPlaces(tick), 'nearest');

/** `−0.42%`: how far a price is from the last one. */
export function distanceText(price: Decimal, last: number | undefined): string {
  if (last === undefined || last <= 0) return '';
  return `${formatSigned((Number(price) / last - 1) * 100, 2)}%`;
}
