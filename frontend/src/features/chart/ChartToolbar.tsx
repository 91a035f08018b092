import { Segmented } from '@/components/Segmented';
import { useFeedHealth } from '@/hooks/useFeed';
import { useMarket } from '@/hooks/useMarket';
import { useStore } from '@/hooks/useStore';
import { formatCountdown } from '@/lib/format';
import { secondClock } from '@/lib/secondClock';
import { durationSeconds, type Duration } from '@/market/duration';
import { serverTime } from '@/market/feedHealth';
import { isOwn } from '@/market/market';
import { chooseSource, type ChartSourceName } from './chartPreferences';
import { IndicatorsMenu } from './IndicatorsMenu';
import { TimeframePicker } from './TimeframePicker';
import type { ChartSource } from './useChartSource';

interface ChartToolbarProps {
  readonly symbol: string;
  readonly source: ChartSource;
  readonly duration: Duration;
  readonly onSelectDuration: (duration: Duration) => void;
  readonly isWide: boolean;
  readonly onToggleWide: () => void;
}

/** Above the chart: of what, how long a candle is, and what is drawn over them. */
export function ChartToolbar(props: ChartToolbarProps) {
  const { symbol, source, duration, onSelectDuration, isWide, onToggleWide } = props;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5 border-b border-line px-2 py-1.5">
      <TimeframePicker selected={duration} onSelect={onSelectDuration} />
      {source.reference && source.shown !== undefined && (
        <div className="max-sm:order-last max-sm:w-full">
          <Segmented<ChartSourceName>
            label="Candles of"
            options={[
              { key: 'own', title: symbol },
              { key: 'reference', title: `${source.reference.symbol} reference` },
            ]}
            selected={source.isReference ? 'reference' : 'own'}
            onSelect={(choice) => chooseSource(symbol, choice)}
          />
        </div>
      )}
      <p className="label ml-auto flex gap-3 px-1 whitespace-nowrap max-xl:hidden">
        <Countdown symbol={source.shown ?? symbol} duration={duration} />
        <span title="All times on this page are in UTC">UTC</span>
      </p>
      <div className="flex items-center max-xl:ml-auto">
        <IndicatorsMenu isOwnMarket={isOwn(symbol)} />
        <button
          type="button"
          aria-label="Wide chart"
          aria-pressed={isWide}
          title={isWide ? 'Show what is beside the chart' : 'Hide what is beside the chart'}
          onClick={onToggleWide}
          className="rounded p-1.5 text-muted hover:bg-raised hover:text-ink aria-pressed:bg-raised aria-pressed:text-ink max-lg:hidden"
        >
          <svg aria-hidden viewBox="0 0 16 16" className="size-4">
            <path
              d={isWide ? 'M10 6h4M10 6V2M6 10H2M6 10v4' : 'M10 2h4v4M6 14H2v-4M14 2 9.5 6.5M2 14l4.5-4.5'}
              fill="none"
              stroke="currentColor"
              strokeWidth="1.5"
            />
          </svg>
        </button>
      </div>
    </div>
  );
}

interface CountdownProps {
  readonly symbol: string;
  readonly duration: Duration;
}

/** Time left in the newest candle, by the server's clock; a replay's time is not today's. */
function Countdown({ symbol, duration }: CountdownProps) {
  const { badge, cause } = useFeedHealth();
  const report = useStore(useMarket().feed);
  const now = serverTime(report, useStore(secondClock));
  const isConnected = badge !== 'connecting' && cause !== 'connection' && cause !== 'silence';
  const isToday = isOwn(symbol) ? isConnected : badge === 'live' || badge === 'simulated';
  if (!isToday) return null;
  const lengthMs = durationSeconds(duration) * 1000;
  return (
    <span>
      Candle closes in <span className="text-muted">{formatCountdown(lengthMs - (now % lengthMs))}</span>
    </span>
  );
}
