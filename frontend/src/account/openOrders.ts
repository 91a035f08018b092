import { add, compare, isZero, subtract } from '@/lib/decimal';
import type { AccountEvent, FillEvent, Order, OrderEvent } from './wire';

/** Open orders by id, oldest first. */
export type OpenOrders = ReadonlyMap<string, Order>;

export const openOrdersOf = (orders: readonly Order[]): OpenOrders =>
  new Map(orders.map((order) => [order.orderId, order]));

/** What an event makes of the open orders: the same map when it is about none of them. */
export function applyToOpenOrders(orders: OpenOrders, event: AccountEvent): OpenOrders {
  switch (event.e) {
    case 'order':
      return applyOrderEvent(orders, event);
    case 'fill':
      return applyFill(orders, event);
    case 'balance':
    case 'transfer':
    case 'silence':
      return orders;
  }
}

function applyOrderEvent(orders: OpenOrders, event: OrderEvent): OpenOrders {
  const known = orders.get(event.orderId);
  switch (event.status) {
    case 'new':
      return known || isDoneAtOnce(event) ? orders : replaced(orders, event.orderId, orderOf(event));
    case 'cancelled':
      return replaced(orders, event.orderId, undefined);
    case 'triggered':
      // One without a limit trades or is cancelled at once.
      return known ? replaced(orders, event.orderId, isMarket(known) ? undefined : known) : orders;
    case 'amended':
      return known
        ? replaced(orders, event.orderId, {
            ...known,
            price: event.price ?? known.price,
            quantity: event.quantity ?? known.quantity,
            remainingQty: event.remainingQty ?? known.remainingQty,
          })
        : orders;
    case 'reduced':
      return known
        ? replaced(orders, event.orderId, { ...known, remainingQty: event.remainingQty ?? known.remainingQty })
        : orders;
  }
}

function applyFill(orders: OpenOrders, event: FillEvent): OpenOrders {
  const known = orders.get(event.orderId);
  // What is left may only become less: an event that the list already has in it is one of before.
  if (!known || compare(event.remainingQty, known.remainingQty) >= 0) return orders;
  if (isZero(event.remainingQty)) return replaced(orders, event.orderId, undefined);
  const executedQty = add(known.executedQty, subtract(known.remainingQty, event.remainingQty));
  return replaced(orders, event.orderId, {
    ...known,
    executedQty,
    remainingQty: event.remainingQty,
    status: 'partially_filled',
  });
}

function replaced(orders: OpenOrders, id: string, order: Order | undefined): OpenOrders {
  if (orders.get(id) === order) return orders;
  const next = new Map(orders);
  if (order) next.set(id, order);
  else next.delete(id);
  return next;
}

const isMarket = ({ type }: { readonly type: Order['type'] }): boolean =>
  type === 'market' || type === 'stop_loss' || type === 'take_profit';

const isDoneAtOnce = ({ type, timeInForce }: OrderEvent): boolean =>
  type === undefined || type === 'market' || ((timeInForce === 'ioc' || timeInForce === 'fok') && type === 'limit');

function orderOf(event: OrderEvent): Order {
  return {
    orderId: event.orderId,
    clientOrderId: event.clientOrderId,
    market: event.market,
    side: event.side ?? 'buy',
    type: event.type ?? 'limit',
    price: event.price,
    stopPrice: event.stopPrice,
    quantity: event.quantity,
    quoteQuantity: event.quoteQuantity,
    displayQuantity: undefined,
    timeInForce: event.timeInForce ?? 'gtc',
    expiresAt: undefined,
    postOnly: false,
    executedQty: '0',
    executedQuoteQty: undefined,
    remainingQty: event.remainingQty ?? '0',
    status: 'open',
    cancelReason: undefined,
    fills: undefined,
    createdAt: event.T,
  };
}
