import type { NewOrder } from '@/account/api';
import type { OrderType, Side, TimeInForce } from '@/account/wire';
import { compare, divideDown, floorTo, isZero, multiply, round, type Decimal } from '@/lib/decimal';
import { editableDecimal, parseDecimal } from '@/lib/format';
import type { MarketRules } from '@/market/types';

/** What an order waits for: nothing, or a price on the way against one, or one on the way for one. */
export type Kind = 'limit' | 'market' | 'stop' | 'take_profit';

/** An order as it stands in the form: texts as they were typed. */
export interface Ticket {
  readonly side: Side;
  readonly kind: Kind;
  /** Worst price of a limit order; of one that waits, empty for any price. */
  readonly price: string;
  readonly stopPrice: string;
  readonly quantity: string;
  /** Price times quantity; of a market buy what it may cost, fee included. */
  readonly total: string;
  /** Which of the two was typed; the other one follows it. */
  readonly by: 'quantity' | 'total';
  readonly postOnly: boolean;
  readonly timeInForce: TimeInForce;
  /** As the browser's own field gives it, such as `2026-11-25T14:30`, in UTC. */
  readonly expiresAt: string;
  readonly displayQuantity: string;
}

export const EMPTY_TICKET: Ticket = {
  side: 'buy',
  kind: 'limit',
  price: '',
  stopPrice: '',
  quantity: '',
  total: '',
  by: 'quantity',
  postOnly: false,
  timeInForce: 'gtc',
  expiresAt: '',
  displayQuantity: '',
};

export type TicketField = 'price' | 'stopPrice' | 'quantity' | 'total' | 'displayQuantity' | 'expiresAt' | 'order';

/** What is wrong with the order, at the field it is about, perhaps with a value that is right. */
export interface Problem {
  readonly field: TicketField;
  readonly message: string;
  readonly suggestion?: Decimal;
}

export const hasLimit = ({ kind, price }: Ticket): boolean =>
  kind === 'limit' || (kind !== 'market' && price.trim() !== '');

/** The ticket after something in it was typed or chosen: quantity and total follow one another by the price. */
export function changed(ticket: Ticket, change: Partial<Ticket>, rules: MarketRules): Ticket {
  const by = change.total !== undefined ? 'total' : change.quantity !== undefined ? 'quantity' : ticket.by;
  const next = { ...ticket, ...change, by } as Ticket;
  const price = parseDecimal(next.price);
  if (!hasLimit(next) || price === undefined || isZero(price)) {
    return next.by === 'total' ? { ...next, quantity: '' } : { ...next, total: '' };
  }
  if (by === 'total') {
    const total = parseDecimal(next.total);
    if (total === undefined) return { ...next, quantity: '' };
    const lots = floorTo(divideDown(total, price, 18), rules.lotSize);
    return { ...next, quantity: editableDecimal(lots) };
  }
  const quantity = parseDecimal(next.quantity);
  return { ...next, total: quantity === undefined ? '' : editableDecimal(multiply(price, quantity)) };
}

/** The order that the ticket asks for, or the first thing that is missing in it. */
export function orderOf(ticket: Ticket, market: string): NewOrder | Problem {
  const price = hasLimit(ticket) ? positive(ticket.price) : undefined;
  if (hasLimit(ticket) && price === undefined) return problem('price', 'Say a price.');
  const stopPrice = waits(ticket) ? positive(ticket.stopPrice) : undefined;
  if (waits(ticket) && stopPrice === undefined) return problem('stopPrice', 'Say the price that it waits for.');
  const amount = amountOf(ticket);
  if ('field' in amount) return amount;
  const display = ticket.displayQuantity.trim() === '' ? undefined : positive(ticket.displayQuantity);
  if (ticket.displayQuantity.trim() !== '' && display === undefined) {
    return problem('displayQuantity', 'Say a quantity, or leave it empty.');
  }
  const isLimit = hasLimit(ticket);
  const expiresAt = ticket.timeInForce === 'gtd' ? Date.parse(`${ticket.expiresAt}Z`) : undefined;
  if (isLimit && Number.isNaN(expiresAt)) return problem('expiresAt', 'Say until when.');
  return {
    market,
    side: ticket.side,
    type: typeOf(ticket),
    ...amount,
    ...(price !== undefined && { price }),
    ...(stopPrice !== undefined && { stopPrice }),
    ...(isLimit && display !== undefined && { displayQuantity: display }),
    ...(isLimit && { timeInForce: ticket.timeInForce }),
    ...(isLimit && expiresAt !== undefined && { expiresAt }),
    ...(isLimit && ticket.postOnly && { postOnly: true }),
  };
}

const waits = ({ kind }: Ticket): boolean => kind === 'stop' || kind === 'take_profit';

function amountOf(ticket: Ticket): Pick<NewOrder, 'quantity' | 'quoteQuantity'> | Problem {
  if (ticket.by === 'total' && !hasLimit(ticket) && ticket.side === 'buy') {
    const total = positive(ticket.total);
    return total === undefined ? problem('total', 'Say how much to spend.') : { quoteQuantity: total };
  }
  const quantity = positive(ticket.quantity);
  return quantity === undefined ? problem('quantity', 'Say a quantity.') : { quantity };
}

function typeOf(ticket: Ticket): OrderType {
  switch (ticket.kind) {
    case 'limit':
    case 'market':
      return ticket.kind;
    case 'stop':
      return hasLimit(ticket) ? 'stop_loss_limit' : 'stop_loss';
    case 'take_profit':
      return hasLimit(ticket) ? 'take_profit_limit' : 'take_profit';
  }
}

function positive(text: string): Decimal | undefined {
  const value = parseDecimal(text);
  return value === undefined || isZero(value) ? undefined : value;
}

const problem = (field: TicketField, message: string): Problem => ({ field, message });

export interface Means {
  /** What is available of the asset that is paid with: the quote asset for a buy, the base asset for a sell. */
  readonly available: Decimal;
  /** What one costs: the limit, or for a market order the best price there is. */
  readonly price: Decimal | undefined;
}

/**
 * So much of what is available, in the field where one would type it. A buy leaves room for the taker's fee: what a limit buy locks is the
 * price with the higher of both fees.
 */
export function shareOf(ticket: Ticket, percent: number, means: Means, rules: MarketRules): Partial<Ticket> {
  const part = multiply(means.available, String(percent / 100));
  if (ticket.side === 'sell') return { quantity: editableDecimal(floorTo(part, rules.lotSize)) };
  if (!hasLimit(ticket)) return { total: editableDecimal(round(part, 2, 'down')) };
  if (means.price === undefined) return {};
  const feeBps = Math.max(rules.makerFeeBps, rules.takerFeeBps);
  const priceWithFee = multiply(means.price, divideDown(String(10_000 + feeBps), '10000', 4));
  return { quantity: editableDecimal(floorTo(divideDown(part, priceWithFee, 18), rules.lotSize)) };
}

/** What can be seen to be wrong without asking the server, with the value that the market's rules allow. */
export function brokenRule(order: NewOrder, rules: MarketRules): Problem | undefined {
  const { quantity } = order;
  if (quantity !== undefined && compare(quantity, rules.minQuantity) < 0) {
    const message = `The least is ${editableDecimal(rules.minQuantity)}.`;
    return { field: 'quantity', message, suggestion: rules.minQuantity };
  }
  return undefined;
}
