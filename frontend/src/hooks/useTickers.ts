import { useSyncExternalStore } from 'react';
import type { Ticker } from '@/market/types';
import { useMarket } from './useMarket';

/** The statistics of all symbols as they change, at most once a frame. */
export function useTickers(): ReadonlyMap<string, Ticker> {
  const { tickers } = useMarket().quotes;
  return useSyncExternalStore(tickers.subscribe, tickers.get);
}
