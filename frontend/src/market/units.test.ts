import { expect, it } from 'vitest';
import { Unit } from './units';

it('decimal texts are counted in ticks and written back with all decimals', () => {
  const tick = new Unit('0.01');

  expect(['111591.13', '111591.1', '111591', '0.01', '0'].map((text) => tick.count(text))).toEqual([
    11159113, 11159110, 11159100, 1, 0,
  ]);
  expect([11159113, 11159110, 1].map((count) => tick.text(count))).toEqual(['111591.13', '111591.10', '0.01']);
  expect(tick.value(11159113)).toBe(111591.13);
});

it('a tick may be any number', () => {
  const quarter = new Unit('0.25');
  const ten = new Unit('10');

  expect([quarter.count('100.50'), quarter.text(402), quarter.value(402)]).toEqual([402, '100.50', 100.5]);
  expect([ten.count('120'), ten.text(12), ten.value(12)]).toEqual([12, '120', 120]);
});

it('what is no multiple, or no plain decimal, is not counted', () => {
  expect(new Unit('0.25').count('100.30')).toBeNaN();
  expect(new Unit('0.01').count('100.301')).toBeNaN();
  expect(new Unit('0.01').count('-1')).toBeNaN();
  expect(new Unit('0.01').count('1e5')).toBeNaN();
});

it('zeros behind the last decimal do not matter', () => {
  expect(new Unit('0.01').count('100.5000')).toBe(10050);
  expect(new Unit('0.01000000').decimals).toBe(2);
});

it('counts are exact up to 2^53', () => {
  const lot = new Unit('0.00000001');

  expect(lot.count('90071992.54740991')).toBe(Number.MAX_SAFE_INTEGER);
  expect(lot.text(Number.MAX_SAFE_INTEGER)).toBe('90071992.54740991');
});
