import { describe, expect, it } from 'vitest';
import { add, compare, decimalPlaces, divideDown, floorTo, isDecimal, isMultipleOf, multiply, round } from './decimal';

describe('decimal texts', () => {
  it('are added and multiplied without error', () => {
    expect(add('0.1', '0.2')).toBe('0.3');
    expect(multiply('108400.50', '0.00001')).toBe('1.084005');
    expect(multiply('92233720368.54775807', '1')).toBe('92233720368.54775807');
  });

  it('never come out in scientific notation', () => {
    expect(multiply('0.00000001', '0.00000001')).toBe('0.0000000000000001');
  });

  it('are divided towards zero', () => {
    expect(divideDown('2', '3', 5)).toBe('0.66666');
    expect(divideDown('1000', '61000.25', 5)).toBe('0.01639');
  });

  it('are rounded as asked', () => {
    expect(round('1.005', 2, 'down')).toBe('1.00');
    expect(round('1.001', 2, 'up')).toBe('1.01');
    expect(round('1.005', 2, 'nearest')).toBe('1.01');
  });

  it('are brought onto a step', () => {
    expect(floorTo('0.123456', '0.00001')).toBe('0.12345');
    expect(isMultipleOf('100.50', '0.01')).toBe(true);
    expect(isMultipleOf('100.505', '0.01')).toBe(false);
  });

  it('are compared by value', () => {
    expect(compare('1.0', '1.00')).toBe(0);
    expect(compare('10', '9')).toBe(1);
  });

  it('tell how many places a step has', () => {
    expect([decimalPlaces('0.01'), decimalPlaces('1'), decimalPlaces('0.00001000')]).toEqual([2, 0, 5]);
  });

  it('are told from what is none', () => {
    expect(['1', '-0.5', '1.', '', '1e5', 'NaN'].map(isDecimal)).toEqual([true, true, false, false, false, false]);
  });
});
