import { describe, expect, it } from 'vitest';
import { applyToOpenOrders, openOrdersOf } from './openOrders';
import { order } from './testing';
import type { FillEvent, OrderEvent } from './wire';

const open = order();

const orders = openOrdersOf([open]);

const said = (event: Partial<OrderEvent>): OrderEvent => ({
  e: 'order',
  sequence: 1,
  T: 2,
  market: 'TATA_INR',
  orderId: '1',
  status: 'new',
  clientOrderId: '',
  ...event,
});

const filled = (remainingQty: string): FillEvent => ({
  e: 'fill',
  sequence: 1,
  T: 2,
  market: 'TATA_INR',
  orderId: '1',
  tradeId: '7',
  side: 'sell',
  price: '100.50',
  qty: '4.00',
  fee: '0.1',
  feeAsset: 'INR',
  maker: true,
  remainingQty,
});

describe('open orders', () => {
  it('gain a new one that rests', () => {
    const event = said({ orderId: '2', side: 'buy', type: 'limit', timeInForce: 'gtc', price: '99', quantity: '1' });

    expect([...applyToOpenOrders(orders, event).keys()]).toEqual(['1', '2']);
  });

  it('gain none that is done at once', () => {
    expect(applyToOpenOrders(orders, said({ orderId: '2', type: 'market' }))).toBe(orders);
    expect(applyToOpenOrders(orders, said({ orderId: '2', type: 'limit', timeInForce: 'ioc' }))).toBe(orders);
  });

  it('are filled in part, then wholly', () => {
    const partly = applyToOpenOrders(orders, filled('6.00'));

    expect(partly.get('1')).toMatchObject({ executedQty: '4', remainingQty: '6.00', status: 'partially_filled' });
    expect(applyToOpenOrders(partly, filled('0.00')).size).toBe(0);
  });

  it('overlook a fill that they have in them already', () => {
    const partly = applyToOpenOrders(orders, filled('6.00'));

    expect(applyToOpenOrders(partly, filled('6.00'))).toBe(partly);
  });

  it('take a new price and quantity', () => {
    const event = said({ status: 'amended', price: '101.00', quantity: '8.00', remainingQty: '8.00' });

    expect(applyToOpenOrders(orders, event).get('1')).toMatchObject({ price: '101.00', remainingQty: '8.00' });
  });

  it('lose what is cancelled, and only less of what is reduced', () => {
    expect(applyToOpenOrders(orders, said({ status: 'cancelled' })).size).toBe(0);
    expect(applyToOpenOrders(orders, said({ status: 'reduced', remainingQty: '5.00' })).get('1')).toMatchObject({
      remainingQty: '5.00',
    });
  });

  it('lose a stop order without a limit when it is triggered, and keep one with a limit', () => {
    const stops = openOrdersOf([
      { ...open, type: 'stop_loss' },
      { ...open, orderId: '2', type: 'stop_loss_limit' },
    ]);
    const triggered = [said({ status: 'triggered' }), said({ status: 'triggered', orderId: '2' })];

    expect([...triggered.reduce(applyToOpenOrders, stops).keys()]).toEqual(['2']);
  });
});
