import { describe, expect, it } from 'vitest';
import type { Instrument } from '@/market/types';
import { listedOf, ownFirst } from './watchList';

const instrument = (symbol: string): Instrument => ({
  symbol,
  name: symbol,
  base: symbol.slice(0, 3),
  quote: 'USDT',
  active: true,
  rules: undefined,
  tickSize: 0.01,
  priceDecimals: 2,
  quantityDecimals: 5,
});

const symbols = (list: readonly { readonly symbol: string }[]) => list.map(({ symbol }) => symbol);

describe('ownFirst', () => {
  it('puts what can be traded before what can be watched, each in its order', () => {
    const all = ['BTCUSDT', 'ETH_USDT', 'ETHUSDT', 'BTC_USDT'].map(instrument);

    expect(symbols(ownFirst(all))).toEqual(['ETH_USDT', 'BTC_USDT', 'BTCUSDT', 'ETHUSDT']);
  });
});

describe('listedOf', () => {
  it('keeps the order of the list, and has what nothing is known of yet', () => {
    const listed = listedOf(['ETHUSDT', 'ADAUSDT', 'BTC_USDT'], ['BTC_USDT', 'ETHUSDT'].map(instrument));

    expect(symbols(listed)).toEqual(['ETHUSDT', 'ADAUSDT', 'BTC_USDT']);
    expect(listed.map(({ instrument: known }) => known?.symbol)).toEqual(['ETHUSDT', undefined, 'BTC_USDT']);
  });
});
