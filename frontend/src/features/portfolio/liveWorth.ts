import type { Holding, Portfolio, Position } from '@/account/wire';
import { add, multiply, round, subtract, type Decimal } from '@/lib/decimal';

/** The newest price of a market or symbol; undefined while there is no live one. */
export type LivePrice = (symbol: string) => Decimal | undefined;

/** The portfolio at the prices of now, as far as they are known; rounded as the server rounds. */
export function liveWorth(worth: Portfolio, price: LivePrice): Portfolio {
  const decimals = decimalsOf(worth.totalValue);
  const holdings = worth.holdings.map((it) => liveHolding(it, price, decimals));
  const positions = worth.positions.map((it) => livePosition(it, price));
  const inCurrency = positions.filter(({ quoteAsset }) => quoteAsset === worth.quoteAsset);
  return {
    ...worth,
    holdings,
    positions,
    totalValue: sum(holdings.map(({ value }) => value)),
    unrealisedPnl: sum(inCurrency.map(({ unrealisedPnl }) => unrealisedPnl)),
  };
}

function liveHolding(holding: Holding, priceOf: LivePrice, decimals: number): Holding {
  const price = holding.priceSource === null ? undefined : priceOf(holding.priceSource);
  if (price === undefined) return holding;
  const quantity = add(holding.available, holding.locked);
  const value = round(multiply(quantity, price), decimals, 'down');
  return { ...holding, price: written(price, holding.price), value };
}

function livePosition(position: Position, priceOf: LivePrice): Position {
  const lastPrice = priceOf(position.market);
  if (lastPrice === undefined) return position;
  const value = round(multiply(position.quantity, lastPrice), decimalsOf(position.cost), 'down');
  return {
    ...position,
    lastPrice: written(lastPrice, position.lastPrice),
    unrealisedPnl: subtract(value, position.cost),
  };
}

/** With as many decimals as the one before, so that it does not jump. */
const written = (price: Decimal, before: Decimal | null): Decimal =>
  round(price, Math.max(decimalsOf(price), decimalsOf(before ?? '')), 'nearest');

const sum = (values: readonly (Decimal | null)[]): Decimal => values.reduce<Decimal>((a, b) => add(a, b ?? '0'), '0');

/** Decimals as they are written, with the zeros at the end. */
const decimalsOf = (value: Decimal): number => value.split('.')[1]?.length ?? 0;
