import { describe, expect, it } from 'vitest';
import type { OwnFill } from '@/account/fillHistory';
import { fillsByCandle, sumFills } from './fillMarks';

const MINUTE = 1_800_000_000;
const fill = (time: number, qty = '1', price = '100', side: OwnFill['side'] = 'buy'): OwnFill => ({
  orderId: '1',
  tradeId: String(time),
  side,
  price,
  qty,
  time,
});

describe('own fills', () => {
  it('are in the candle of their time', () => {
    const fills = [
      fill(MINUTE * 1000),
      fill(MINUTE * 1000 + 59_999),
      fill(MINUTE * 1000 + 60_000),
      fill(MINUTE * 1000 - 1),
    ];

    const byCandle = fillsByCandle(fills, 60);

    expect([...byCandle].map(([time, inCandle]) => [time - MINUTE, inCandle.length])).toEqual([
      [0, 2],
      [60, 1],
      [-60, 1],
    ]);
  });

  it('are in candles of a day that begin at midnight in UTC', () => {
    const [time] = fillsByCandle([fill(Date.UTC(2026, 10, 25, 23, 59, 59))], 86_400).keys();

    expect(time).toBe(Date.UTC(2026, 10, 25) / 1000);
  });
});

describe('the fills of a candle', () => {
  it('are summed by side, at the average price by quantity', () => {
    const fills = [fill(1, '0.3', '61000.00'), fill(2, '0.1', '61000.04'), fill(3, '2', '62000', 'sell')];

    expect(sumFills(fills, '0.01')).toEqual([
      { side: 'buy', quantity: '0.4', averagePrice: '61000.01', count: 2 },
      { side: 'sell', quantity: '2', averagePrice: '62000.00', count: 1 },
    ]);
  });

  it('are exact where floating point is not', () => {
    const fills = [fill(1, '0.1'), fill(2, '0.2')];

    expect(sumFills(fills, '0.01')).toMatchObject([{ quantity: '0.3', averagePrice: '100.00' }]);
  });

  it('have an average that is rounded to the nearest', () => {
    expect(sumFills([fill(1, '2', '1.00'), fill(2, '1', '1.01')], '0.01')).toMatchObject([{ averagePrice: '1.00' }]);
    expect(sumFills([fill(1, '1', '1.00'), fill(2, '2', '1.01')], '0.01')).toMatchObject([{ averagePrice: '1.01' }]);
  });

  it('are nothing when there are none', () => {
    expect(sumFills([], '0.01')).toEqual([]);
  });
});
