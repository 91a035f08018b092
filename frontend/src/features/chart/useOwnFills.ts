import { useEffect, useMemo } from 'react';
import { useAccount, useUser } from '@/hooks/useAccount';
import { useStore } from '@/hooks/useStore';
import { durationSeconds, type Duration } from '@/market/duration';
import { isOwn } from '@/market/market';
import type { CandleChart } from './chartAdapter';
import { chartPreferences } from './chartPreferences';
import { fillsByCandle, type FillsByCandle } from './fillMarks';

const NONE: FillsByCandle = new Map();

/** Marks one's own trades in a market on the chart, and returns them by candle. */
export function useOwnFills(chart: CandleChart | undefined, symbol: string, duration: Duration): FillsByCandle {
  const { fills: history } = useAccount();
  const accountId = useUser()?.accountId;
  const { fills: isShown } = useStore(chartPreferences);
  const fills = useStore(history.fills);
  const isWanted = isShown && accountId !== undefined && isOwn(symbol);
  const byCandle = useMemo(
    () => (isWanted ? fillsByCandle(fills, durationSeconds(duration)) : NONE),
    [isWanted, fills, duration],
  );

  useEffect(() => (isWanted ? history.select(symbol) : undefined), [history, symbol, isWanted, accountId]);
  useEffect(() => chart?.setFills(byCandle), [chart, byCandle]);
  return byCandle;
}
