import type { Metrics } from '@/account/operateWire';
import { TimeChart, type TimeLine } from '@/components/TimeChart';
import { formatAxisQuantity, formatClock } from '@/lib/format';
import type { Chart } from './charts';

interface MetricChartProps {
  readonly chart: Chart;
  readonly metrics: Metrics;
}

const TONES: readonly TimeLine['tone'][] = ['accent', 'muted'];
const SWATCHES = ['border-accent', 'border-faint border-dashed'];

/** One or two series over time, with their values at the inspected time or now. */
export function MetricChart({ chart, metrics }: MetricChartProps) {
  const { title, unit, nothing } = chart;
  const lines = chart.lines.map(({ name, series }, index) => ({
    name,
    values: metrics.series[series],
    tone: TONES[index] ?? 'muted',
  }));
  const isKnown = lines.some(({ values }) => values.some((value) => value !== null));
  return (
    <div className="min-w-0">
      <h3 className="mb-1 font-medium">
        {title} {unit !== '' && <span className="text-xs font-normal text-faint">{unit}</span>}
      </h3>
      {isKnown ? (
        <TimeChart
          label={unit === '' ? title : `${title}, ${unit}`}
          times={metrics.times}
          lines={lines}
          height={172}
          format={formatAxisQuantity}
        >
          {(index) => <Readout index={index} time={metrics.times[index]} lines={lines} />}
        </TimeChart>
      ) : (
        <p className="text-muted">{nothing}</p>
      )}
    </div>
  );
}

interface ReadoutProps {
  readonly index: number;
  readonly time: number | undefined;
  readonly lines: readonly TimeLine[];
}

function Readout({ index, time, lines }: ReadoutProps) {
  return (
    <dl className="mb-1 flex flex-wrap items-baseline gap-x-4 text-xs">
      <div>
        <dt className="sr-only">Time</dt>
        <dd className="text-muted">{time !== undefined && formatClock(time)}</dd>
      </div>
      {lines.map(({ name, values }, at) => (
        <div key={name} className="flex items-baseline gap-1.5">
          <dt className="flex items-center gap-1.5 text-faint">
            {lines.length > 1 && <span aria-hidden className={`w-3.5 border-t-2 ${SWATCHES[at] ?? ''}`} />}
            {name}
          </dt>
          <dd>{valueOf(values[index])}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Three digits: what is measured over five seconds is no better known. */
const valueOf = (value: number | null | undefined): string =>
  value === null || value === undefined
    ? '–'
    : formatAxisQuantity(value < 1_000 ? Number(value.toPrecision(3)) : value);
