import { useEffect } from 'react';
import { useStore } from '@/hooks/useStore';
import type { CandleChart } from './chartAdapter';
import { chartPreferences } from './chartPreferences';

/** Draws the averages that are switched on. */
export function useAverages(chart: CandleChart | undefined): void {
  const { sma, ema } = useStore(chartPreferences);
  useEffect(() => {
    const settings = [
      { kind: 'sma' as const, ...sma },
      { kind: 'ema' as const, ...ema },
    ];
    chart?.setAverages(settings.filter(({ isOn }) => isOn));
  }, [chart, sma, ema]);
}
