import { useEffect, useState } from 'react';
import { useReference } from '@/hooks/useInstruments';
import { useMarket } from '@/hooks/useMarket';
import { useStore } from '@/hooks/useStore';
import { serverTime } from '@/market/feedHealth';
import { isOwn } from '@/market/market';
import type { Instrument } from '@/market/types';
import { chartPreferences, type ChartSourceName } from './chartPreferences';
import { LOOK_BACK_MINUTES, usualSource } from './sourceRule';

export interface ChartSource {
  /** The symbol whose candles are shown; undefined until that is known. */
  readonly shown: string | undefined;
  /** The symbol of the feed that the market follows, where there is one to choose. */
  readonly reference: Instrument | undefined;
  readonly isReference: boolean;
}

/** Whose candles a market's chart shows: what the person chose for it, or else what the rule says when it is opened. */
export function useChartSource(symbol: string): ChartSource {
  const market = useMarket();
  const { status } = useStore(market.instruments.state);
  const reference = useReference(symbol);
  const chosen = useStore(chartPreferences).sources[symbol];
  const [usual, setUsual] = useState<ChartSourceName>();
  const isOpen = reference !== undefined && chosen === undefined && usual === undefined;

  useEffect(() => {
    if (!isOpen) return;
    const abort = new AbortController();
    market.api
      .candles({ symbol, duration: '1m', limit: LOOK_BACK_MINUTES }, abort.signal)
      .then(({ candles }) => setUsual(usualSource(candles, serverTime(market.feed.get(), Date.now()))))
      .catch(() => {
        if (!abort.signal.aborted) setUsual('reference');
      });
    return () => abort.abort();
  }, [market, symbol, isOpen]);

  if (!isOwn(symbol)) return { shown: symbol, reference: undefined, isReference: false };
  if (status === 'loading') return { shown: undefined, reference: undefined, isReference: false };
  if (!reference) return { shown: symbol, reference: undefined, isReference: false };
  const source = chosen ?? usual;
  const isReference = source === 'reference';
  return { shown: source && (isReference ? reference.symbol : symbol), reference, isReference };
}
