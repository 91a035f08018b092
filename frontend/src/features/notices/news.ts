import { assetsOf, averagePrice, becauseOf, tradedText } from '@/account/orderWords';
import type { AccountEvent, FillEvent, Order, OrderEvent, Side } from '@/account/wire';
import { add, isZero, multiply, round, type Decimal } from '@/lib/decimal';
import { formatDecimal } from '@/lib/format';
import type { Toast } from '@/lib/toasts';

export type Notice = Pick<Toast, 'text' | 'tone'>;

/** What has happened to one order since it was last told of. */
interface OrderNews {
  readonly market: string;
  side: Side | undefined;
  qty: Decimal;
  quoteQty: Decimal;
  priceDecimals: number;
  /** After its last fill. */
  remainingQty: Decimal;
  isTriggered: boolean;
  /** The stop price of one that was triggered. */
  stopPrice: Decimal | undefined;
  /** Why the exchange cancelled it. */
  cancelledFor: string | undefined;
}

/** More than these are told of in one sentence. */
const MOST = 3;

/** Cancels that somebody asked for, or that are told of otherwise. */
const NO_NEWS = ['REQUESTED', 'REPLACED', 'DEAD_MAN_SWITCH'];

/** Gathers what happens to an account, to tell it in few words: fifty fills are not fifty notices. */
export class News {
  #orders = new Map<string, OrderNews>();
  #wasSilent = false;

  /**
   * Something has happened.
   *
   * @param known the order as it was before, where it was open
   * @returns whether there is something to tell
   */
  hear(event: AccountEvent, known: Order | undefined): boolean {
    switch (event.e) {
      case 'fill':
        this.#filled(event);
        return true;
      case 'order':
        return this.#changed(event, known);
      case 'silence':
        this.#wasSilent = true;
        return true;
      case 'balance':
      case 'transfer':
        return false;
    }
  }

  /** What there is to tell; afterwards it is told. */
  take(): readonly Notice[] {
    const orders = [...this.#orders.values()];
    const wasSilent = this.#wasSilent;
    this.#orders = new Map();
    this.#wasSilent = false;
    const filled = orders.filter(({ qty }) => !isZero(qty));
    const cancelled = orders.filter(({ qty, cancelledFor }) => isZero(qty) && cancelledFor !== undefined);
    const triggered = orders.filter(({ isTriggered }) => isTriggered);
    return [
      ...(wasSilent ? [SILENCE] : []),
      ...few(triggered, triggeredNotice, (count) => ({
        tone: 'neutral',
        text: `${count} stop orders were triggered.`,
      })),
      ...few(filled, filledNotice, (count) => ({ tone: 'good', text: `${count} orders traded: ${sumsOf(filled)}.` })),
      ...few(cancelled, cancelledNotice, (count) => ({
        tone: 'bad',
        text: `The exchange cancelled ${count} orders; the order history says why.`,
      })),
    ];
  }

  #filled({ orderId, market, side, qty, price, remainingQty }: FillEvent): void {
    const news = this.#of(orderId, market);
    news.side = side;
    news.qty = plus(news.qty, qty);
    news.quoteQty = add(news.quoteQty, multiply(price, qty));
    news.priceDecimals = decimalsOf(price);
    news.remainingQty = remainingQty;
  }

  #changed({ orderId, market, status, reason, side }: OrderEvent, known: Order | undefined): boolean {
    const isTriggered = status === 'triggered';
    const isCancelled = status === 'cancelled' && reason !== undefined && !NO_NEWS.includes(reason);
    if (!isTriggered && !isCancelled) return false;
    const news = this.#of(orderId, market);
    news.side ??= side ?? known?.side;
    news.isTriggered ||= isTriggered;
    news.stopPrice ??= known?.stopPrice;
    if (isCancelled) news.cancelledFor = reason;
    return true;
  }

  #of(orderId: string, market: string): OrderNews {
    let news = this.#orders.get(orderId);
    if (!news) {
      news = {
        market,
        side: undefined,
        qty: '0',
        quoteQty: '0',
        priceDecimals: 0,
        remainingQty: '0',
        isTriggered: false,
        stopPrice: undefined,
        cancelledFor: undefined,
      };
      this.#orders.set(orderId, news);
    }
    return news;
  }
}

const SILENCE: Notice = {
  tone: 'bad',
  text: 'Your account was silent for longer than it had said, so all its orders were cancelled.',
};

function few(
  orders: readonly OrderNews[],
  one: (order: OrderNews) => Notice,
  many: (count: number) => Notice,
): readonly Notice[] {
  return orders.length <= MOST ? orders.map(one) : [many(orders.length)];
}

function filledNotice({ market, side, qty, quoteQty, priceDecimals, remainingQty, cancelledFor }: OrderNews): Notice {
  const traded = tradedText(side ?? 'buy', market, qty, averagePrice(quoteQty, qty, priceDecimals));
  // An order by amount always ends so: it is whole.
  const isWhole = isZero(remainingQty) || cancelledFor === 'SPENT';
  if (isWhole) return { tone: 'good', text: `${traded}.` };
  if (cancelledFor !== undefined) {
    return { tone: 'bad', text: `${traded}; the rest was cancelled${becauseOf(cancelledFor)}.` };
  }
  return { tone: 'neutral', text: `${traded}; ${formatDecimal(remainingQty)} ${assetsOf(market).base} to go.` };
}

const cancelledNotice = ({ market, side, cancelledFor }: OrderNews): Notice => ({
  tone: 'bad',
  text: `Your ${orderName(side)} in ${nameOf(market)} was cancelled${becauseOf(cancelledFor)}.`,
});

function triggeredNotice({ market, side, stopPrice }: OrderNews): Notice {
  const at = stopPrice === undefined ? '' : ` at ${formatDecimal(stopPrice)}`;
  return { tone: 'neutral', text: `Your stop ${orderName(side)} in ${nameOf(market)} was triggered${at}.` };
}

const orderName = (side: Side | undefined): string => (side === undefined ? 'order' : `${side} order`);

const nameOf = (market: string): string => market.replace('_', '/');

/** `bought 50.00 TATA, sold 30.00 TATA` */
function sumsOf(orders: readonly OrderNews[]): string {
  const sums = new Map<string, Decimal>();
  for (const { market, side, qty } of orders) {
    const what = `${side === 'buy' ? 'bought' : 'sold'} ${assetsOf(market).base}`;
    sums.set(what, plus(sums.get(what) ?? '0', qty));
  }
  return [...sums].map(([what, qty]) => what.replace(' ', ` ${formatDecimal(qty)} `)).join(', ');
}

/** With the decimals that the market writes. */
const plus = (sum: Decimal, qty: Decimal): Decimal => round(add(sum, qty), decimalsOf(qty), 'nearest');

const decimalsOf = (text: Decimal): number => text.split('.')[1]?.length ?? 0;
