import { useWatch, useWatchToggle } from '@/hooks/useWatch';

interface WatchStarProps {
  readonly symbol: string;
  /** As a person calls it. */
  readonly name: string;
  readonly className?: string;
}

/** Puts a market on the person's list, and takes it off. */
export function WatchStar({ symbol, name, className = '' }: WatchStarProps) {
  const isWatched = useWatch().symbols.includes(symbol);
  const toggle = useWatchToggle();
  return (
    <button
      type="button"
      aria-pressed={isWatched}
      aria-label={`Watch ${name}`}
      title={isWatched ? 'Take off the watch list' : 'Put on the watch list'}
      onClick={() => toggle(symbol)}
      className={`grid size-6 place-items-center rounded ${isWatched ? 'text-warning' : 'text-faint hover:text-ink'} ${className}`}
    >
      <svg aria-hidden viewBox="0 0 16 16" className="size-3.5">
        <path
          d="M8 1.7l1.9 4 4.4.6-3.2 3 .8 4.3L8 11.5l-3.9 2.1.8-4.3-3.2-3 4.4-.6z"
          fill={isWatched ? 'currentColor' : 'none'}
          stroke="currentColor"
          strokeWidth="1.2"
          strokeLinejoin="round"
        />
      </svg>
    </button>
  );
}
