import { describe, expect, it } from 'vitest';
import type { NewOrder } from '@/account/api';
import { tata } from '@/account/testing';
import type { Preview } from '@/account/wire';
import { figuresOf } from './figures';

const buy: NewOrder = { market: 'TATA_INR', side: 'buy', type: 'limit', price: '101', quantity: '10' };

const nothing: Preview = {
  status: 'open',
  executedQty: '0.00',
  executedQuoteQty: '0.0000',
  averagePrice: null,
  remainingQty: '0.00',
  fee: '0.0000',
  feeAsset: 'INR',
  balances: [],
};

const partly: Preview = {
  ...nothing,
  status: 'partially_filled',
  executedQty: '4.00',
  executedQuoteQty: '402.0000',
  averagePrice: '100.5000',
  remainingQty: '6.00',
  fee: '0.8040',
};

const figures = (order: NewOrder, preview: Preview) => figuresOf(order, preview, tata.rules);

describe('what an order would cost or bring', () => {
  it('is what trades at once and what rests, each with its own fee', () => {
    expect(figures(buy, partly)).toMatchObject({
      averagePrice: '100.5000',
      executedQty: '4.00',
      openQty: '6.00',
      takerFee: '0.8040',
      laterFee: '0.6060',
      total: '1009.41',
    });
    expect(figures({ ...buy, side: 'sell' }, partly).total).toBe('1006.59');
  });

  it('is only what trades when the rest is dropped', () => {
    const ioc = figures({ ...buy, timeInForce: 'ioc' }, { ...partly, remainingQty: '0.00' });
    expect(ioc).toMatchObject({ openQty: '0.00', droppedQty: '6', laterFee: undefined, total: '402.804' });
  });

  it('of a stop order with a limit has the higher fee', () => {
    const stop: NewOrder = { ...buy, type: 'stop_loss_limit', stopPrice: '100' };
    expect(figures(stop, { ...nothing, remainingQty: '10.00' })).toMatchObject({
      laterFee: '2.0200',
      total: '1012.02',
    });
  });

  it('of a stop order at any price is not known', () => {
    const stop: NewOrder = { market: 'TATA_INR', side: 'sell', type: 'stop_loss', stopPrice: '99', quantity: '10' };
    expect(figures(stop, { ...nothing, remainingQty: '10.00' }).total).toBeUndefined();
  });

  it('of a stop order by amount is that amount', () => {
    const stop: NewOrder = {
      market: 'TATA_INR',
      side: 'buy',
      type: 'stop_loss',
      stopPrice: '99',
      quoteQuantity: '500',
    };
    expect(figures(stop, nothing).total).toBe('500');
  });
});
