import { useEffect, useId, useRef, useState, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import { roundTicks, timeTicks } from '@/lib/axis';
import { formatDayAndMonth, formatMinute } from '@/lib/format';

export interface TimeLine {
  readonly name: string;
  /** One for each time; null where there is none, and the line is broken. */
  readonly values: readonly (number | null)[];
  /** Of its sign: above zero as what goes up, below as what goes down. */
  readonly tone: 'accent' | 'muted' | 'sign';
}

interface TimeChartProps {
  /** What is drawn, for who can't see it. */
  readonly label: string;
  /** Unix milliseconds, ascending. */
  readonly times: readonly number[];
  readonly lines: readonly TimeLine[];
  readonly height: number;
  /** A value as it stands on the axis. */
  readonly format: (value: number) => string;
  /** Above the lines: what is so at the inspected time, or at the last. */
  readonly children: (index: number, isInspected: boolean) => ReactNode;
}

const AXIS_WIDTH = 58;
const AXIS_HEIGHT = 18;
const TOP = 6;

/** Lines over time (UTC). Read with the pointer, or with the arrow keys. */
export function TimeChart({ label, times, lines, height, format, children }: TimeChartProps) {
  const [frame, width] = useWidth();
  const [inspected, setInspected] = useState<number>();
  const last = times.length - 1;
  const index = Math.min(inspected ?? last, last);
  const plotWidth = Math.max(1, width - AXIS_WIDTH);
  const from = times[0] ?? 0;
  const to = times[last] ?? 1;
  const x = (time: number) => ((time - from) / Math.max(1, to - from)) * plotWidth;

  const point = (event: PointerEvent<SVGSVGElement>) => {
    const wanted =
      from + ((event.clientX - event.currentTarget.getBoundingClientRect().left) / plotWidth) * (to - from);
    setInspected(nearest(times, wanted));
  };
  const steer = (event: KeyboardEvent) => {
    const steps: Record<string, number> = { ArrowLeft: index - 1, ArrowRight: index + 1, Home: 0, End: last };
    const next = steps[event.key];
    if (next === undefined) return;
    event.preventDefault();
    setInspected(Math.min(last, Math.max(0, next)));
  };

  return (
    <div>
      <div aria-live={inspected === undefined ? 'off' : 'polite'}>{children(index, inspected !== undefined)}</div>
      <div
        ref={frame}
        role="group"
        tabIndex={0}
        aria-label={`${label}. Arrow keys read its values.`}
        onKeyDown={steer}
        onBlur={() => setInspected(undefined)}
      >
        <svg
          aria-hidden
          width={width}
          height={height}
          onPointerMove={point}
          onPointerLeave={() => setInspected(undefined)}
          className="block overflow-visible text-[11px]"
        >
          {width > 0 && (
            <Plot
              {...{ times, lines, format, x, plotWidth, from, to }}
              height={height - AXIS_HEIGHT}
              index={inspected}
            />
          )}
        </svg>
      </div>
    </div>
  );
}

interface PlotProps extends Pick<TimeChartProps, 'times' | 'lines' | 'format' | 'height'> {
  readonly x: (time: number) => number;
  readonly plotWidth: number;
  readonly from: number;
  readonly to: number;
  readonly index: number | undefined;
}

function Plot({ times, lines, format, height, x, plotWidth, from, to, index }: PlotProps) {
  const id = useId();
  const [low, high] = rangeOf(lines);
  const y = (value: number) => TOP + (1 - (value - low) / (high - low)) * (height - TOP);
  const { times: marks, areDays } = timeTicks(from, to, Math.max(2, Math.floor(plotWidth / 90)));
  const zero = Math.min(1, Math.max(0, (y(0) - TOP) / (height - TOP)));
  const isSigned = lines.some(({ tone }) => tone === 'sign');
  return (
    <>
      {roundTicks(low, high, Math.max(2, Math.floor(height / 45))).map((value) => (
        <g key={value}>
          <line
            x2={plotWidth}
            y1={y(value)}
            y2={y(value)}
            className={value === 0 && isSigned ? 'stroke-line-strong' : 'stroke-line'}
          />
          <text x={plotWidth + 6} y={y(value)} dy="0.35em" className="fill-faint">
            {format(value)}
          </text>
        </g>
      ))}
      {marks.map((time) => (
        <text key={time} x={x(time)} y={height + 14} textAnchor={anchorOf(x(time), plotWidth)} className="fill-faint">
          {areDays ? formatDayAndMonth(time) : formatMinute(time)}
        </text>
      ))}
      <linearGradient id={id} gradientUnits="userSpaceOnUse" x1="0" x2="0" y1={TOP} y2={height}>
        <stop offset={zero} stopColor="var(--up)" />
        <stop offset={zero} stopColor="var(--down)" />
      </linearGradient>
      {lines.map(({ name, values, tone }) => (
        <path
          key={name}
          d={pathOf(values, (at) => x(times[at] ?? 0), y)}
          fill="none"
          strokeWidth="1.5"
          strokeLinejoin="round"
          strokeDasharray={tone === 'muted' ? '4 3' : undefined}
          stroke={tone === 'accent' ? 'var(--accent)' : tone === 'muted' ? 'var(--faint)' : `url(#${id})`}
        />
      ))}
      {index !== undefined && (
        <line x1={x(times[index] ?? 0)} x2={x(times[index] ?? 0)} y1={TOP} y2={height} className="stroke-muted" />
      )}
    </>
  );
}

/** The values' range with some room; never an empty one. */
function rangeOf(lines: readonly TimeLine[]): [number, number] {
  const values = lines.flatMap((line) => line.values.filter((value) => value !== null));
  if (lines.some(({ tone }) => tone === 'sign')) values.push(0);
  const low = Math.min(...values);
  const high = Math.max(...values);
  if (!Number.isFinite(low)) return [0, 1];
  const room = (high - low) * 0.06 || Math.abs(high) * 0.01 || 1;
  return [low >= 0 && low - room < 0 ? 0 : low - room, high + room];
}

function pathOf(
  values: readonly (number | null)[],
  x: (index: number) => number,
  y: (value: number) => number,
): string {
  let isBroken = true;
  let path = '';
  values.forEach((value, index) => {
    if (value !== null) path += `${isBroken ? 'M' : 'L'}${x(index).toFixed(1)} ${y(value).toFixed(1)}`;
    isBroken = value === null;
  });
  return path;
}

/** Marks at the ends stay inside. */
const anchorOf = (x: number, width: number): 'start' | 'middle' | 'end' =>
  x < 20 ? 'start' : x > width - 20 ? 'end' : 'middle';

function nearest(times: readonly number[], wanted: number): number {
  const after = times.findIndex((time) => time >= wanted);
  if (after === -1) return times.length - 1;
  const before = times[after - 1];
  const next = times[after] ?? wanted;
  return before !== undefined && wanted - before < next - wanted ? after - 1 : after;
}

/** An element, and how wide it is at the moment. */
function useWidth() {
  const element = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const { current } = element;
    if (!current) return;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    observer.observe(current);
    return () => observer.disconnect();
  }, []);
  return [element, width] as const;
}
