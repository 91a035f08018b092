import { describe, expect, it } from 'vitest';
import type { Holding } from '@/account/wire';
import { allocationOf, byValue, percentOf } from './allocation';

const holding = (asset: string, value: string | null): Holding => ({
  asset,
  available: '1',
  locked: '0',
  price: null,
  priceSource: null,
  value,
});

describe('what the value is spread over', () => {
  it('is shown with the largest first, without what has no value', () => {
    const holdings = [holding('INR', null), holding('ETH', '250'), holding('BTC', '750'), holding('SOL', '0')];

    expect(allocationOf(holdings, '1000')).toEqual([
      { asset: 'BTC', percent: 75 },
      { asset: 'ETH', percent: 25 },
    ]);
  });

  it('is nothing where there is no value', () => {
    expect(allocationOf([holding('INR', null)], '0')).toEqual([]);
  });

  it('is exact to a decimal', () => {
    expect(percentOf('1', '3')).toBe(33.3);
    expect(percentOf('2', '3')).toBe(66.7);
  });
});

it('holdings come by value, what has no price last', () => {
  const names = byValue([holding('A', null), holding('B', '1'), holding('C', '10')]).map(({ asset }) => asset);

  expect(names).toEqual(['C', 'B', 'A']);
});
