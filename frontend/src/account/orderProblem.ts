/** What may be wrong with an order, in words: the same before it is sent and when the exchange refuses it. */
import {
  add,
  ceilTo,
  compare,
  decimalPlaces,
  divideDown,
  isZero,
  multiply,
  round,
  subtract,
  type Decimal,
} from '@/lib/decimal';
import { formatDecimal } from '@/lib/format';
import type { Instrument, MarketRules } from '@/market/types';
import type { NewOrder } from './api';
import { formatAmount } from './orderWords';

/** The API's own names. */
export const ORDER_PARTS = [
  'stopPrice',
  'price',
  'quantity',
  'quoteQuantity',
  'displayQuantity',
  'timeInForce',
  'expiresAt',
  'postOnly',
] as const;

export type OrderPart = (typeof ORDER_PARTS)[number];

export interface OrderProblem {
  /** The API's, or one of this page's for what is not even sent. */
  readonly code: string;
  /** Undefined for what is about the order as a whole. */
  readonly part: OrderPart | undefined;
  /** A sentence. */
  readonly text: string;
  /** The nearest value of that part that would do. */
  readonly nearest?: Decimal | undefined;
}

/** The figures of an order that is new, or to be changed. */
export type OrderFigures = Pick<
  NewOrder,
  'side' | 'price' | 'stopPrice' | 'quantity' | 'quoteQuantity' | 'displayQuantity' | 'expiresAt'
>;

/** Where an order is to trade. */
export interface TradedMarket extends Pick<Instrument, 'base' | 'quote'> {
  readonly rules: MarketRules;
}

/** With all the decimals of its step, as the API writes it. */
export const onStep = (value: Decimal, step: Decimal): Decimal => round(value, decimalPlaces(step), 'nearest');

export const offTick = (part: OrderPart, nearest: Decimal | undefined, tick: Decimal): OrderProblem => ({
  code: 'PRICE_NOT_ON_TICK',
  part,
  text: `Prices go in steps of ${formatDecimal(tick)}.`,
  nearest,
});

export const offLot = (part: OrderPart, nearest: Decimal | undefined, lot: Decimal): OrderProblem => ({
  code: 'QUANTITY_NOT_ON_LOT',
  part,
  text: `Quantities go in steps of ${formatDecimal(lot)}.`,
  nearest,
});

export const outOfBand = (nearest: Decimal | undefined): OrderProblem => ({
  code: 'PRICE_OUT_OF_BAND',
  part: 'price',
  text: `This is too far from the last price.`,
  nearest,
});

export const tooSmall = (least: Decimal): OrderProblem => ({
  code: 'QUANTITY_TOO_SMALL',
  part: 'quantity',
  text: `The quantity must be at least ${formatDecimal(least)}.`,
  nearest: least,
});

export const tooLarge = (most: Decimal): OrderProblem => ({
  code: 'QUANTITY_TOO_LARGE',
  part: 'quantity',
  text: `The quantity can be at most ${formatDecimal(most)}.`,
  nearest: most,
});

export const wrongDisplay = (nearest: Decimal | undefined): OrderProblem => ({
  code: 'INVALID_DISPLAY_QUANTITY',
  part: 'displayQuantity',
  text: `Show whole lots, from a hundredth of the quantity to all of it.`,
  nearest,
});

export const expired: OrderProblem = {
  code: 'EXPIRY_NOT_IN_FUTURE',
  part: 'expiresAt',
  text: 'This time has passed already.',
};

/** @param least what an order must be worth, in the quote asset */
export function worthTooLittle(order: OrderFigures, least: Decimal, market: TradedMarket): OrderProblem {
  const { price, quoteQuantity } = order;
  const byAmount = quoteQuantity !== undefined;
  return {
    code: 'MIN_NOTIONAL',
    part: byAmount ? 'quoteQuantity' : 'quantity',
    text: isZero(least)
      ? 'The amount must be above zero.'
      : `The order must be worth at least ${formatAmount(least)} ${market.quote}.`,
    nearest: isZero(least) ? undefined : byAmount ? least : leastQuantity(price, least, market.rules),
  };
}

function leastQuantity(price: Decimal | undefined, worth: Decimal, { lotSize }: MarketRules): Decimal | undefined {
  if (price === undefined || isZero(price)) return undefined;
  return divideDown(ceilTo(worth, multiply(price, lotSize)), price, decimalPlaces(lotSize));
}

/** @param best the best price of the other side, where it is known */
export function wouldTake(
  side: OrderFigures['side'],
  best: Decimal | undefined,
  { tickSize }: MarketRules,
): OrderProblem {
  const beside = best && (side === 'buy' ? subtract(best, tickSize) : add(best, tickSize));
  return {
    code: 'POST_ONLY_WOULD_TAKE',
    part: 'price',
    text: `It is post-only and would trade at once${best === undefined ? '' : `, at ${formatDecimal(best)}`}.`,
    nearest: beside !== undefined && compare(beside, '0') > 0 ? onStep(beside, tickSize) : undefined,
  };
}
