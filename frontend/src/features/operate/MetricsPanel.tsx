import { useState } from 'react';
import { operateApi } from '@/account/operateApi';
import { Segmented } from '@/components/Segmented';
import { Empty } from '@/components/States';
import { MetricChart } from './MetricChart';
import { CHARTS } from './charts';
import { Panel } from './Panel';
import { usePolled } from './usePolled';

const REFRESH_MS = 5_000;

const RANGES = [
  { key: '5', title: '5 min' },
  { key: '15', title: '15 min' },
  { key: '60', title: '1 h' },
] as const;

/** How much goes on, and how long orders take. */
export function MetricsPanel() {
  const [minutes, setMinutes] = useState<(typeof RANGES)[number]['key']>('15');
  const polled = usePolled(['metrics', minutes], () => operateApi.metrics(Number(minutes)), REFRESH_MS);
  return (
    <Panel
      title="Throughput and latency"
      what="the metrics"
      polled={polled}
      actions={<Segmented label="Range" options={RANGES} selected={minutes} onSelect={setMinutes} />}
    >
      {(metrics) =>
        metrics.times.length < 2 ? (
          <Empty>There is a figure for each five seconds: the first are here in a moment.</Empty>
        ) : (
          <div className="grid gap-x-8 gap-y-6 p-4 md:grid-cols-2 2xl:grid-cols-3">
            {CHARTS.map((chart) => (
              <MetricChart key={chart.title} chart={chart} metrics={metrics} />
            ))}
          </div>
        )
      }
    </Panel>
  );
}
