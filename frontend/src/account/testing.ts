/** Builders for tests of orders. */
import type { TradedMarket } from './orderProblem';
import type { Order } from './wire';

export const tata: TradedMarket = {
  base: 'TATA',
  quote: 'INR',
  rules: {
    status: 'trading',
    tickSize: '0.01',
    lotSize: '0.01',
    minQuantity: '0.01',
    maxQuantity: '1000000.00',
    minNotional: '1.0000',
    makerFeeBps: 10,
    takerFeeBps: 20,
  },
};

/** A sell of 10.00 TATA at 100.50 that rests, with what is told of it. */
export const order = (told: Partial<Order> = {}): Order => ({
  orderId: '1',
  clientOrderId: 'mine',
  market: 'TATA_INR',
  side: 'sell',
  type: 'limit',
  price: '100.50',
  stopPrice: undefined,
  quantity: '10.00',
  quoteQuantity: undefined,
  displayQuantity: undefined,
  timeInForce: 'gtc',
  expiresAt: undefined,
  postOnly: false,
  executedQty: '0.00',
  executedQuoteQty: undefined,
  remainingQty: '10.00',
  status: 'open',
  cancelReason: undefined,
  fills: undefined,
  createdAt: 1,
  ...told,
});
