import {
  ceilTo,
  compare,
  decimalPlaces,
  divideDown,
  isMultipleOf,
  isZero,
  multiply,
  nearestTo,
  type Decimal,
} from '@/lib/decimal';
import type { MarketRules } from '@/market/types';
import {
  expired,
  offLot,
  offTick,
  onStep,
  tooLarge,
  tooSmall,
  worthTooLittle,
  wrongDisplay,
  type OrderFigures,
  type OrderProblem,
  type TradedMarket,
} from './orderProblem';

/**
 * Everything that the market's rules alone have against an order. What prices and balances have, the exchange knows.
 *
 * @param now Unix milliseconds
 */
export function problemsOf(order: OrderFigures, market: TradedMarket, now: number): readonly OrderProblem[] {
  const { rules } = market;
  const found = [
    order.stopPrice === undefined ? undefined : priceProblem('stopPrice', order.stopPrice, rules),
    order.price === undefined ? undefined : priceProblem('price', order.price, rules),
    order.quantity === undefined ? undefined : quantityProblem(order.quantity, rules),
    worthProblem(order, market),
    displayProblem(order, rules),
    order.expiresAt !== undefined && order.expiresAt <= now ? expired : undefined,
  ];
  return found.filter((problem) => problem !== undefined);
}

function priceProblem(
  part: 'price' | 'stopPrice',
  price: Decimal,
  { tickSize }: MarketRules,
): OrderProblem | undefined {
  if (!isZero(price) && isMultipleOf(price, tickSize)) return undefined;
  return offTick(part, onStep(nearestTo(price, tickSize), tickSize), tickSize);
}

function quantityProblem(quantity: Decimal, rules: MarketRules): OrderProblem | undefined {
  const { lotSize, minQuantity, maxQuantity } = rules;
  if (compare(quantity, minQuantity) < 0) return tooSmall(minQuantity);
  if (compare(quantity, maxQuantity) > 0) return tooLarge(maxQuantity);
  if (isMultipleOf(quantity, lotSize)) return undefined;
  return offLot('quantity', onStep(nearestTo(quantity, lotSize), lotSize), lotSize);
}

function worthProblem(order: OrderFigures, market: TradedMarket): OrderProblem | undefined {
  const worth = worthOf(order);
  const { minNotional } = market.rules;
  const isEnough = worth === undefined || (!isZero(worth) && compare(worth, minNotional) >= 0);
  return isEnough ? undefined : worthTooLittle(order, minNotional, market);
}

/** Undefined where that is another's problem, or the market decides. */
function worthOf({ price, quantity, quoteQuantity }: OrderFigures): Decimal | undefined {
  if (quoteQuantity !== undefined) return quoteQuantity;
  if (price === undefined || quantity === undefined || isZero(price) || isZero(quantity)) return undefined;
  return multiply(price, quantity);
}

function displayProblem(
  { quantity, displayQuantity }: OrderFigures,
  { lotSize }: MarketRules,
): OrderProblem | undefined {
  if (displayQuantity === undefined || quantity === undefined || isZero(quantity)) return undefined;
  const least = ceilTo(divideDown(quantity, '100', decimalPlaces(quantity) + 2), lotSize);
  const isBetween = compare(displayQuantity, least) >= 0 && compare(displayQuantity, quantity) <= 0;
  if (isBetween && isMultipleOf(displayQuantity, lotSize)) return undefined;
  return wrongDisplay(onStep(between(least, nearestTo(displayQuantity, lotSize), quantity), lotSize));
}

const between = (least: Decimal, value: Decimal, most: Decimal): Decimal =>
  compare(value, least) < 0 ? least : compare(value, most) > 0 ? most : value;
