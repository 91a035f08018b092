import { useEffect } from 'react';
import { useMarket } from '@/hooks/useMarket';
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

/** Draws the levels of a symbol while they are switched on; the stream moves them without rendering anything in React. */
export function useLevels(chart: CandleChart | undefined, symbol: string | undefined): void {
  const { enigma } = useMarket();
  const { levels: isOn } = useStore(chartPreferences);

  useEffect(() => (isOn && symbol !== undefined ? enigma.select(symbol) : undefined), [enigma, isOn, symbol]);
  useEffect(() => {
    if (!chart) return;
    const draw = () => {
      const view = enigma.view.get();
      chart.setLevels(view.status === 'ready' ? view.enigma.levels : []);
    };
    draw();
    return enigma.view.subscribe(draw);
  }, [chart, enigma]);
}
