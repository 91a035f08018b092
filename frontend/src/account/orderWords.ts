/** Orders in words, the same wherever they are told of. */
import { add, divideDown, isZero, multiply, trimmed, type Decimal } from '@/lib/decimal';
import { formatDecimal } from '@/lib/format';
import type { Balance, Order, OrderType, Side } from './wire';

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

/** Whether an order waits for the last price to rise to its stop price; otherwise for it to fall to it. */
export const waitsForRise = (type: OrderType, side: Side): boolean => type.startsWith('stop') === (side === 'buy');

const REASONS: Readonly<Record<string, string>> = {
  REQUESTED: 'as was asked for',
  NOT_FILLED_AT_ONCE: 'there was nothing more to trade with at its price',
  FILL_OR_KILL_NOT_FILLED: 'it could not be filled wholly at once',
  POST_ONLY_WOULD_TAKE: 'it was post-only and would have traded at once',
  SELF_TRADE_PREVENTED: 'it would have traded with an order of your own',
  SPENT: 'what was left to spend does not buy another lot',
  EXPIRED: 'its time has passed',
  REPLACED: 'another took its place',
  DEAD_MAN_SWITCH: 'your account was silent for longer than it had said',
  CLEARED: 'the exchange cleared the market',
  CIRCUIT_BREAKER: 'it would have moved the price too far, and the market is halted now',
};

/** Why an order was cancelled, to go into a sentence. */
export const reasonText = (reason: string | undefined): string | undefined =>
  reason === undefined ? undefined : REASONS[reason];

/** `: its time has passed`, to go after what happened; nothing for a reason that this page does not know. */
export function becauseOf(reason: string | undefined): string {
  const text = reasonText(reason);
  return text === undefined ? '' : `: ${text}`;
}

/** What was paid or received for one on average; undefined when nothing has traded. */
export const averagePrice = (quoteQty: Decimal, qty: Decimal, decimals: number): Decimal | undefined =>
  isZero(qty) ? undefined : divideDown(quoteQty, qty, decimals);

/** `Bought 4.00 TATA at 100.50` */
export function tradedText(side: Side, market: string, qty: Decimal, average: Decimal | undefined): string {
  const verb = side === 'buy' ? 'Bought' : 'Sold';
  const price = average === undefined ? '' : ` at ${formatAmount(average)}`;
  return `${verb} ${formatDecimal(qty)} ${assetsOf(market).base}${price}`;
}

/** What has become of an order that was just placed, in a sentence. */
export function placedText(order: Order, priceDecimals: number): string {
  const { market, side, executedQty, executedQuoteQty, remainingQty, cancelReason, status } = order;
  const average = executedQuoteQty && averagePrice(executedQuoteQty, executedQty, priceDecimals);
  const traded = isZero(executedQty) ? undefined : tradedText(side, market, executedQty, average);
  switch (status) {
    case 'filled':
      return `${traded ?? 'Filled'}.`;
    case 'open':
    case 'partially_filled':
      if (order.stopPrice !== undefined) return `Placed: ${waitText(order.type, side, order.stopPrice)}.`;
      return `${traded ?? 'Placed'}: ${formatDecimal(remainingQty)} ${assetsOf(market).base} rest at ${formatDecimal(order.price)}.`;
    case 'cancelled':
    case 'expired':
      return traded === undefined
        ? `Nothing was traded${becauseOf(cancelReason)}.`
        : `${traded}; the rest was cancelled${becauseOf(cancelReason)}.`;
  }
}

/** `it waits until the last price is 99.00 or lower` */
export const waitText = (type: OrderType, side: Side, stopPrice: Decimal): string =>
  `it waits until the last price is ${formatDecimal(stopPrice)} or ${waitsForRise(type, side) ? 'higher' : 'lower'}`;

/** How much of an order has traded, in whole percent, rounded down; undefined for one by amount. */
export function filledPercent({ executedQty, quantity }: Pick<Order, 'executedQty' | 'quantity'>): number | undefined {
  if (quantity === undefined || isZero(quantity)) return undefined;
  return Number(divideDown(multiply(executedQty, '100'), quantity, 0));
}

/** Everything of an asset: what is available and what orders have set aside. */
export const totalOf = ({ available, locked }: Pick<Balance, 'available' | 'locked'>): Decimal =>
  add(available, locked);
