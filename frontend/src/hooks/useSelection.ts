import { useCallback } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { DEFAULT_DURATION, isDuration, type Duration } from '@/market/duration';

const SYMBOL = /^[A-Z0-9_]{2,32}$/;

export interface PageSelection {
  /** Undefined when the address names none that could be one. */
  readonly symbol: string | undefined;
  readonly duration: Duration;
  readonly selectDuration: (duration: Duration) => void;
}

/** The market and timeframe in `/trade/BTC_USDT?tf=1m`, where they survive a reload and can be shared. */
export function useSelection(): PageSelection {
  const { market } = useParams();
  const [params, setParams] = useSearchParams();
  const symbol = market?.toUpperCase();
  const duration = params.get('tf');
  const selectDuration = useCallback(
    (selected: Duration) =>
      setParams((current) => {
        current.set('tf', selected);
        return current;
      }),
    [setParams],
  );
  return {
    symbol: symbol !== undefined && SYMBOL.test(symbol) ? symbol : undefined,
    duration: isDuration(duration) ? duration : DEFAULT_DURATION,
    selectDuration,
  };
}

/** Where a market is looked at and traded. */
export const tradePath = (symbol: string): string => `/trade/${symbol}`;
