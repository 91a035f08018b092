import { add, compare, divideDown, isZero, subtract, trimmed, type Decimal } from '@/lib/decimal';
import { formatDecimal } from '@/lib/format';
import type { Order, OrderType, Side } from './wire';

/** The two assets of an own market: `TATA` and `INR` of `TATA_INR`. */
export function assetsOf(market: string): { readonly base: string; readonly quote: string } {
  const [base = market, quote = ''] = market.split('_');
  return { base, quote };
}

/** An amount as people read it: all its digits but the zeros at its end, with at least two decimals. */
export const formatAmount = (value: Decimal | undefined): string =>
  formatDecimal(value === undefined ? undefined : trimmed(value, 2));

/** As tables have it. */
export const TYPE_NAMES: Readonly<Record<OrderType, string>> = {
  limit: 'Limit',
  market: 'Market',
  stop_loss: 'Stop',
  stop_loss_limit: 'Stop limit',
  take_profit: 'Take profit',
  take_profit_limit: 'Take profit limit',
};

/** Whether an order waits for the last price to be at its stop price or above; otherwise at it or below. */
export const waitsForRise = (type: OrderType, side: Side): boolean => type.startsWith('stop') === (side === 'buy');

const REASONS: Readonly<Record<string, string>> = {
  REQUESTED: 'as was asked for',
  NOT_FILLED_AT_ONCE: 'there was nothing more to trade with at its price',
  FILL_OR_KILL_NOT_FILLED: 'it could not be filled wholly at once',
  POST_ONLY_WOULD_TAKE: 'it was post-only and would have traded at once',
  SELF_TRADE_PREVENTED: 'it would have traded with an order of your own',
  SPENT: 'what was left does not buy another lot',
  EXPIRED: 'its time has passed',
  REPLACED: 'another took its place',
  DEAD_MAN_SWITCH: 'your account was silent for longer than it had said',
  CLEARED: 'the exchange cleared the market',
  CIRCUIT_BREAKER: 'it would have moved the price too far, and the market is halted now',
};

/** Why an order was cancelled, to go after a colon; nothing for a reason of which this page does not know. */
export const reasonText = (reason: string | undefined): string | undefined =>
  reason === undefined ? undefined : REASONS[reason];

/** `100.50`: what was paid or received for one on average, with so many decimals; undefined when nothing has traded. */
export function averagePrice(quoteQty: Decimal, qty: Decimal, decimals: number): Decimal | undefined {
  return isZero(qty) ? undefined : divideDown(quoteQty, qty, decimals);
}

const bought = (side: Side): string => (side === 'buy' ? 'Bought' : 'Sold');

/** `Bought 4.00 TATA at 100.50` */
export function tradedText(side: Side, market: string, qty: Decimal, average: Decimal | undefined): string {
  const price = average === undefined ? '' : ` at ${formatAmount(average)}`;
  return `${bought(side)} ${formatDecimal(qty)} ${assetsOf(market).base}${price}`;
}

/** What has become of an order that was just placed, in a sentence. */
export function placedText(order: Order, priceDecimals: number): string {
  const { market, side, executedQty, executedQuoteQty, remainingQty, status } = order;
  const average = executedQuoteQty && averagePrice(executedQuoteQty, executedQty, priceDecimals);
  const traded = isZero(executedQty) ? undefined : tradedText(side, market, executedQty, average);
  switch (status) {
    case 'filled':
      return `${traded ?? 'Filled'}.`;
    case 'open':
    case 'partially_filled':
      return traded === undefined
        ? `Placed: ${restText(order)}.`
        : `${traded}; ${formatDecimal(remainingQty)} ${restsAt(order)}.`;
    case 'cancelled':
    case 'expired': {
      const reason = reasonText(order.cancelReason);
      const because = reason === undefined ? '' : `: ${reason}`;
      return traded === undefined ? `Nothing was traded${because}.` : `${traded}; the rest was cancelled${because}.`;
    }
  }
}

function restText(order: Order): string {
  const { type, side, stopPrice, market } = order;
  const quantity = quantityText(order);
  if (stopPrice === undefined) return `${quantity} ${assetsOf(market).base} ${restsAt(order)}`;
  const direction = waitsForRise(type, side) ? 'above' : 'below';
  return `it waits for a last price of ${formatDecimal(stopPrice)} or ${direction}`;
}

const quantityText = ({ quantity, remainingQty }: Order): string => formatDecimal(quantity ?? remainingQty);

const restsAt = ({ price }: Order): string => (price === undefined ? 'rest' : `rest at ${formatDecimal(price)}`);

/** How much of an order has traded, as a whole percentage rounded down; undefined for one by amount. */
export function filledPercent({ executedQty, quantity }: Pick<Order, 'executedQty' | 'quantity'>): number | undefined {
  if (quantity === undefined || isZero(quantity)) return undefined;
  return Number(divideDown(executedQty, quantity, 4)) * 100;
}

/** Everything of an asset: what is available and what orders have set aside. */
export const totalOf = (balance: { readonly available: Decimal; readonly locked: Decimal }): Decimal =>
  add(balance.available, balance.locked);

/** What is left of an order by its quantity. */
export const openQuantity = (quantity: Decimal, executed: Decimal): Decimal =>
  compare(quantity, executed) > 0 ? subtract(quantity, executed) : '0';
