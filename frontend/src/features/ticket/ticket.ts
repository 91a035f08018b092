import { compare, divideDown, isZero, multiply, trimmed, type Decimal } from '@/lib/decimal';
import { editableDecimal, parseDecimal } from '@/lib/format';
import { onStep, type OrderPart, type OrderProblem } from '@/account/orderProblem';
import type { OrderType, Side, TimeInForce } from '@/account/wire';
import type { MarketRules } from '@/market/types';

export type Kind = 'limit' | 'market' | 'stop' | 'takeProfit';

/** What stands in the order form. Numbers are texts as the person typed them, in their own notation. */
export interface Ticket {
  readonly side: Side;
  readonly kind: Kind;
  /** Of a stop or take-profit order: whether it has a limit once it is triggered. */
  readonly hasLimit: boolean;
  readonly stopPrice: string;
  readonly price: string;
  readonly quantity: string;
  /** Price times quantity; of an order at any price what it may cost. */
  readonly total: string;
  /** Which of the two the person gave; the other follows, or is not needed. */
  readonly given: 'quantity' | 'total';
  readonly postOnly: boolean;
  readonly timeInForce: TimeInForce;
  /** As the browser's own field gives it, such as `2026-11-25T14:30`, in UTC. */
  readonly expiresAt: string;
  readonly displayQuantity: string;
}

export const EMPTY: Ticket = {
  side: 'buy',
  kind: 'limit',
  hasLimit: false,
  stopPrice: '',
  price: '',
  quantity: '',
  total: '',
  given: 'quantity',
  postOnly: false,
  timeInForce: 'gtc',
  expiresAt: '',
  displayQuantity: '',
};

/** Whether it waits for a stop price. */
export const waits = ({ kind }: Ticket): boolean => kind === 'stop' || kind === 'takeProfit';

/** Whether it names a worst price; otherwise it trades at any. */
export const isLimited = ({ kind, hasLimit }: Ticket): boolean => kind === 'limit' || (kind !== 'market' && hasLimit);

/** Whether a buyer may say what to spend instead of a quantity. */
export const mayGiveAmount = (ticket: Ticket): boolean => ticket.side === 'buy' && !isLimited(ticket);

/** Whether the person says what to spend. */
export const isByAmount = (ticket: Ticket): boolean => mayGiveAmount(ticket) && ticket.given === 'total';

/** Whether what does not trade at once may rest in the book. */
export const mayRest = ({ timeInForce }: Ticket): boolean => timeInForce === 'gtc' || timeInForce === 'gtd';

export function typeOf(ticket: Ticket): OrderType {
  switch (ticket.kind) {
    case 'limit':
    case 'market':
      return ticket.kind;
    case 'stop':
      return ticket.hasLimit ? 'stop_loss_limit' : 'stop_loss';
    case 'takeProfit':
      return ticket.hasLimit ? 'take_profit_limit' : 'take_profit';
  }
}

/** The ticket after a change: whatever follows from what the person gave is computed anew. */
export function changed(before: Ticket, change: Partial<Ticket>, rules: MarketRules): Ticket {
  const ticket = { ...before, ...change };
  if (isLimited(ticket)) return ticket.given === 'quantity' ? withTotal(ticket) : withQuantity(ticket, rules);
  if (isByAmount(ticket)) return { ...ticket, quantity: '' };
  return { ...ticket, given: 'quantity', total: '' };
}

function withTotal(ticket: Ticket): Ticket {
  const price = parseDecimal(ticket.price);
  const quantity = parseDecimal(ticket.quantity);
  const isKnown = price !== undefined && quantity !== undefined;
  return { ...ticket, total: isKnown ? editableDecimal(trimmed(multiply(price, quantity), 2)) : '' };
}

/** As many whole lots as the total buys. */
function withQuantity(ticket: Ticket, { lotSize }: MarketRules): Ticket {
  const price = parseDecimal(ticket.price);
  const total = parseDecimal(ticket.total);
  if (price === undefined || isZero(price) || total === undefined) return { ...ticket, quantity: '' };
  const lots = divideDown(total, multiply(price, lotSize), 0);
  return { ...ticket, quantity: editableDecimal(onStep(multiply(lots, lotSize), lotSize)) };
}

/**
 * What the whole lots cost that a total buys, when that is less than the total; undefined when it is not. What a person typed is not
 * changed behind their back, so this says what becomes of it.
 */
export function costOfWholeLots(ticket: Ticket): Decimal | undefined {
  if (!isLimited(ticket) || ticket.given !== 'total') return undefined;
  const price = parseDecimal(ticket.price);
  const quantity = parseDecimal(ticket.quantity);
  const total = parseDecimal(ticket.total);
  if (price === undefined || quantity === undefined || total === undefined) return undefined;
  const cost = multiply(price, quantity);
  return compare(cost, total) === 0 ? undefined : cost;
}

/** With a price that was picked elsewhere: whoever picks one wants an order with a price. */
export function withPickedPrice(ticket: Ticket, price: Decimal, rules: MarketRules): Ticket {
  const text = editableDecimal(onStep(price, rules.tickSize));
  if (waits(ticket) && !ticket.hasLimit) return changed(ticket, { stopPrice: text }, rules);
  return changed(ticket, { price: text, ...(ticket.kind === 'market' && { kind: 'limit' }) }, rules);
}

/** Where on the form a part of an order is. */
export const fieldOf = (part: OrderPart): keyof Ticket => (part === 'quoteQuantity' ? 'total' : part);

/** With the nearest value that would do; unchanged when none is known. */
export function withNearest(ticket: Ticket, { part, nearest }: OrderProblem, rules: MarketRules): Ticket {
  if (part === undefined || nearest === undefined) return ticket;
  const field = fieldOf(part);
  const isGiven = field === 'quantity' || field === 'total';
  const value = field === 'total' ? trimmed(nearest, 2) : nearest;
  return changed(ticket, { [field]: editableDecimal(value), ...(isGiven && { given: field }) }, rules);
}

/** After an order was taken: its prices and terms stay for the next. */
export const cleared = (ticket: Ticket): Ticket => ({ ...ticket, quantity: '', total: '' });

/** Decimals of the quote asset, which the rules are written with: 4 for `1.0000`. */
export const quoteDecimals = ({ minNotional }: MarketRules): number => minNotional.split('.')[1]?.length ?? 0;
