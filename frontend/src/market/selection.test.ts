import { expect, it } from 'vitest';
import { parseSelection } from './selection';

it('reads symbol and timeframe from the address', () => {
  expect(parseSelection('?symbol=ETHUSDT&tf=15m')).toEqual({ symbol: 'ETHUSDT', duration: '15m' });
});

it('takes markets of our own engine and small letters', () => {
  expect(parseSelection('?symbol=tata_inr').symbol).toBe('TATA_INR');
});

it('leaves out what cannot be one', () => {
  expect(parseSelection('?symbol=%3Cscript%3E&tf=7m')).toEqual({ symbol: undefined, duration: '1m' });
});
