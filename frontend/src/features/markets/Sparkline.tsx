interface SparklineProps {
  /** Oldest first. */
  readonly closes: readonly number[] | undefined;
  /** What it shows, for who can't see it. */
  readonly label: string;
}

const WIDTH = 96;
const HEIGHT = 28;
const MARGIN = 2;

/** The shape of a day in a small line. */
export function Sparkline({ closes, label }: SparklineProps) {
  const [first] = closes ?? [];
  const last = closes?.at(-1);
  if (!closes || closes.length < 2 || first === undefined || last === undefined) {
    return <span className="label">no history yet</span>;
  }
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      className={`h-7 w-24 ${last >= first ? 'stroke-up' : 'stroke-down'}`}
    >
      <path d={pathOf(closes)} fill="none" strokeWidth="1.5" strokeLinejoin="round" />
    </svg>
  );
}

function pathOf(closes: readonly number[]): string {
  const low = Math.min(...closes);
  const range = Math.max(...closes) - low || 1;
  return closes
    .map((close, index) => {
      const x = MARGIN + (index / (closes.length - 1)) * (WIDTH - 2 * MARGIN);
      const y = HEIGHT - MARGIN - ((close - low) / range) * (HEIGHT - 2 * MARGIN);
      return `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`;
    })
    .join('');
}
