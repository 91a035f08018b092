import { useFeedHealth } from '@/hooks/useFeed';
import type { FeedHealth } from '@/market/feedHealth';

const KINDS: Record<NonNullable<FeedHealth['source']>, { readonly text: string; readonly tone: string }> = {
  live: { text: 'live', tone: 'text-up' },
  simulated: { text: 'simulated', tone: 'text-simulated' },
  recorded: { text: 'recorded', tone: 'text-recorded' },
};

interface SourceTagProps {
  readonly symbol: string;
  /** Whether these are not the market's own candles, but those of the feed's symbol that it follows. */
  readonly isReference: boolean;
}

/** Whose candles the chart shows, so that those of the feed never pass for the market's own. */
export function SourceTag({ symbol, isReference }: SourceTagProps) {
  const { source } = useFeedHealth();
  const kind = source && KINDS[source];
  return (
    <div data-testid="legend-source" className="flex gap-1">
      <dt className="sr-only">Candles of</dt>
      <dd className="font-medium">
        {symbol}
        {isReference && (
          <span className={`font-normal ${kind?.tone ?? 'text-muted'}`}> reference{kind && `, ${kind.text}`}</span>
        )}
      </dd>
    </div>
  );
}
