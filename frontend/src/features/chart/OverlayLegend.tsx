import type { OwnFill } from '@/account/fillHistory';
import { useInstrument } from '@/hooks/useInstruments';
import { useMarket } from '@/hooks/useMarket';
import { useStore } from '@/hooks/useStore';
import { trimmed } from '@/lib/decimal';
import { formatDecimal, formatFixed } from '@/lib/format';
import type { CandleChart } from './chartAdapter';
import { chartPreferences } from './chartPreferences';
import { sumFills, type FillsByCandle } from './fillMarks';
import { Value } from './Legend';

interface OverlayLegendProps {
  readonly chart: CandleChart | undefined;
  /** The candle that the legend is about, Unix seconds. */
  readonly time: number;
  readonly decimals: number;
  /** The market that the person trades in. */
  readonly market: string;
  readonly fills: FillsByCandle;
}

/** The values of what is drawn over a candle. */
export function OverlayLegend({ chart, time, decimals, market, fills }: OverlayLegendProps) {
  const { sma, ema, levels } = useStore(chartPreferences);
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
      {levels && <Level decimals={decimals} />}
      <OwnFills market={market} fills={fills.get(time)} />
    </dl>
  );
}

/** Where the price stands between the lowest and the highest ever. */
function Level({ decimals }: { readonly decimals: number }) {
  const view = useStore(useMarket().enigma.view);
  if (view.status === 'loading') return null;
  const { level, atl, ath } = view.status === 'ready' ? view.enigma : {};
  const range = `0% is the lowest price ever, ${formatFixed(atl, decimals)}; 100% the highest, ${formatFixed(ath, decimals)}`;
  return (
    <Value name="Level" longName="Between the lowest and the highest price" testId="legend-level">
      {view.status === 'error' ? (
        <span className="text-muted">{view.message}</span>
      ) : (
        <span title={range} className="pointer-events-auto text-accent">
          {formatFixed(level, 2)}
          {level !== undefined && '%'}
        </span>
      )}
    </Value>
  );
}

interface OwnFillsProps {
  readonly market: string;
  readonly fills: readonly OwnFill[] | undefined;
}

/** What one has bought and sold within the candle. */
function OwnFills({ market, fills = [] }: OwnFillsProps) {
  const instrument = useInstrument(market);
  if (!instrument?.rules) return null;
  return sumFills(fills, instrument.rules.tickSize).map(({ side, quantity, averagePrice, count }) => (
    <Value
      key={side}
      name={side === 'buy' ? 'You bought' : 'You sold'}
      longName={`Your ${count === 1 ? 'trade' : `${count} trades`} in this candle`}
      testId={`legend-${side}`}
    >
      <span className={side === 'buy' ? 'text-up' : 'text-down'}>
        {formatDecimal(trimmed(quantity))} {instrument.base} at {formatDecimal(averagePrice)}
        {count > 1 && ' on average'}
      </span>
    </Value>
  ));
}
