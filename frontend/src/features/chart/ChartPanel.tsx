import { useEffect, type KeyboardEvent } from 'react';
import { useShownPrice } from '@/hooks/useFeed';
import { pairName, useInstrument } from '@/hooks/useInstruments';
import { useMarket } from '@/hooks/useMarket';
import { useStore } from '@/hooks/useStore';
import { CandleSeries } from '@/market/candleSeries';
import type { CandleView } from '@/market/candleFeed';
import type { Duration } from '@/market/duration';
import { isOwn } from '@/market/market';
import type { CandleChart } from './chartAdapter';
import { ChartState, OlderState } from './ChartStates';
import { ChartToolbar } from './ChartToolbar';
import { Legend } from './Legend';
import { OverlayLegend } from './OverlayLegend';
import { SourceTag } from './SourceTag';
import { useCandleChart } from './useCandleChart';
import { useChartSource } from './useChartSource';
import { useAverages } from './useIndicators';

interface ChartPanelProps {
  readonly symbol: string;
  readonly duration: Duration;
  readonly onSelectDuration: (duration: Duration) => void;
  /** Whether what is beside the chart is hidden. */
  readonly isWide: boolean;
  readonly onToggleWide: () => void;
}

/** The candles of a market in one timeframe, with what one needs to read and steer them. */
export function ChartPanel({ symbol, duration, onSelectDuration, isWide, onToggleWide }: ChartPanelProps) {
  const source = useChartSource(symbol);
  const { shown = symbol, isReference } = source;
  const view = useCandles(source.shown, duration);
  const instrument = useInstrument(shown);
  const { isLive } = useShownPrice(shown);
  const { container, chart, inspectedTime, isFollowing } = useCandleChart();
  const decimals = instrument?.priceDecimals ?? 2;
  const tickSize = instrument?.tickSize ?? 0.01;
  const name = `${isReference ? `${shown}, the reference of ${symbol},` : pairName(shown, instrument)} ${duration}`;
  const inspected = inspectedTime === undefined ? undefined : view.series.at(inspectedTime);
  const candle = inspected ?? view.series.last;

  useEffect(() => chart?.setPriceFormat(tickSize, decimals), [chart, tickSize, decimals]);
  useEffect(() => chart?.setLive(isLive), [chart, isLive]);
  useAverages(chart);

  return (
    <section aria-label="Chart" className="flex min-h-0 flex-1 flex-col bg-panel">
      <ChartToolbar
        symbol={symbol}
        source={source}
        duration={duration}
        onSelectDuration={onSelectDuration}
        isWide={isWide}
        onToggleWide={onToggleWide}
      />
      <div className="relative flex min-h-0 flex-1 flex-col">
        <div
          aria-live={inspected ? 'polite' : 'off'}
          className="pointer-events-none z-5 px-3 py-1.5 max-sm:min-h-12 sm:absolute sm:inset-x-0 sm:top-0 sm:pr-20"
        >
          {view.status === 'ready' && candle && (
            <>
              <Legend
                source={isOwn(symbol) && <SourceTag symbol={shown} isReference={isReference} />}
                candle={candle}
                decimals={decimals}
                isInspected={inspected !== undefined}
                isLive={isLive}
              />
              <OverlayLegend chart={chart} time={candle.time} decimals={decimals} />
            </>
          )}
        </div>
        <div
          ref={container}
          data-testid="chart"
          data-status={view.status}
          role="group"
          tabIndex={0}
          aria-label={`Candlestick chart of ${name}. Arrow keys inspect candles, Page Up and Page Down scroll, plus and minus zoom, End returns to the newest.`}
          onKeyDown={(event) => steer(chart, event)}
          onBlur={() => chart?.stopInspecting()}
          className="min-h-0 flex-1"
        />
        <OlderState view={view} />
        {view.status === 'ready' && !isFollowing && (
          <button
            type="button"
            onClick={() => chart?.followLatest()}
            className="absolute right-24 bottom-10 z-10 rounded border border-line-strong bg-raised px-2.5 py-1.5 text-xs font-medium hover:border-accent"
          >
            Latest <span aria-hidden>→</span>
          </button>
        )}
        <ChartState view={view} name={name} />
      </div>
    </section>
  );
}

const LOADING: CandleView = {
  selection: undefined,
  status: 'loading',
  message: '',
  older: 'idle',
  series: new CandleSeries(),
};

/** Follows the candles of a symbol, and never says another's are its. */
function useCandles(symbol: string | undefined, duration: Duration): CandleView {
  const market = useMarket();
  const view = useStore(market.candles.view);
  useEffect(() => (symbol === undefined ? undefined : market.chart({ symbol, duration })), [market, symbol, duration]);
  return view.selection?.symbol === symbol && view.selection?.duration === duration ? view : LOADING;
}

function steer(chart: CandleChart | undefined, event: KeyboardEvent): void {
  if (!chart || event.ctrlKey || event.metaKey || event.altKey) return;
  const actions: Record<string, () => void> = {
    ArrowLeft: () => chart.inspectBy(event.shiftKey ? -10 : -1),
    ArrowRight: () => chart.inspectBy(event.shiftKey ? 10 : 1),
    PageUp: () => chart.scrollByScreens(-1),
    PageDown: () => chart.scrollByScreens(1),
    End: () => chart.followLatest(),
    Escape: () => chart.stopInspecting(),
    '+': () => chart.zoomBy(1.25),
    '-': () => chart.zoomBy(0.8),
  };
  const action = actions[event.key];
  if (!action) return;
  event.preventDefault();
  action();
}
