import { describe, expect, it } from 'vitest';
import { quantity } from '@/market/testing';
import type { Instrument } from '@/market/types';
import { shownMarkets } from './shownMarkets';

const market = (symbol: string, active = true) => ({ symbol, active }) as Instrument;
const symbols = (markets: readonly Instrument[]) => markets.map(({ symbol }) => symbol);
const volumes = (volume: Record<string, number>) =>
  new Map(Object.entries(volume).map(([symbol, it]) => [symbol, { quoteVolume: quantity(it) }]));

describe('shownMarkets', () => {
  it('tells what can be traded from what can be watched, the most active first, and leaves out what is paused', () => {
    const all = [
      market('ADAUSDT'),
      market('BTC_USDT'),
      market('BTCUSDT'),
      market('XRPUSDT', false),
      market('SOL_USDT', false),
    ];

    const { own, data } = shownMarkets(all, volumes({ ADAUSDT: 5, BTCUSDT: 9, XRPUSDT: 7 }));

    expect(symbols(own)).toEqual(['BTC_USDT']);
    expect(symbols(data)).toEqual(['BTCUSDT', 'ADAUSDT']);
  });

  it('shows at most eight to watch, by name while nothing is known of them', () => {
    const many = Array.from({ length: 12 }, (_, index) => market(`C${12 - index}USDT`));

    const { data } = shownMarkets(many, new Map());

    expect(data).toHaveLength(8);
    expect(data[0]?.symbol).toBe('C10USDT');
  });
});
