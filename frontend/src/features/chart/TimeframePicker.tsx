import { useMarket } from '@/hooks/useMarket';
import { DURATIONS, type Duration } from '@/market/duration';

const SPOKEN: Record<Duration, string> = {
  '30s': '30 seconds',
  '1m': '1 minute',
  '5m': '5 minutes',
  '15m': '15 minutes',
  '1h': '1 hour',
  '4h': '4 hours',
  '1d': '1 day',
};

export function TimeframePicker({ selected }: { readonly selected: Duration }) {
  const { address } = useMarket();
  return (
    <div role="group" aria-label="Timeframe" className="flex gap-0.5">
      {DURATIONS.map((duration) => (
        <button
          key={duration}
          type="button"
          aria-label={SPOKEN[duration]}
          aria-pressed={duration === selected}
          onClick={() => address.selectDuration(duration)}
          className={`min-w-9 rounded px-2 py-1 text-xs font-medium ${
            duration === selected ? 'bg-raised text-ink' : 'text-muted hover:bg-raised hover:text-ink'
          }`}
        >
          {duration}
        </button>
      ))}
    </div>
  );
}
