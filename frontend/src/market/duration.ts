/** The candle lengths that are stored and served, shortest first. */
export const DURATIONS = ['30s', '1m', '5m', '15m', '1h', '4h', '1d'] as const;

export type Duration = (typeof DURATIONS)[number];

export const DEFAULT_DURATION: Duration = '1m';

const SECONDS: Record<Duration, number> = {
  '30s': 30,
  '1m': 60,
  '5m': 300,
  '15m': 900,
  '1h': 3600,
  '4h': 14400,
  '1d': 86400,
};

export const durationSeconds = (duration: Duration): number => SECONDS[duration];

export const isDuration = (text: string | null): text is Duration => DURATIONS.some((duration) => duration === text);
