import type { SeriesName } from '@/account/operateWire';

export interface ChartLine {
  readonly name: string;
  readonly series: SeriesName;
}

export interface Chart {
  readonly title: string;
  readonly unit: string;
  /** The first is drawn as a line, the second as a broken one: no colour is needed to tell them apart. */
  readonly lines: readonly [ChartLine] | readonly [ChartLine, ChartLine];
  /** Why there may be nothing to draw. */
  readonly nothing: string;
}

const SILENT = 'Not known: the service does not tell.';

export const CHARTS: readonly Chart[] = [
  {
    title: 'Orders and trades',
    unit: 'a second',
    lines: [
      { name: 'Orders', series: 'ordersPerSecond' },
      { name: 'Trades', series: 'tradesPerSecond' },
    ],
    nothing: SILENT,
  },
  {
    title: 'Order latency',
    unit: 'ms',
    lines: [
      { name: '99 of 100 within', series: 'orderLatencyP99Ms' },
      { name: 'Half within', series: 'orderLatencyP50Ms' },
    ],
    nothing: 'No orders in this time.',
  },
  {
    title: 'Requests',
    unit: 'a second',
    lines: [{ name: 'Requests', series: 'requestsPerSecond' }],
    nothing: SILENT,
  },
  {
    title: 'Messages to clients',
    unit: 'a second',
    lines: [{ name: 'Messages', series: 'messagesPerSecond' }],
    nothing: SILENT,
  },
  {
    title: 'Connected clients',
    unit: '',
    lines: [{ name: 'Clients', series: 'clients' }],
    nothing: SILENT,
  },
  {
    title: 'Trades of the feed',
    unit: 'a second',
    lines: [{ name: 'Trades', series: 'feedTradesPerSecond' }],
    nothing: SILENT,
  },
];
