import type { NewOrder } from '@/account/api';
import type { Preview } from '@/account/wire';
import { add, isZero, multiply, subtract, type Decimal } from '@/lib/decimal';
import type { MarketRules } from '@/market/types';
import { feeOf } from './shares';

/** What an order would do, and what that would cost or bring. */
export interface Figures {
  /** Undefined when nothing would trade at once. */
  readonly averagePrice: Decimal | undefined;
  /** What would trade at once. */
  readonly executedQty: Decimal;
  /** What would rest in the book, or wait for the stop price. */
  readonly openQty: Decimal;
  /** What would neither trade nor rest. */
  readonly droppedQty: Decimal;
  /** Of what trades at once. */
  readonly takerFee: Decimal;
  /** Of what is open, once it trades at its price. */
  readonly laterFee: Decimal | undefined;
  /** What is paid or received in all, fees included; undefined for what trades later at a price that nobody knows. */
  readonly total: Decimal | undefined;
}

/** The figures of an order as the exchange foresees it. */
export function figuresOf(order: NewOrder, preview: Preview, rules: MarketRules): Figures {
  const { executedQty, executedQuoteQty, remainingQty, fee } = preview;
  const now = order.side === 'buy' ? add(executedQuoteQty, fee) : subtract(executedQuoteQty, fee);
  const later = laterOf(order, remainingQty, rules);
  return {
    averagePrice: preview.averagePrice ?? undefined,
    executedQty,
    openQty: remainingQty,
    droppedQty: order.quantity === undefined ? '0' : subtract(subtract(order.quantity, executedQty), remainingQty),
    takerFee: fee,
    laterFee: later?.fee,
    total: isOpen(order, preview) ? later && add(now, later.total) : now,
  };
}

const isOpen = (order: NewOrder, { remainingQty }: Preview): boolean =>
  order.stopPrice !== undefined || !isZero(remainingQty);

interface Later {
  readonly fee: Decimal | undefined;
  readonly total: Decimal;
}

/** What rests is made; what waits for a stop price may take, so the greater fee is told. */
function laterOf(order: NewOrder, openQty: Decimal, rules: MarketRules): Later | undefined {
  const { side, price, quoteQuantity, stopPrice } = order;
  if (quoteQuantity !== undefined)
    return stopPrice === undefined ? undefined : { fee: undefined, total: quoteQuantity };
  if (price === undefined || isZero(openQty)) return undefined;
  const { makerFeeBps, takerFeeBps } = rules;
  const notional = multiply(price, openQty);
  const fee = feeOf(notional, stopPrice === undefined ? makerFeeBps : Math.max(makerFeeBps, takerFeeBps), rules);
  return { fee, total: side === 'buy' ? add(notional, fee) : subtract(notional, fee) };
}
