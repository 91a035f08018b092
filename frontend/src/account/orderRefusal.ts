import { compare, isDecimal, isZero, type Decimal } from '@/lib/decimal';
import { ApiError, messageOf, type ErrorDetails } from '@/lib/http';
import {
  expired,
  offLot,
  offTick,
  ORDER_PARTS,
  outOfBand,
  tooLarge,
  tooSmall,
  worthTooLittle,
  wouldTake,
  wrongDisplay,
  type OrderFigures,
  type OrderPart,
  type OrderProblem,
  type TradedMarket,
} from './orderProblem';
import { formatAmount } from './orderWords';

/** Why an order was not taken, as the problem of one of its parts; the server's own sentence where this page knows no better. */
export function refusalOf(error: unknown, order: OrderFigures, market: TradedMarket): OrderProblem {
  const text = messageOf(error);
  if (!(error instanceof ApiError)) return { code: '', part: undefined, text };
  const { code, details } = error;
  const { rules } = market;
  const nearest = decimalIn(details, 'nearest');
  switch (code) {
    case 'PRICE_NOT_ON_TICK':
      return offTick(isAboutStop(details, order) ? 'stopPrice' : 'price', nearest, rules.tickSize);
    case 'PRICE_OUT_OF_BAND':
      return outOfBand(nearest);
    case 'QUANTITY_NOT_ON_LOT':
      return offLot('displayQuantity' in details ? 'displayQuantity' : 'quantity', nearest, rules.lotSize);
    case 'QUANTITY_TOO_SMALL':
      return tooSmall(nearest ?? rules.minQuantity);
    case 'QUANTITY_TOO_LARGE':
      return tooLarge(nearest ?? rules.maxQuantity);
    case 'MIN_NOTIONAL':
      return worthTooLittle(order, decimalIn(details, 'minNotional') ?? rules.minNotional, market);
    case 'INVALID_DISPLAY_QUANTITY':
      return wrongDisplay(nearest);
    case 'INSUFFICIENT_BALANCE':
      return insufficient(order, details, text);
    case 'POST_ONLY_WOULD_TAKE':
      return wouldTake(order.side, decimalIn(details, 'bestPrice'), rules);
    case 'EXPIRY_NOT_IN_FUTURE':
      return expired;
    case 'NOTIONAL_TOO_LARGE':
      return { code, part: 'quantity', text };
    case 'FILL_OR_KILL_NOT_FILLED':
      return { code, part: 'timeInForce', text };
    default:
      return { code, part: ORDER_PARTS.find((part) => part === details['parameter']), text };
  }
}

/** How much would suffice is known only for an amount: that of a quantity depends on fees and prices. */
function insufficient(order: OrderFigures, details: ErrorDetails, text: string): OrderProblem {
  const { asset } = details;
  const required = decimalIn(details, 'required');
  const available = decimalIn(details, 'available');
  const part: OrderPart = order.quoteQuantity === undefined ? 'quantity' : 'quoteQuantity';
  const isTold = required !== undefined && available !== undefined && typeof asset === 'string';
  return {
    code: 'INSUFFICIENT_BALANCE',
    part,
    text: isTold ? `This needs ${formatAmount(required)} ${asset}; ${formatAmount(available)} is available.` : text,
    nearest: part === 'quoteQuantity' && available !== undefined && !isZero(available) ? available : undefined,
  };
}

/** The engine calls either of an order's prices `price`. */
function isAboutStop(details: ErrorDetails, { price, stopPrice }: OrderFigures): boolean {
  if ('stopPrice' in details) return true;
  const told = decimalIn(details, 'price');
  if (told === undefined || stopPrice === undefined || compare(told, stopPrice) !== 0) return false;
  return price === undefined || compare(told, price) !== 0;
}

function decimalIn(details: ErrorDetails, name: string): Decimal | undefined {
  const value = details[name];
  return typeof value === 'string' && isDecimal(value) ? value : undefined;
}
