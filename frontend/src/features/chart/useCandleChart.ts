import { useEffect, useRef, useState, type RefObject } from 'react';
import { useAccount } from '@/hooks/useAccount';
import { useMarket } from '@/hooks/useMarket';
import { CandleChart } from './chartAdapter';
import { onColorsChange } from '@/lib/preferences';
import { readChartTheme } from './chartTheme';

export interface ChartHandle {
  readonly container: RefObject<HTMLDivElement | null>;
  readonly chart: CandleChart | undefined;
  /** The candle under the crosshair, Unix seconds. */
  readonly inspectedTime: number | undefined;
  readonly isFollowing: boolean;
}

/** A chart in `container` that draws the selected candles, at most once a frame, without rendering anything in React. */
export function useCandleChart(): ChartHandle {
  const { candles } = useMarket();
  const { fills } = useAccount();
  const container = useRef<HTMLDivElement>(null);
  const [chart, setChart] = useState<CandleChart>();
  const [inspectedTime, setInspectedTime] = useState<number>();
  const [isFollowing, setFollowing] = useState(true);

  useEffect(() => {
    if (!container.current) return;
    const created = new CandleChart(container.current, readChartTheme(), {
      onInspect: setInspectedTime,
      onNearStart: candles.loadOlder,
      onView: (from) => fills.reachBack(from * 1000),
      onFollow: setFollowing,
    });
    const draw = () => created.draw(candles.view.get().series);
    draw();
    const unsubscribe = candles.view.subscribe(draw);
    const unsubscribeTheme = onColorsChange(() => created.setTheme(readChartTheme()));
    setChart(created);
    return () => {
      unsubscribe();
      unsubscribeTheme();
      created.destroy();
    };
  }, [candles, fills]);

  return { container, chart, inspectedTime, isFollowing };
}
