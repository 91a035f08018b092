import { describe, expect, it } from 'vitest';
import type { Portfolio } from '@/account/wire';
import { liveWorth } from './liveWorth';

const WORTH: Portfolio = {
  quoteAsset: 'USDT',
  totalValue: '70100.00000000',
  unrealisedPnl: '90.00000000',
  realisedPnl: '5.00000000',
  holdings: [
    {
      asset: 'BTC',
      available: '0.50000000',
      locked: '0.10000000',
      price: '100000.00',
      priceSource: 'BTC_USDT',
      value: '60000.00000000',
    },
    {
      asset: 'USDT',
      available: '10100.00000000',
      locked: '0.00000000',
      price: '1',
      priceSource: 'USDT',
      value: '10100.00000000',
    },
    { asset: 'INR', available: '500.00', locked: '0.00', price: null, priceSource: null, value: null },
  ],
  positions: [
    {
      market: 'BTC_USDT',
      quantity: '0.60000',
      averageCost: '99850.00000000',
      cost: '59910.00000000',
      lastPrice: '100000.00',
      unrealisedPnl: '90.00000000',
      realisedPnl: '5.00000000',
      fees: '1.00000000',
      quoteAsset: 'USDT',
    },
    {
      market: 'TATA_INR',
      quantity: '2.00',
      averageCost: '100.0000',
      cost: '200.0000',
      lastPrice: '101.00',
      unrealisedPnl: '2.0000',
      realisedPnl: '0.0000',
      fees: '0.0000',
      quoteAsset: 'INR',
    },
  ],
};

describe('a portfolio at the prices of now', () => {
  it('moves with them, in values, profit and total', () => {
    const worth = liveWorth(WORTH, (symbol) => (symbol === 'BTC_USDT' ? '100010.5' : undefined));

    expect(worth.holdings[0]).toMatchObject({ price: '100010.50', value: '60006.30000000' });
    expect(worth.positions[0]).toMatchObject({ lastPrice: '100010.50', unrealisedPnl: '96.3' });
    expect(worth).toMatchObject({ totalValue: '70106.3', unrealisedPnl: '96.3', realisedPnl: '5.00000000' });
  });

  it('is as the server has it where no price is live', () => {
    const worth = liveWorth(WORTH, () => undefined);

    expect(worth.holdings).toEqual(WORTH.holdings);
    expect(worth.positions).toEqual(WORTH.positions);
    expect(worth.totalValue).toBe('70100');
  });
});
