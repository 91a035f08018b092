import type { Quote } from './quotes';
import type { ConnectionState } from './socket';
import type { FeedStatus } from './types';

/** What the server last said of its feed. */
export interface FeedReport {
  readonly status: FeedStatus;
  /** This page's clock when it arrived, Unix milliseconds. */
  readonly receivedAt: number;
  /** The server's clock minus this page's, as well as it is known, in milliseconds. */
  readonly clockOffsetMs: number;
}

/** A smaller difference cannot be told from the delay of a report: then the two clocks count as one. */
const CLOCK_ERROR_MS = 2_500;
/** A clock that was set anew, rather than a report that took long. */
const CLOCK_JUMP_MS = 10_000;

/** A report that arrived now. Of several estimates of the clocks' difference the largest had the least delay in it. */
export function feedReport(status: FeedStatus, previous: FeedReport | undefined, now: number): FeedReport {
  const offset = status.timestamp - now;
  const known = previous?.clockOffsetMs ?? offset;
  return {
    status,
    receivedAt: now,
    clockOffsetMs: Math.abs(offset - known) > CLOCK_JUMP_MS ? offset : Math.max(offset, known),
  };
}

export type FeedBadge = 'connecting' | 'live' | 'simulated' | 'recorded' | 'down';

export interface FeedHealth {
  readonly badge: FeedBadge;
  /** Where prices come from, also while the feed is down; undefined until the server has said. */
  readonly source: 'live' | 'simulated' | 'recorded' | undefined;
  /** Why the feed is down. */
  readonly cause: 'connection' | 'feed' | 'silence' | undefined;
}

/** The server reports on change and every 5 s; after this it counts as silent. */
const REPORT_DEADLINE_MS = 13_000;

/** A price older than this is no longer shown as a live one. */
export const STALE_AFTER_MS = 15_000;

/** What may honestly be said of the feed at `now` (this page's clock). */
export function feedHealth(connection: ConnectionState, report: FeedReport | undefined, now: number): FeedHealth {
  const source = report?.status.source ?? undefined;
  if (connection.phase === 'waiting') return { badge: 'down', source, cause: 'connection' };
  if (connection.phase === 'connecting') {
    return report ? { badge: 'down', source, cause: 'connection' } : { badge: 'connecting', source, cause: undefined };
  }
  if (!report) return { badge: 'connecting', source, cause: undefined };
  if (!report.status.connected) return { badge: 'down', source, cause: 'feed' };
  if (now - report.receivedAt > REPORT_DEADLINE_MS) return { badge: 'down', source, cause: 'silence' };
  return { badge: source ?? 'connecting', source, cause: undefined };
}

/** The server's clock at this page's `now`: the two may be set differently. */
export function serverTime(report: FeedReport | undefined, now: number): number {
  const offset = report?.clockOffsetMs ?? 0;
  return Math.abs(offset) < CLOCK_ERROR_MS ? now : now + offset;
}

/**
 * How old the shown price is, in milliseconds, or undefined when that is not known.
 *
 * A live or simulated trade carries its own time. A recorded one carries the time of the recording, so its age counts from
 * when it was received: by this page, or, for one that the server only repeated to us, by the server.
 */
export function priceAgeMs(quote: Quote | undefined, report: FeedReport | undefined, now: number): number | undefined {
  if (!quote) return undefined;
  const age = report?.status.source === 'recorded' ? recordedAgeMs(quote, report, now) : tradeAgeMs(quote, report, now);
  return age === undefined ? undefined : Math.max(0, age);
}

function tradeAgeMs(quote: Quote, report: FeedReport | undefined, now: number): number {
  return serverTime(report, now) - quote.timestamp;
}

function recordedAgeMs(quote: Quote, report: FeedReport, now: number): number | undefined {
  if (quote.arrivedAt !== undefined) return now - quote.arrivedAt;
  const { lastReceivedTime } = report.status;
  return lastReceivedTime === null ? undefined : serverTime(report, now) - lastReceivedTime;
}
