import type { OrderPart, OrderProblem, TradedMarket } from '@/account/orderProblem';
import { tooSmall } from '@/account/orderProblem';
import { problemsOf } from '@/account/orderRules';
import type { Order } from '@/account/wire';
import { add, compare, type Decimal } from '@/lib/decimal';
import { editableDecimal, formatDecimal, parseDecimal } from '@/lib/format';

/** What is typed to change an order. */
export interface AmendmentTexts {
  /** Undefined for an order at any price. */
  readonly price: string | undefined;
  readonly quantity: string;
}

/** What is to be changed of an order. */
export interface Amendment {
  readonly price?: Decimal;
  readonly quantity?: Decimal;
}

/** Whether the exchange can change it: an order by amount has nothing that could be. */
export const isAmendable = ({ quantity }: Order): boolean => quantity !== undefined;

export const textsOf = ({ price, quantity = '' }: Order): AmendmentTexts => ({
  price: price === undefined ? undefined : editableDecimal(price),
  quantity: editableDecimal(quantity),
});

/** What the texts change of the order, and what is wrong with them. */
export function amendmentOf(
  texts: AmendmentTexts,
  order: Order,
  market: TradedMarket,
): { readonly amendment: Amendment; readonly problems: readonly OrderProblem[] } {
  const unread: OrderProblem[] = [];
  const read = (part: OrderPart, text: string | undefined): Decimal | undefined => {
    const value = text === undefined ? undefined : parseDecimal(text);
    if (text !== undefined && value === undefined) {
      unread.push({ code: 'UNREADABLE', part, text: 'This is not a number.' });
    }
    return value;
  };
  const price = read('price', texts.price);
  const quantity = read('quantity', texts.quantity);
  const figures = { side: order.side, ...(price && { price }), ...(quantity && { quantity }) };
  const traded = quantity === undefined ? undefined : tradedProblem(quantity, order, market);
  return {
    amendment: {
      ...(isOther(price, order.price) && { price }),
      ...(isOther(quantity, order.quantity) && { quantity }),
    },
    problems: [...unread, ...(traded ? [traded] : problemsOf(figures, market, 0))],
  };
}

const isOther = (value: Decimal | undefined, before: Decimal | undefined): value is Decimal =>
  value !== undefined && before !== undefined && compare(value, before) !== 0;

/** The quantity is all of it, so it must be more than what has traded already. */
function tradedProblem(quantity: Decimal, { executedQty }: Order, { rules }: TradedMarket): OrderProblem | undefined {
  if (compare(executedQty, '0') === 0 || compare(quantity, executedQty) > 0) return undefined;
  return {
    ...tooSmall(add(executedQty, rules.lotSize)),
    text: `${formatDecimal(executedQty)} of it has traded already; cancel it if you want no more.`,
  };
}
