import type { Candle } from '@/market/types';
import type { ChartSourceName } from './chartPreferences';

/** As many minutes of the last hour in which there was a trade make a chart worth looking at. */
export const ENOUGH_MINUTES = 30;
export const LOOK_BACK_MINUTES = 60;

/**
 * Whether a market's own candles are shown first, or those of the symbol that it follows.
 *
 * @param minutes the market's newest candles of a minute
 * @param nowMs the server's clock
 */
export function usualSource(minutes: readonly Candle[], nowMs: number): ChartSourceName {
  const since = nowMs / 1000 - LOOK_BACK_MINUTES * 60;
  const traded = minutes.filter(({ time, trades }) => time > since && trades > 0).length;
  return traded >= ENOUGH_MINUTES ? 'own' : 'reference';
}
