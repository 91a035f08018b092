import { describe, expect, it } from 'vitest';
import { pathAfterLogin, pathAfterRegistering } from './returnPath';

describe('pathAfterLogin', () => {
  it('leads back to where one came from', () => {
    expect(pathAfterLogin({ from: '/account?tab=keys' })).toBe('/account?tab=keys');
    expect(pathAfterLogin({ from: '/trade/BTC_USDT?tf=1m' })).toBe('/trade/BTC_USDT?tf=1m');
  });

  it.each([undefined, null, 'x', {}, { from: 7 }, { from: 'https://example.com' }, { from: '//example.com' }])(
    'leads to the trading screen from nowhere, as in %j',
    (state) => expect(pathAfterLogin(state)).toBe('/trade'),
  );

  it.each(['/', '/login', '/register'])('does not lead back to %s, where there is nothing more to do', (from) =>
    expect(pathAfterLogin({ from })).toBe('/trade'),
  );
});

describe('pathAfterRegistering', () => {
  it('leads to the trading screen, in the market that one was in', () => {
    expect(pathAfterRegistering({ from: '/trade/ETH_USDT' })).toBe('/trade/ETH_USDT');
    expect(pathAfterRegistering({ from: '/markets' })).toBe('/trade');
    expect(pathAfterRegistering(undefined)).toBe('/trade');
  });
});
