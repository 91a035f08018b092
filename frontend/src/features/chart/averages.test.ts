import { describe, expect, it } from 'vitest';
import { candle } from '@/market/testing';
import { AverageCurve, averageOf, type AverageKind } from './averages';

const KINDS: readonly AverageKind[] = ['sma', 'ema'];
const candlesOf = (...closes: number[]) => closes.map((close, index) => candle(index * 60, close));

function pushed(kind: AverageKind, length: number, closes: readonly number[]): (number | undefined)[] {
  const average = averageOf({ kind, length });
  return closes.map((close) => average.push(close));
}

/** A walk of prices that is the same each time. */
const walk = (count: number) => Array.from({ length: count }, (_, index) => 60_000 + 500 * Math.sin(index * index));

describe('a simple average', () => {
  it('is the mean of the newest closes, once there are enough', () => {
    expect(pushed('sma', 3, [1, 2, 6, 10, 2])).toEqual([undefined, undefined, 3, 6, 6]);
  });

  it('is that of the definition after thousands of closes', () => {
    const closes = walk(10_000);
    const mean = closes.slice(-20).reduce((sum, close) => sum + close, 0) / 20;

    expect(pushed('sma', 20, closes).at(-1)).toBeCloseTo(mean, 8);
  });
});

describe('an exponential average', () => {
  it('begins with the mean of the first closes, and then follows each by its weight', () => {
    expect(pushed('ema', 3, [1, 2, 6, 9, 4])).toEqual([undefined, undefined, 3, 6, 5]);
  });

  it('stays where closes stay', () => {
    expect(pushed('ema', 5, Array<number>(50).fill(7)).at(-1)).toBe(7);
  });
});

describe.each(KINDS)('%s', (kind) => {
  it('tells what a close would make of it without taking it', () => {
    const closes = walk(60);
    const average = averageOf({ kind, length: 20 });

    for (const close of closes) {
      average.peek(close * 2);
      const told = average.peek(close);
      expect(average.push(close) ?? -1).toBeCloseTo(told ?? -1, 8);
    }
  });

  it('of a series that grew candle by candle is that of the whole series', () => {
    const candles = candlesOf(...walk(200));
    const grown = new AverageCurve({ kind, length: 20 });
    grown.update(candles.slice(0, 30), true);
    for (let count = 31; count <= candles.length; count++) {
      grown.update([...candles.slice(0, count - 1), candle((count - 1) * 60, 1)], false);
      grown.update(candles.slice(0, count), false);
    }
    const whole = new AverageCurve({ kind, length: 20 });
    whole.update(candles, true);

    expect(grown.values).toEqual(whole.values);
  });
});

describe('a curve', () => {
  it('changes from the candle on that moved', () => {
    const curve = new AverageCurve({ kind: 'sma', length: 2 });

    expect(curve.update(candlesOf(1, 3), true)).toBe(0);
    expect(curve.update(candlesOf(1, 5), false)).toBe(1);
    expect(curve.update(candlesOf(1, 5, 9), false)).toBe(1);
    expect(curve.values).toEqual([undefined, 3, 7]);
  });

  it('forgets what it had when the candles are others', () => {
    const curve = new AverageCurve({ kind: 'sma', length: 2 });
    curve.update(candlesOf(1, 3, 5), true);

    curve.update(candlesOf(10), true);

    expect(curve.values).toEqual([undefined]);
  });
});
