import { describe, expect, it } from 'vitest';
import type { AssetSums, ServiceState } from '@/account/operateWire';
import { isStale, lagValue, statusWord, summaryOf, verdictOf } from './words';

const service = (name: string, status: string): ServiceState => ({
  service: name,
  status,
  latencyMs: 1,
  problem: null,
  lag: [],
});

const sums = (asset: string, difference: string, negative = 0): AssetSums => ({
  asset,
  accounts: 1,
  available: '1.00',
  locked: '0.00',
  total: '1.00',
  deposits: '1.00',
  withdrawals: '0.00',
  difference,
  house: '0.00',
  negative,
});

describe('an answer', () => {
  it('is stale when two more should have come', () => {
    expect(isStale(0, 5_000, 12_000)).toBe(false);
    expect(isStale(0, 5_000, 14_000)).toBe(true);
  });
});

describe('the services in a sentence', () => {
  it('names those that are not up', () => {
    const one = [service('http-backend', 'UP'), service('price-poller', 'DOWN')];
    const two = [...one, service('matching-engine', 'OUT_OF_SERVICE')];

    expect(summaryOf(one)).toBe('1 of 2 services is not up: price-poller.');
    expect(summaryOf(two)).toBe('2 of 3 services are not up: price-poller, matching-engine.');
  });

  it('says so when all are up', () => {
    expect(summaryOf([service('a', 'UP'), service('b', 'UP')])).toBe('All 2 services are up.');
  });
});

describe('a status', () => {
  it('is a word or two', () => {
    expect(statusWord('UP')).toBe('Up');
    expect(statusWord('OUT_OF_SERVICE')).toBe('Out of service');
  });
});

describe('a lag', () => {
  it.each([
    [{ value: null, unit: 's' }, 'not known'],
    [{ value: 2.53, unit: 's' }, '2.5 s'],
    [{ value: 125.4, unit: 's' }, '125 s'],
    [{ value: 15, unit: 'entries' }, '15 entries'],
    [{ value: 1, unit: 'entries' }, '1 entry'],
    [{ value: 1, unit: 'clients' }, '1 client'],
    [{ value: 1, unit: 'ms' }, '1 ms'],
    [{ value: 1_250_000, unit: 'events' }, '1.25M events'],
    [{ value: 0, unit: 'ms' }, '0 ms'],
  ])('%j is %s', (lag, words) => {
    expect(lagValue({ name: 'behind', ...lag })).toBe(words);
  });
});

describe('the ledger’s verdict', () => {
  const ledger = { asOfSequence: 1, asOf: 1 };

  it('is that it balances', () => {
    expect(verdictOf({ ...ledger, balanced: true, assets: [sums('USDT', '0.00')] })).toMatch(/^The ledger balances/);
  });

  it('names the assets that are wrong', () => {
    const assets = [sums('BTC', '0.00'), sums('INR', '0.0000', 1), sums('USDT', '0.01')];

    expect(verdictOf({ ...ledger, balanced: false, assets })).toMatch(/does not balance: look at INR, USDT\./);
  });
});
