import type { ReactNode } from 'react';
import { Percent, toneOf } from '@/components/Price';
import { formatClock, formatDay, formatFixed, formatQuantity } from '@/lib/format';
import type { Candle } from '@/market/types';

interface LegendProps {
  /** Whose candle it is, where it could be another's. */
  readonly source: ReactNode;
  readonly candle: Candle | undefined;
  readonly decimals: number;
  /** Whether the person looks at this candle; otherwise it is the newest. */
  readonly isInspected: boolean;
  /** Whether the newest candle moves; a candle that was looked up is what it is. */
  readonly isLive: boolean;
}

/** Open, high, low, close and volume of the candle under the crosshair, or of the newest one. */
export function Legend({ source, candle, decimals, isInspected, isLive }: LegendProps) {
  if (!candle) return null;
  const change = candle.close - candle.open;
  const tone = toneOf(change);
  const price = (value: number) => <span className={tone}>{formatFixed(value, decimals)}</span>;
  return (
    <dl
      data-testid="legend"
      className={`flex flex-wrap items-baseline gap-x-3 gap-y-0.5 text-xs ${isLive || isInspected ? '' : 'italic grayscale'}`}
    >
      {source}
      <dt className="sr-only">Candle</dt>
      <dd>
        <time data-testid="legend-time" dateTime={new Date(candle.time * 1000).toISOString()} className="text-muted">
          {formatDay(candle.time * 1000)} {formatClock(candle.time * 1000)}
        </time>
      </dd>
      <Value name="O" longName="Open" testId="legend-open">
        {price(candle.open)}
      </Value>
      <Value name="H" longName="High" testId="legend-high">
        {price(candle.high)}
      </Value>
      <Value name="L" longName="Low" testId="legend-low">
        {price(candle.low)}
      </Value>
      <Value name="C" longName="Close" testId="legend-close">
        {price(candle.close)}
      </Value>
      <Value name="" longName="Change" testId="legend-change">
        <Percent value={candle.open > 0 ? (change / candle.open) * 100 : undefined} />
      </Value>
      <Value name="Vol" longName="Volume" testId="legend-volume">
        <span title={String(candle.volume)} className="pointer-events-auto">
          {formatQuantity(candle.volume)}
        </span>
      </Value>
      <Value name="Trades" longName="Trades" testId="legend-trades" className="max-sm:hidden">
        {formatFixed(candle.trades, 0)}
      </Value>
    </dl>
  );
}

interface ValueProps {
  readonly name: string;
  readonly longName: string;
  readonly testId: string;
  readonly className?: string;
  readonly children: ReactNode;
}

/** One figure of the legend with its name. */
export function Value({ name, longName, testId, className = '', children }: ValueProps) {
  return (
    <div className={`flex items-baseline gap-1 ${className}`}>
      <dt className={name === '' ? 'sr-only' : 'text-faint'}>
        <abbr title={longName} className="no-underline">
          {name || longName}
        </abbr>
      </dt>
      <dd data-testid={testId}>{children}</dd>
    </div>
  );
}
