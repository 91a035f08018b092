import { expect, it } from 'vitest';
import { readChartPreferences } from './chartPreferences';

const USUAL = {
  sma: { isOn: false, length: 20 },
  ema: { isOn: false, length: 50 },
  levels: false,
  fills: true,
  orders: true,
  fitOrders: false,
  sources: {},
};

it('is the usual where nothing was stored', () => {
  expect(readChartPreferences(null)).toEqual(USUAL);
});

it('is what was stored', () => {
  const stored = { ...USUAL, sma: { isOn: true, length: 7 }, sources: { BTC_USDT: 'own' } };

  expect(readChartPreferences(JSON.stringify(stored))).toEqual(stored);
});

it.each(['', 'no JSON', '7', 'null', '[]'])('is the usual where %j was stored', (stored) => {
  expect(readChartPreferences(stored)).toEqual(USUAL);
});

it('keeps what can be used beside what can not', () => {
  const stored = { sma: { isOn: true, length: 1e9 }, levels: true, fills: 'yes', sources: { BTC_USDT: 'other' } };

  expect(readChartPreferences(JSON.stringify(stored))).toEqual({ ...USUAL, levels: true });
});
