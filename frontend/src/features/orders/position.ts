import type { Position } from '@/account/wire';
import { decimalPlaces, divideDown, isZero, multiply, round, subtract, type Decimal } from '@/lib/decimal';

/** What a position is worth at a price. */
export interface PositionValue {
  readonly value: Decimal;
  readonly unrealised: Decimal;
  /** Of what it cost, with two decimals; undefined when it cost nothing. */
  readonly unrealisedPercent: Decimal | undefined;
}

/** The value of a position at the market's last price, reckoned as the exchange does: rounded down to the quote asset's decimals. */
export function valueAt(position: Pick<Position, 'quantity' | 'cost'>, last: Decimal): PositionValue {
  const { quantity, cost } = position;
  const value = round(multiply(last, quantity), fractionDigits(cost), 'down');
  const unrealised = subtract(value, cost);
  const unrealisedPercent = isZero(cost) ? undefined : divideDown(multiply(unrealised, '100'), cost, 2);
  return { value, unrealised, unrealisedPercent };
}

/** As it is written, zeros at the end too: the quote asset's decimals. */
const fractionDigits = (text: Decimal): number => text.split('.')[1]?.length ?? decimalPlaces(text);
