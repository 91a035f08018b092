import { useEffect, type KeyboardEvent } from 'react';
import { useFeedHealth, useShownPrice } from '@/hooks/useFeed';
import { pairName, useInstrument } from '@/hooks/useInstruments';
import { useMarket } from '@/hooks/useMarket';
import { useStore } from '@/hooks/useStore';
import { formatCountdown } from '@/lib/format';
import { secondClock } from '@/lib/secondClock';
import { durationSeconds, type Duration } from '@/market/duration';
import { serverTime } from '@/market/feedHealth';
import type { CandleChart } from './chartAdapter';
import { ChartState, OlderState } from './ChartStates';
import { Legend } from './Legend';
import { TimeframePicker } from './TimeframePicker';
import { useCandleChart } from './useCandleChart';

interface ChartPanelProps {
  readonly symbol: string;
  readonly duration: Duration;
  readonly onSelectDuration: (duration: Duration) => void;
}

/** The candles of one symbol and timeframe, with what one needs to read and steer them. */
export function ChartPanel({ symbol, duration, onSelectDuration }: ChartPanelProps) {
  const market = useMarket();
  const view = useStore(market.candles.view);
  const instrument = useInstrument(symbol);
  const { isLive } = useShownPrice(symbol);
  const { container, chart, inspectedTime, isFollowing } = useCandleChart();
  const decimals = instrument?.priceDecimals ?? 2;
  const tickSize = instrument?.tickSize ?? 0.01;
  const name = `${pairName(symbol, instrument)} ${duration}`;
  const inspected = inspectedTime === undefined ? undefined : view.series.at(inspectedTime);

  useEffect(() => market.chart({ symbol, duration }), [market, symbol, duration]);
  useEffect(() => chart?.setPriceFormat(tickSize, decimals), [chart, tickSize, decimals]);
  useEffect(() => chart?.setLive(isLive), [chart, isLive]);

  return (
    <section aria-label="Chart" className="flex min-h-0 flex-1 flex-col bg-panel">
      <div className="flex flex-wrap items-center justify-between gap-x-4 border-b border-line px-2 py-1.5">
        <TimeframePicker selected={duration} onSelect={onSelectDuration} />
        <p className="label flex gap-3 px-1 max-sm:hidden">
          <Countdown duration={duration} />
          <span title="All times on this page are in UTC">UTC</span>
        </p>
      </div>
      <div className="relative flex min-h-0 flex-1 flex-col">
        <div className="pointer-events-none z-5 px-3 py-1.5 max-sm:min-h-12 sm:absolute sm:inset-x-0 sm:top-0 sm:pr-20">
          {view.status === 'ready' && (
            <Legend
              candle={inspected ?? view.series.last}
              decimals={decimals}
              isInspected={inspected !== undefined}
              isLive={isLive}
            />
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

/** Time left in the newest candle, by the server's clock; a replay's time is not today's. */
function Countdown({ duration }: { readonly duration: Duration }) {
  const { badge } = useFeedHealth();
  const report = useStore(useMarket().feed);
  const now = serverTime(report, useStore(secondClock));
  if (badge !== 'live' && badge !== 'simulated') return null;
  const lengthMs = durationSeconds(duration) * 1000;
  return (
    <span>
      Candle closes in <span className="text-muted">{formatCountdown(lengthMs - (now % lengthMs))}</span>
    </span>
  );
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
