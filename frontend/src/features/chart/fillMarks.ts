import type { OwnFill } from '@/account/fillHistory';
import type { Side } from '@/account/wire';
import { add, decimalPlaces, divideDown, multiply, round, type Decimal } from '@/lib/decimal';

/** One's own trades by the candle that they are in: its time in Unix seconds. */
export type FillsByCandle = ReadonlyMap<number, readonly OwnFill[]>;

/** What was bought or sold within a candle. */
export interface FillSum {
  readonly side: Side;
  readonly quantity: Decimal;
  /** By quantity, with the decimals of the tick. */
  readonly averagePrice: Decimal;
  readonly count: number;
}

/** @param seconds the length of a candle */
export function fillsByCandle(fills: readonly OwnFill[], seconds: number): FillsByCandle {
  const byCandle = new Map<number, OwnFill[]>();
  for (const fill of fills) {
    const time = Math.floor(fill.time / 1000 / seconds) * seconds;
    const inCandle = byCandle.get(time);
    if (inCandle) inCandle.push(fill);
    else byCandle.set(time, [fill]);
  }
  return byCandle;
}

/** What was bought, and what was sold, as far as there was any. */
export function sumFills(fills: readonly OwnFill[], tick: Decimal): readonly FillSum[] {
  return (['buy', 'sell'] as const).flatMap((side) => {
    const own = fills.filter((fill) => fill.side === side);
    return own.length === 0 ? [] : [sumOf(side, own, tick)];
  });
}

function sumOf(side: Side, fills: readonly OwnFill[], tick: Decimal): FillSum {
  const quantity = fills.reduce((sum, { qty }) => add(sum, qty), '0');
  const cost = fills.reduce((sum, { qty, price }) => add(sum, multiply(qty, price)), '0');
  const decimals = decimalPlaces(tick);
  // Far more decimals than are shown, so that cutting the division changes none of them.
  const exact = divideDown(cost, quantity, decimals + 8);
  return { side, quantity, averagePrice: round(exact, decimals, 'nearest'), count: fills.length };
}
