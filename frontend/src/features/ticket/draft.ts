import type { NewOrder } from '@/account/api';
import type { OrderPart, OrderProblem, TradedMarket } from '@/account/orderProblem';
import { problemsOf } from '@/account/orderRules';
import type { Decimal } from '@/lib/decimal';
import { parseDecimal } from '@/lib/format';
import { isByAmount, isLimited, mayRest, typeOf, waits, type Ticket } from './ticket';

/** What a ticket says, as an order; undefined while it says none that could be sent. */
export interface Draft {
  readonly order: NewOrder | undefined;
  readonly problems: readonly OrderProblem[];
}

/** Something has yet to be filled in. */
export const isMissing = ({ code }: OrderProblem): boolean => code === 'MISSING';

/**
 * Reads a ticket.
 *
 * @param now the server's clock, Unix milliseconds
 */
export function draftOf(ticket: Ticket, symbol: string, market: TradedMarket, now: number): Draft {
  const unread: OrderProblem[] = [];
  const read = (part: OrderPart, text: string, what: string): Decimal | undefined => {
    const value = parseDecimal(text);
    if (value !== undefined) return value;
    const isEmpty = text.trim() === '';
    unread.push({
      code: isEmpty ? 'MISSING' : 'UNREADABLE',
      part,
      text: isEmpty ? `Enter ${what}.` : 'This is not a number.',
    });
    return undefined;
  };

  const stopPrice = waits(ticket) ? read('stopPrice', ticket.stopPrice, 'a stop price') : undefined;
  const price = isLimited(ticket) ? read('price', ticket.price, 'a price') : undefined;
  const byAmount = isByAmount(ticket);
  const isTotalUnreadable =
    isLimited(ticket) && ticket.given === 'total' && ticket.total.trim() !== '' && !parseDecimal(ticket.total);
  const quantity = byAmount || isTotalUnreadable ? undefined : read('quantity', ticket.quantity, 'a quantity');
  const quoteQuantity =
    byAmount || isTotalUnreadable ? read('quoteQuantity', ticket.total, 'what to spend') : undefined;
  const terms = isLimited(ticket) ? termsOf(ticket, read, unread) : {};

  const order: NewOrder = {
    market: symbol,
    side: ticket.side,
    type: typeOf(ticket),
    ...(price !== undefined && { price }),
    ...(stopPrice !== undefined && { stopPrice }),
    ...(quantity !== undefined && { quantity }),
    ...(quoteQuantity !== undefined && { quoteQuantity }),
    ...terms,
  };
  const problems = [...unread, ...problemsOf(order, market, now)];
  return { order: problems.length === 0 ? order : undefined, problems };
}

type Terms = Pick<NewOrder, 'timeInForce' | 'postOnly' | 'expiresAt' | 'displayQuantity'>;

function termsOf(
  ticket: Ticket,
  read: (part: OrderPart, text: string, what: string) => Decimal | undefined,
  unread: OrderProblem[],
): Terms {
  const { timeInForce, postOnly } = ticket;
  const rests = mayRest(ticket);
  const isIceberg = rests && ticket.displayQuantity.trim() !== '';
  const displayQuantity = isIceberg ? read('displayQuantity', ticket.displayQuantity, 'a quantity') : undefined;
  const expiresAt = timeInForce === 'gtd' ? Date.parse(`${ticket.expiresAt}Z`) : undefined;
  const isDated = expiresAt !== undefined && !Number.isNaN(expiresAt);
  if (timeInForce === 'gtd' && !isDated) {
    unread.push({ code: 'MISSING', part: 'expiresAt', text: 'Enter a date and a time.' });
  }
  return {
    ...(timeInForce !== 'gtc' && { timeInForce }),
    ...(postOnly && rests && { postOnly }),
    ...(isDated && { expiresAt }),
    ...(displayQuantity !== undefined && { displayQuantity }),
  };
}
