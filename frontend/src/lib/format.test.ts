import { describe, expect, it } from 'vitest';
import {
  decimalsOf,
  formatAge,
  formatClock,
  formatCountdown,
  formatDecimal,
  formatDay,
  formatFitting,
  formatFixed,
  formatMoment,
  formatQuantity,
  formatSigned,
  parseDecimal,
  stepped,
} from './format';

describe('prices', () => {
  it.each([
    [0.01, 2],
    [0.00001, 5],
    [1, 0],
    [10, 0],
    [0.5, 1],
    [0.00000001, 8],
  ])('a step of %s has %s decimals', (step, decimals) => {
    expect(decimalsOf(step)).toBe(decimals);
  });

  it('are grouped and keep the decimals of their tick', () => {
    expect(formatFixed(108400.5, 2)).toBe('108,400.50');
  });

  it('are a dash while unknown', () => {
    expect(formatFixed(undefined, 2)).toBe('–');
  });

  it('carry a sign where they are a change', () => {
    expect(formatSigned(1.255, 2)).toBe('+1.26');
    expect(formatSigned(-0.5, 2)).toBe('−0.50');
  });

  it('carry no sign where the change rounds to nothing', () => {
    expect(formatSigned(-0.001, 2)).toBe('0.00');
  });
});

describe('quantities', () => {
  it.each([
    [0.06275, '0.06275'],
    [5.7231, '5.723'],
    [812.345, '812.35'],
    [9999.9, '9,999.90'],
    [18234.5, '18.23K'],
    [2_020_000_000, '2.02B'],
  ])('%s is shown as %s', (quantity, text) => {
    expect(formatQuantity(quantity)).toBe(text);
  });

  it.each([
    [0.06275, 5, '0.06275'],
    [1.5, 8, '1.5000000'],
    [312.5, 5, '312.50000'],
    [1234.5678, 5, '1,234.568'],
    [18234.5, 5, '18.23K'],
    [12, 0, '12'],
  ])('%s with %s decimals fits in a narrow column as %s', (quantity, decimals, text) => {
    expect(formatFitting(quantity, decimals)).toBe(text);
  });
});

describe('times', () => {
  it('are in UTC', () => {
    const time = Date.UTC(2024, 7, 8, 23, 54, 15);
    expect(`${formatDay(time)} ${formatClock(time)}`).toBe('8 Aug 2024 23:54:15');
    expect(formatMoment(time)).toBe('8 Aug 23:54:15');
  });

  it.each([
    [-50, 'now'],
    [999, 'now'],
    [12_400, '12 s'],
    [185_000, '3 min 05 s'],
    [7_800_000, '2 h 10 min'],
    [4 * 86_400_000, '4 d'],
  ])('an age of %s ms is %s', (age, text) => {
    expect(formatAge(age)).toBe(text);
  });

  it('count down to the close of a candle', () => {
    expect(formatCountdown(16_200)).toBe('00:17');
    expect(formatCountdown(3 * 3_600_000 + 252_000)).toBe('3:04:12');
  });
});

describe('decimal texts', () => {
  it('keep all their digits', () => {
    expect(formatDecimal('1234567.10000000')).toBe('1,234,567.10000000');
    expect(formatDecimal('-0.5')).toBe('−0.5');
  });

  it.each([
    ['1,234.5', '1234.5'],
    ['1234.5', '1234.5'],
    ['.5', '0.5'],
    ['007', '7'],
    [' 1 000 ', '1000'],
  ])('%s is read as %s', (typed, read) => {
    expect(parseDecimal(typed)).toBe(read);
  });

  it.each([
    ['1.234,5', '1234.5'],
    ['0,5', '0.5'],
    ['0.5', '0.5'],
    ['1.234.567', '1234567'],
  ])('%s is read as %s where commas are points', (typed, read) => {
    expect(parseDecimal(typed, ',', '.')).toBe(read);
  });

  it.each(['', '.', 'abc', '1,2,3', '-1', '1e5', '1.2.3'])('%s is no number', (typed) => {
    expect(parseDecimal(typed)).toBeUndefined();
  });

  it.each([
    ['100.50', 1, '100.51'],
    ['100.505', 1, '100.51'],
    ['100.505', -1, '100.50'],
    ['1,000', 10, '1000.10'],
    ['0.01', -1, '0.01'],
  ])('%s, %i steps on, is %s', (typed, steps, next) => {
    expect(stepped(typed, '0.01', steps)).toBe(next);
  });

  it('are no number to step from when they are none', () => {
    expect(stepped('', '0.01', 1)).toBeUndefined();
  });
});
