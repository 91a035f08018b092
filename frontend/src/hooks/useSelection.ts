import { useCallback } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
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
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const symbol = market?.toUpperCase();
  const duration = params.get('tf');
  const selectDuration = useCallback(
    (selected: Duration) => {
      // Of the address as it is now: another market may have been chosen that is not drawn yet.
      const { pathname, search } = window.location;
      const next = new URLSearchParams(search);
      next.set('tf', selected);
      void navigate({ pathname, search: next.toString() });
    },
    [navigate],
  );
  return {
    symbol: symbol !== undefined && SYMBOL.test(symbol) ? symbol : undefined,
    duration: isDuration(duration) ? duration : DEFAULT_DURATION,
    selectDuration,
  };
}

/** Where a market is looked at and traded. */
export const tradePath = (symbol: string): string => `/trade/${symbol}`;
