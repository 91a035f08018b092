import * as v from 'valibot';
import type { Readable } from '@/lib/store';

/** An average of fewer candles is none, and of more there are rarely as many candles in view. */
export const AVERAGE_LENGTHS = { least: 2, most: 500 } as const;

/** Choices of more markets than this are not kept. */
const MOST_SOURCES = 100;

const length = v.pipe(v.number(), v.integer(), v.minValue(AVERAGE_LENGTHS.least), v.maxValue(AVERAGE_LENGTHS.most));
const average = (usualLength: number) =>
  v.optional(v.fallback(v.object({ isOn: v.boolean(), length }), { isOn: false, length: usualLength }), {
    isOn: false,
    length: usualLength,
  });
const choice = (usual: boolean) => v.optional(v.fallback(v.boolean(), usual), usual);

const schema = v.object({
  sma: average(20),
  ema: average(50),
  /** The highest and lowest price ever, and the retracement levels between them. */
  levels: choice(false),
  fills: choice(true),
  orders: choice(true),
  /** Whether the price scale reaches as far as the open orders do. */
  fitOrders: choice(false),
  /** By market: whether its own candles are shown, or those of the symbol that it follows. */
  sources: v.optional(v.fallback(v.record(v.string(), v.picklist(['own', 'reference'])), {}), {}),
});

/** What the person wants to see on the chart, in this browser. */
export type ChartPreferences = v.InferOutput<typeof schema>;
export type ChartSourceName = ChartPreferences['sources'][string];

const KEY = 'bourse.chart';

const listeners = new Set<() => void>();
let current = read();

export const chartPreferences: Readable<ChartPreferences> = {
  get: () => current,
  subscribe: (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

export function setChartPreferences(change: Partial<ChartPreferences>): void {
  current = { ...current, ...change };
  try {
    localStorage.setItem(KEY, JSON.stringify(current));
  } catch {
    // Storage is closed to this page: the choice holds until it is left.
  }
  listeners.forEach((listener) => listener());
}

export function chooseSource(market: string, source: ChartSourceName): void {
  const others = Object.entries(current.sources).filter(([it]) => it !== market);
  const kept = others.slice(-(MOST_SOURCES - 1));
  setChartPreferences({ sources: Object.fromEntries([...kept, [market, source]]) });
}

/** What was stored, as far as it can be used. */
export function readChartPreferences(stored: string | null): ChartPreferences {
  try {
    return v.parse(schema, JSON.parse(stored ?? '{}'));
  } catch {
    return v.parse(schema, {});
  }
}

function read(): ChartPreferences {
  try {
    return readChartPreferences(localStorage.getItem(KEY));
  } catch {
    return readChartPreferences(null);
  }
}
