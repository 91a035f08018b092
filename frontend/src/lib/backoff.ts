/** Exponential backoff with jitter, so that a restarted server is not hit by all its clients in the same second. */
export interface Backoff {
  readonly firstMs: number;
  readonly maxMs: number;
}

/**
 * How long to wait before an attempt, in milliseconds: between half and all of `firstMs * 2^failures`, capped.
 *
 * @param failures attempts that have failed in a row before this wait, from 0
 * @param random a number in [0, 1)
 */
export function backoffMs(backoff: Backoff, failures: number, random: number): number {
  const ceiling = Math.min(backoff.maxMs, backoff.firstMs * 2 ** Math.min(failures, 30));
  return Math.round(ceiling * (0.5 + random / 2));
}
