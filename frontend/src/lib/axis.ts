/** Where the marks of an axis are, and what they say. For drawing only. */

/** About so many round numbers from `low` to `high`, both inside. */
export function roundTicks(low: number, high: number, count: number): readonly number[] {
  if (!(high > low)) return [low];
  const rough = (high - low) / count;
  const magnitude = 10 ** Math.floor(Math.log10(rough));
  const step = magnitude * ([1, 2, 5, 10].find((factor) => factor * magnitude >= rough) ?? 10);
  const first = Math.ceil(low / step);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step);
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const TIME_STEPS = [
  MINUTE,
  2 * MINUTE,
  5 * MINUTE,
  15 * MINUTE,
  30 * MINUTE,
  HOUR,
  3 * HOUR,
  6 * HOUR,
  12 * HOUR,
  DAY,
  2 * DAY,
  7 * DAY,
  14 * DAY,
  28 * DAY,
  91 * DAY,
  182 * DAY,
];

export interface TimeTicks {
  /** Unix milliseconds. */
  readonly times: readonly number[];
  /** Whether each stands for a day rather than for a time of one. */
  readonly areDays: boolean;
}

/** At most so many round times (UTC) from `from` to `to`, in Unix milliseconds. */
export function timeTicks(from: number, to: number, count: number): TimeTicks {
  const step = TIME_STEPS.find((it) => (to - from) / it <= count) ?? 365 * DAY;
  const first = Math.ceil(from / step);
  const length = Math.max(0, Math.floor(to / step) - first + 1);
  return { times: Array.from({ length }, (_, index) => (first + index) * step), areDays: step >= DAY };
}
