interface SparklineProps {
  /** Oldest first. */
  readonly closes: readonly number[];
  /** What it shows, for who can't see it. */
  readonly label: string;
  /** The shape of something else, for want of its own. */
  readonly isFaint?: boolean;
  /** With its area filled. */
  readonly isFilled?: boolean;
  /** Its size; the line fits in. */
  readonly className: string;
}

/** Of the drawing, which is stretched to the size that it has on the screen. */
const WIDTH = 100;
const HEIGHT = 100;
/** The line is as thick at its highest and lowest points as elsewhere. */
const MARGIN = 4;

/** The shape of a day in a small line: green when it rose, red when it fell. Nothing for fewer than two closes. */
export function Sparkline({ closes, label, isFaint = false, isFilled = false, className }: SparklineProps) {
  const [first] = closes;
  const last = closes.at(-1);
  if (first === undefined || last === undefined || closes.length < 2) return <span className={className} />;
  const isUp = last >= first;
  const line = lineOf(closes);
  const area = isFaint ? 'fill-raised' : isUp ? 'fill-up-soft' : 'fill-down-soft';
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      data-closes={closes.length}
      className={className}
    >
      {isFilled && <path d={`${line}V${HEIGHT}H0z`} className={area} />}
      <path
        d={line}
        fill="none"
        strokeWidth="1.5"
        strokeLinejoin="round"
        vectorEffect="non-scaling-stroke"
        className={isFaint ? 'stroke-faint' : isUp ? 'stroke-up' : 'stroke-down'}
      />
    </svg>
  );
}

function lineOf(closes: readonly number[]): string {
  const low = Math.min(...closes);
  const range = Math.max(...closes) - low;
  const step = WIDTH / (closes.length - 1);
  return closes
    .map((close, index) => {
      // What did not move is in the middle.
      const share = range === 0 ? 0.5 : (close - low) / range;
      const y = HEIGHT - MARGIN - share * (HEIGHT - 2 * MARGIN);
      return `${index === 0 ? 'M' : 'L'}${(index * step).toFixed(2)} ${y.toFixed(2)}`;
    })
    .join('');
}
