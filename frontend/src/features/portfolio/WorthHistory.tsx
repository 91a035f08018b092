import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { accountApi, type HistoryQuery } from '@/account/api';
import type { WorthPoint } from '@/account/wire';
import { Button } from '@/components/Button';
import { CsvButton } from '@/components/CsvButton';
import { toneOf } from '@/components/Price';
import { Section } from '@/components/Section';
import { Segmented } from '@/components/Segmented';
import { Empty, Failed, Loading } from '@/components/States';
import { TimeChart } from '@/components/TimeChart';
import { formatAxisQuantity, formatMoment } from '@/lib/format';
import { money, signedMoney } from './money';
import { WorthTable } from './WorthTable';

const RANGES = [
  { key: '24h', title: '24 h', hours: 24, interval: '15m' },
  { key: '7d', title: '7 d', hours: 7 * 24, interval: '1h' },
  { key: '30d', title: '30 d', hours: 30 * 24, interval: '1d' },
  { key: 'all', title: 'All', hours: undefined, interval: '1d' },
] as const satisfies readonly { key: string; title: string; hours: number | undefined; interval: string }[];

type Range = (typeof RANGES)[number];

const SUBJECTS = [
  { key: 'value', title: 'Value' },
  { key: 'pnl', title: 'Profit and loss' },
] as const;

type Subject = (typeof SUBJECTS)[number]['key'];

const REFRESH_MS = 60_000;

const queryOf = ({ hours, interval }: Range, currency: string): HistoryQuery => ({
  currency,
  interval,
  from: hours === undefined ? undefined : Date.now() - hours * 3_600_000,
});

/** What the account was worth over time, and what came of it. */
export function WorthHistory({ currency }: { readonly currency: string }) {
  const [range, setRange] = useState<Range['key']>('24h');
  const [subject, setSubject] = useState<Subject>('value');
  const [isTable, setTable] = useState(false);
  const shown = RANGES.find(({ key }) => key === range) ?? RANGES[0];
  const { data, error, refetch } = useQuery({
    queryKey: ['portfolio', 'history', currency, range],
    queryFn: () => accountApi.portfolioHistory(queryOf(shown, currency)),
    refetchInterval: REFRESH_MS,
    placeholderData: keepPreviousData,
  });
  const points = data?.points ?? [];
  return (
    <Section
      title="Over time"
      actions={
        <div className="flex flex-wrap gap-2">
          <Segmented label="Shown" options={SUBJECTS} selected={subject} onSelect={setSubject} />
          <Segmented label="Range" options={RANGES} selected={range} onSelect={setRange} />
          <Button size="small" aria-pressed={isTable} onClick={() => setTable(!isTable)}>
            Table
          </Button>
          <CsvButton
            name="portfolio.csv"
            disabled={points.length === 0}
            load={() => accountApi.portfolioHistoryFile(queryOf(shown, currency))}
          >
            CSV
          </CsvButton>
        </div>
      }
    >
      {!data && (error ? <Failed error={error} retry={() => void refetch()} /> : <Loading what="the history" />)}
      {data && points.length < 2 && <Empty>The history begins with your first funds.</Empty>}
      {data &&
        points.length >= 2 &&
        (isTable ? (
          <WorthTable points={points} currency={data.quoteAsset} />
        ) : (
          <Chart points={points} subject={subject} currency={data.quoteAsset} />
        ))}
    </Section>
  );
}

interface ChartProps {
  readonly points: readonly WorthPoint[];
  readonly subject: Subject;
  readonly currency: string;
}

function Chart({ points, subject, currency }: ChartProps) {
  const times = points.map(({ time }) => time);
  const of = (name: 'value' | 'netDeposits' | 'pnl') => points.map((point) => Number(point[name]));
  return (
    <div className="px-4 py-3" data-testid="worth-chart">
      <TimeChart
        label={subject === 'value' ? `Value of the account in ${currency}` : `Profit and loss in ${currency}`}
        times={times}
        lines={
          subject === 'value'
            ? [
                { name: 'Net deposits', values: of('netDeposits'), tone: 'muted' },
                { name: 'Value', values: of('value'), tone: 'accent' },
              ]
            : [{ name: 'Profit and loss', values: of('pnl'), tone: 'sign' }]
        }
        height={220}
        format={formatAxisQuantity}
      >
        {(index) => <Readout point={points[index]} subject={subject} currency={currency} />}
      </TimeChart>
    </div>
  );
}

function Readout({
  point,
  subject,
  currency,
}: { readonly point: WorthPoint | undefined } & Omit<ChartProps, 'points'>) {
  if (!point) return null;
  return (
    <dl className="mb-2 flex flex-wrap items-center gap-x-5 gap-y-1 text-xs">
      <div>
        <dt className="sr-only">Time</dt>
        <dd className="text-muted">{formatMoment(point.time)}</dd>
      </div>
      {subject === 'value' && (
        <>
          <Figure name="Value" swatch="bg-accent">
            {money(point.value)} {currency}
          </Figure>
          <Figure name="Net deposits" swatch="bg-faint">
            {money(point.netDeposits)}
          </Figure>
        </>
      )}
      <Figure name="Profit and loss">
        <span className={toneOf(Number(point.pnl))}>{signedMoney(point.pnl)}</span>
        {subject === 'pnl' && ` ${currency}`}
      </Figure>
    </dl>
  );
}

interface FigureProps {
  readonly name: string;
  /** The colour of its line, where it has one. */
  readonly swatch?: string;
  readonly children: React.ReactNode;
}

function Figure({ name, swatch, children }: FigureProps) {
  return (
    <div className="flex items-center gap-1.5">
      <dt className="flex items-center gap-1.5 text-faint">
        {swatch && <span aria-hidden className={`h-0.5 w-3 ${swatch}`} />}
        {name}
      </dt>
      <dd>{children}</dd>
    </div>
  );
}
