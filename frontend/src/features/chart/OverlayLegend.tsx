import { useStore } from '@/hooks/useStore';
import { formatFixed } from '@/lib/format';
import type { CandleChart } from './chartAdapter';
import { chartPreferences } from './chartPreferences';
import { Value } from './Legend';

interface OverlayLegendProps {
  readonly chart: CandleChart | undefined;
  /** The candle that the legend is about, Unix seconds. */
  readonly time: number;
  readonly decimals: number;
}

/** The values of what is drawn over a candle. */
export function OverlayLegend({ chart, time, decimals }: OverlayLegendProps) {
  const { sma, ema } = useStore(chartPreferences);
  return (
    <dl className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5 text-xs">
      {sma.isOn && (
        <Value name={`SMA ${sma.length}`} longName={`Moving average of ${sma.length} candles`} testId="legend-sma">
          <span className="text-line-a">{formatFixed(chart?.averageAt('sma', time), decimals)}</span>
        </Value>
      )}
      {ema.isOn && (
        <Value name={`EMA ${ema.length}`} longName={`Exponential average of ${ema.length} candles`} testId="legend-ema">
          <span className="text-line-b">{formatFixed(chart?.averageAt('ema', time), decimals)}</span>
        </Value>
      )}
    </dl>
  );
}
