import { describe, expect, it } from 'vitest';
import {
  add,
  ceilTo,
  compare,
  decimalPlaces,
  divideDown,
  floorTo,
  isDecimal,
  isMultipleOf,
  multiply,
  nearestTo,
  round,
  trimmed,
} from './decimal';

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
    expect(ceilTo('0.123451', '0.00001')).toBe('0.12346');
    expect(ceilTo('0.12345', '0.00001')).toBe('0.12345');
    expect(isMultipleOf('100.50', '0.01')).toBe(true);
    expect(isMultipleOf('100.505', '0.01')).toBe(false);
  });

  it('find the nearest step, the lower one in the middle, and never none', () => {
    expect(nearestTo('100.506', '0.01')).toBe('100.51');
    expect(nearestTo('100.505', '0.01')).toBe('100.5');
    expect(nearestTo('0.001', '0.01')).toBe('0.01');
    expect(nearestTo('7', '2.5')).toBe('7.5');
  });

  it('lose the zeros at their end, but not all decimals', () => {
    expect(trimmed('0.10450000', 2)).toBe('0.1045');
    expect(trimmed('5.00000000', 2)).toBe('5.00');
    expect(trimmed('1000')).toBe('1000');
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
