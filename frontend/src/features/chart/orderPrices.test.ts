import { describe, expect, it } from 'vitest';
import { distanceText, moveByTicks, snapToTick } from './orderPrices';

describe('a place on the chart', () => {
  it.each([
    [60_950.004999, '0.01', '60950.00'],
    [60_950.005001, '0.01', '60950.01'],
    [60_950.9, '0.5', '60951.0'],
    [60_950.7, '0.5', '60950.5'],
    [112.4, '5', '110'],
    [0.000012344, '0.00000001', '0.00001234'],
    [99.995, '0.01', '99.99'],
  ])('%d is the price of the nearest tick of %s: %s', (place, tick, price) => {
    expect(snapToTick(place, tick)).toBe(price);
  });

  it('is never below one tick', () => {
    expect(snapToTick(0.001, '0.01')).toBe('0.01');
    expect(snapToTick(-50, '0.01')).toBe('0.01');
  });
});

describe('a price moved by ticks', () => {
  it('goes up and down by them', () => {
    expect(moveByTicks('61000.00', 1, '0.01')).toBe('61000.01');
    expect(moveByTicks('61000.00', -10, '0.01')).toBe('60999.90');
    expect(moveByTicks('61000', 10, '0.5')).toBe('61005.0');
  });

  it('ends at one tick', () => {
    expect(moveByTicks('0.05', -10, '0.01')).toBe('0.01');
  });
});

describe('the distance to the last price', () => {
  it('is signed and in percent', () => {
    expect(distanceText('99', 100)).toBe('−1.00%');
    expect(distanceText('100.5', 100)).toBe('+0.50%');
    expect(distanceText('100', 100)).toBe('0.00%');
  });

  it('is nothing while there is no last price', () => {
    expect(distanceText('99', undefined)).toBe('');
  });
});
