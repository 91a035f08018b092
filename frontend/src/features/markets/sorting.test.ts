import { describe, expect, it } from 'vitest';
import type { Instrument, Ticker } from '@/market/types';
import { matching, sorted, sortedBy, type Listed } from './sorting';

const listed = (base: string, percent?: number): Listed => ({
  instrument: { symbol: `${base}USDT`, base, quote: 'USDT' } as Instrument,
  ticker: percent === undefined ? undefined : ({ percent, last: 1, quoteVolume: 1 } as Ticker),
});

const markets = [listed('BTC', 1), listed('ETH'), listed('SOL', -2), listed('ADA', 5)];
const names = (list: readonly Listed[]) => list.map(({ instrument }) => instrument.base);

describe('the list of markets', () => {
  it('is sorted by name', () => {
    expect(names(sorted(markets, { column: 'name', direction: 'ascending' }))).toEqual(['ADA', 'BTC', 'ETH', 'SOL']);
  });

  it('is sorted by figures, what has none last', () => {
    expect(names(sorted(markets, { column: 'change', direction: 'descending' }))).toEqual(['ADA', 'BTC', 'SOL', 'ETH']);
    expect(names(sorted(markets, { column: 'change', direction: 'ascending' }))).toEqual(['SOL', 'BTC', 'ADA', 'ETH']);
  });

  it('turns when its column is chosen again', () => {
    const byChange = sortedBy({ column: 'name', direction: 'ascending' }, 'change');

    expect(byChange).toEqual({ column: 'change', direction: 'descending' });
    expect(sortedBy(byChange, 'change').direction).toBe('ascending');
  });

  it.each(['btc', 'BTC/USDT', 'btc usdt', ' tc'])('is searched for %s', (words) => {
    expect(names(matching(markets, words))).toEqual(['BTC']);
  });
});
