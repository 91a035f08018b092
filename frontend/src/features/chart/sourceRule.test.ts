import { expect, it } from 'vitest';
import { candle } from '@/market/testing';
import { usualSource } from './sourceRule';

const NOW = 1_800_000_000_000;
const minutesAgo = (minutes: number, trades = 1) => candle(NOW / 1000 - minutes * 60, 100, trades);
const minutes = (from: number, count: number, trades = 1) =>
  Array.from({ length: count }, (_, index) => minutesAgo(from + index, trades));

it('is the market’s own once it has traded in half of the last hour’s minutes', () => {
  expect(usualSource(minutes(0, 30), NOW)).toBe('own');
});

it('is the reference while the market trades less than that', () => {
  expect(usualSource([], NOW)).toBe('reference');
  expect(usualSource(minutes(0, 29), NOW)).toBe('reference');
});

it('does not count minutes before the last hour, nor those without a trade', () => {
  expect(usualSource([...minutes(0, 10), ...minutes(60, 50)], NOW)).toBe('reference');
  expect(usualSource(minutes(0, 60, 0), NOW)).toBe('reference');
});
