import type { TradedMarket } from '@/account/orderProblem';
import { onStep } from '@/account/orderProblem';
import {
  add,
  compare,
  decimalPlaces,
  divideDown,
  floorTo,
  isZero,
  multiply,
  round,
  subtract,
  type Decimal,
} from '@/lib/decimal';
import { editableDecimal, parseDecimal } from '@/lib/format';
import type { MarketRules } from '@/market/types';
import { changed, isByAmount, isLimited, mayGiveAmount, quoteDecimals, waits, type Ticket } from './ticket';

/** What an order can be paid with. */
export interface Means {
  /** Of the asset that it is paid with. */
  readonly available: Decimal;
  /** What an order at any price would trade at first; undefined while nobody offers. */
  readonly bestPrice: Decimal | undefined;
}

/** Percent of what is available. */
export const SHARES = [25, 50, 75, 100] as const;

const BASIS = '10000';

/** The ticket for a share of what is available; undefined while it is not known how much that buys. */
export function withShare(ticket: Ticket, percent: number, means: Means, { rules }: TradedMarket): Ticket | undefined {
  const budget = multiply(means.available, multiply(String(percent), '0.01'));
  if (isZero(budget)) return undefined;
  const quantity = ticket.side === 'sell' ? floorTo(budget, rules.lotSize) : affordable(ticket, budget, means, rules);
  if (isByAmount(ticket) || (quantity === undefined && mayGiveAmount(ticket))) {
    const amount = round(budget, quoteDecimals(rules), 'down');
    return changed(ticket, { total: editableDecimal(amount), given: 'total' }, rules);
  }
  if (quantity === undefined) return undefined;
  const most = compare(quantity, rules.maxQuantity) > 0 ? rules.maxQuantity : quantity;
  return changed(ticket, { quantity: editableDecimal(onStep(most, rules.lotSize)), given: 'quantity' }, rules);
}

/** How much the budget buys, the highest fee included that may have to be paid. */
function affordable(ticket: Ticket, budget: Decimal, means: Means, rules: MarketRules): Decimal | undefined {
  const price = priceOf(ticket, means);
  if (price === undefined || isZero(price)) return undefined;
  const { lotSize, makerFeeBps, takerFeeBps } = rules;
  const feeBps = isLimited(ticket) ? Math.max(makerFeeBps, takerFeeBps) : takerFeeBps;
  const lotCost = multiply(multiply(price, lotSize), add('1', multiply(String(feeBps), '0.0001')));
  const lots = divideDown(budget, lotCost, 0);
  const quantity = multiply(lots, lotSize);
  // The fee is rounded up, which may be what is missing.
  const isEnough = isZero(lots) || compare(cost(price, quantity, feeBps, rules), budget) <= 0;
  return isEnough ? quantity : subtract(quantity, lotSize);
}

function priceOf(ticket: Ticket, { bestPrice }: Means): Decimal | undefined {
  if (isLimited(ticket)) return parseDecimal(ticket.price);
  return waits(ticket) ? parseDecimal(ticket.stopPrice) : bestPrice;
}

function cost(price: Decimal, quantity: Decimal, feeBps: number, rules: MarketRules): Decimal {
  const notional = multiply(price, quantity);
  return add(notional, feeOf(notional, feeBps, rules));
}

/** The fee on what is paid or received, rounded up to the quote asset's decimals as the exchange does. */
export function feeOf(notional: Decimal, feeBps: number, rules: MarketRules): Decimal {
  const exact = divideDown(multiply(notional, String(feeBps)), BASIS, decimalPlaces(notional) + 4);
  return round(exact, quoteDecimals(rules), 'up');
}
