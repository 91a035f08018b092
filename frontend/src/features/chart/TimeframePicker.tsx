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

interface TimeframePickerProps {
  readonly selected: Duration;
  readonly onSelect: (duration: Duration) => void;
}

export function TimeframePicker({ selected, onSelect }: TimeframePickerProps) {
  return (
    <div role="group" aria-label="Timeframe" className="flex gap-0.5">
      {DURATIONS.map((duration) => (
        <button
          key={duration}
          type="button"
          aria-label={SPOKEN[duration]}
          aria-pressed={duration === selected}
          onClick={() => onSelect(duration)}
          className={`min-w-8 rounded px-1.5 py-1 sm:min-w-9 sm:px-2 text-xs font-medium ${
            duration === selected ? 'bg-raised text-ink' : 'text-muted hover:bg-raised hover:text-ink'
          }`}
        >
          {duration}
        </button>
      ))}
    </div>
  );
}
