import { describe, expect, it } from 'vitest';
import { feedHealth, feedReport, priceAgeMs, serverTime, type FeedReport } from './feedHealth';
import type { Quote } from './quotes';
import { price } from './testing';
import type { FeedStatus } from './types';

const NOW = 1_800_000_000_000;
const OPEN = { phase: 'open' } as const;

function report(status: Partial<FeedStatus> = {}, receivedAt = NOW): FeedReport {
  const full = { source: 'live', connected: true, lastTradeTime: NOW, lastReceivedTime: NOW, timestamp: NOW } as const;
  return feedReport({ ...full, ...status }, undefined, receivedAt);
}

function quote(timestamp: number, arrivedAt?: number): Quote {
  return { symbol: 'BTCUSDT', last: price(1), bid: price(1), ask: price(1), timestamp, arrivedAt, direction: 0 };
}

describe('the badge', () => {
  it.each(['live', 'simulated', 'recorded'] as const)('says %s while that feed is up', (source) => {
    expect(feedHealth(OPEN, report({ source }), NOW).badge).toBe(source);
  });

  it('says down, and why, when the feed is', () => {
    expect(feedHealth(OPEN, report({ connected: false }), NOW)).toMatchObject({ badge: 'down', cause: 'feed' });
  });

  it('says down when our own connection is lost, whatever was said before', () => {
    const lost = { phase: 'waiting', retryAt: NOW + 1_000 } as const;
    expect(feedHealth(lost, report(), NOW)).toMatchObject({ badge: 'down', cause: 'connection', source: 'live' });
    expect(feedHealth({ phase: 'connecting' }, report(), NOW)).toMatchObject({ badge: 'down', cause: 'connection' });
  });

  it('says down when the server reports no more', () => {
    expect(feedHealth(OPEN, report({}, NOW - 14_000), NOW)).toMatchObject({ badge: 'down', cause: 'silence' });
  });

  it('claims nothing before the first report', () => {
    expect(feedHealth(OPEN, undefined, NOW).badge).toBe('connecting');
  });
});

it('the clocks’ difference is taken from the report that came quickest', () => {
  const quick = report({ timestamp: NOW + 5_000 }, NOW);
  const slow = feedReport({ ...quick.status, timestamp: NOW + 10_000 }, quick, NOW + 5_900);
  expect(slow.clockOffsetMs).toBe(5_000);

  const setAnew = feedReport({ ...quick.status, timestamp: NOW - 60_000 }, slow, NOW);
  expect(setAnew.clockOffsetMs).toBe(-60_000);
});

describe('the age of a price', () => {
  it('counts from the trade', () => {
    expect(priceAgeMs(quote(NOW - 4_000), report(), NOW)).toBe(4_000);
  });

  it('is measured by the server’s clock, as ours may be wrong', () => {
    const ahead = report({ timestamp: NOW - 60_000 });
    expect(serverTime(ahead, NOW)).toBe(NOW - 60_000);
    expect(priceAgeMs(quote(NOW - 62_000), ahead, NOW)).toBe(2_000);
  });

  it('does not take a slow report for a clock that is behind', () => {
    expect(serverTime(report({ timestamp: NOW - 1_500 }), NOW)).toBe(NOW);
  });

  it('is never negative', () => {
    expect(priceAgeMs(quote(NOW + 300), report(), NOW)).toBe(0);
  });

  it('of a recorded trade counts from when it reached this page', () => {
    const yearsAgo = NOW - 1e11;
    expect(priceAgeMs(quote(yearsAgo, NOW - 3_000), report({ source: 'recorded' }), NOW)).toBe(3_000);
  });

  it('of a recorded trade that was repeated to us counts from when the server received it', () => {
    const yearsAgo = NOW - 1e11;
    const ended = report({ source: 'recorded', lastReceivedTime: NOW - 90_000 });
    expect(priceAgeMs(quote(yearsAgo), ended, NOW)).toBe(90_000);
  });

  it('is unknown without a price', () => {
    expect(priceAgeMs(undefined, report(), NOW)).toBeUndefined();
  });
});
