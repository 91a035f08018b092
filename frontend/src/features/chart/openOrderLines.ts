import type { Order } from '@/account/wire';
import { compare, trimmed, type Decimal } from '@/lib/decimal';
import { formatDecimal } from '@/lib/format';
import type { MarketRules } from '@/market/types';

/** A price of an open order: its limit, or the stop that it waits for. */
export interface OrderLine {
  readonly id: string;
  readonly order: Order;
  readonly kind: 'limit' | 'stop';
  readonly price: Decimal;
  /** `Buy 0.5 BTC` */
  readonly title: string;
  /** Why it can't be moved; undefined when it can. */
  readonly fixedBecause: string | undefined;
}

export interface OrderLines {
  /** Highest price first. */
  readonly lines: readonly OrderLine[];
  /** Orders that have none, because there are too many. */
  readonly leftOut: number;
}

/** More lines than this hide the candles. */
export const MOST_ORDERS = 60;

const CLOSED: Record<Exclude<MarketRules['status'], 'trading'>, string> = {
  halted: 'The market is halted, so orders can’t be changed.',
  cancel_only: 'The market only takes cancellations at the moment.',
};
const STOP_IS_FIXED = 'A stop price can’t be changed. Cancel the order and place another.';

interface LinesOptions {
  readonly market: string;
  readonly base: string;
  readonly quote: string;
  readonly status: MarketRules['status'];
}

/** The lines of the market's open orders; of too many, those of the newest. */
export function orderLinesOf(orders: Iterable<Order>, options: LinesOptions): OrderLines {
  const all = [...orders].filter(({ market }) => market === options.market);
  const lines = all.slice(-MOST_ORDERS).flatMap((order) => linesOf(order, options));
  lines.sort((a, b) => compare(b.price, a.price));
  return { lines, leftOut: Math.max(0, all.length - MOST_ORDERS) };
}

function linesOf(order: Order, options: LinesOptions): readonly OrderLine[] {
  const { orderId, side, price, stopPrice } = order;
  const amount = amountOf(order, options);
  const lines: OrderLine[] = [];
  // What has traded has been triggered: its stop is of the past.
  if (stopPrice !== undefined && order.status === 'open') {
    const title = `${order.type.startsWith('take_profit') ? 'Take profit' : 'Stop'}: ${side} ${amount}`;
    lines.push({ id: `${orderId}-stop`, order, kind: 'stop', price: stopPrice, title, fixedBecause: STOP_IS_FIXED });
  }
  if (price !== undefined) {
    const title = `${side === 'buy' ? 'Buy' : 'Sell'} ${amount}${stopPrice === undefined ? '' : ' (limit)'}`;
    const fixedBecause = options.status === 'trading' ? undefined : CLOSED[options.status];
    lines.push({ id: orderId, order, kind: 'limit', price, title, fixedBecause });
  }
  return lines;
}

/** `0.5 BTC`, or `for 1,000 USDT` of an order by amount. */
function amountOf({ remainingQty, quoteQuantity }: Order, { base, quote }: LinesOptions): string {
  if (quoteQuantity !== undefined) return `for ${formatDecimal(trimmed(quoteQuantity))} ${quote}`;
  return `${formatDecimal(trimmed(remainingQty))} ${base}`;
}
