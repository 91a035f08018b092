import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { ledger, metrics, services } from './operateWire';

const accepts = (schema: v.GenericSchema, value: unknown) => v.safeParse(schema, value).success;

const asset = {
  asset: 'USDT',
  accounts: 2,
  available: '970.00',
  locked: '25.00',
  total: '995.00',
  deposits: '1000.00',
  withdrawals: '5.00',
  difference: '-0.01',
  house: '1.50',
  negative: 0,
};

const series = {
  ordersPerSecond: [1.5, null],
  tradesPerSecond: [0, 1],
  requestsPerSecond: [0, 1],
  orderLatencyP50Ms: [null, null],
  orderLatencyP99Ms: [null, 3.98],
  messagesPerSecond: [0, 1],
  clients: [3, 4],
  feedTradesPerSecond: [0, 1],
};

describe('the ledger’s sums', () => {
  it('are texts, also below zero', () => {
    const told = { balanced: false, asOfSequence: 48, asOf: 1756480528000, assets: [asset] };

    expect(v.parse(ledger, told)).toEqual(told);
  });

  it('are refused as numbers, which may have lost digits', () => {
    const told = { balanced: true, asOfSequence: 48, asOf: 1756480528000, assets: [{ ...asset, total: 995 }] };

    expect(accepts(ledger, told)).toBe(false);
  });
});

describe('a service', () => {
  it('may not know how far it is behind', () => {
    const told = [
      {
        service: 'price-poller',
        status: 'UP',
        latencyMs: 3,
        problem: null,
        lag: [{ name: 'newest trade', value: null, unit: 's' }],
      },
    ];

    expect(v.parse(services, told)).toEqual(told);
  });
});

describe('metrics', () => {
  it('have gaps where something was not known', () => {
    const told = { intervalMs: 5000, times: [1756480525000, 1756480530000], series };

    expect(v.parse(metrics, told)).toEqual(told);
  });

  it('need a value for each time in each series', () => {
    expect(accepts(metrics, { intervalMs: 5000, times: [1756480525000], series })).toBe(false);
  });
});
