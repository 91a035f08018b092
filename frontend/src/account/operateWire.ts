/** The shapes of what operators are told, checked where they enter. Amounts stay texts: nothing is rounded here. */
import * as v from 'valibot';
import { isDecimal } from '@/lib/decimal';
import { marketList } from '@/market/wire';

const decimal = v.pipe(v.string(), v.check(isDecimal));
const time = v.pipe(v.number(), v.integer());

const assetSums = v.object({
  asset: v.string(),
  /** Accounts that have some, besides the house. */
  accounts: v.number(),
  available: decimal,
  locked: decimal,
  total: decimal,
  deposits: decimal,
  withdrawals: decimal,
  /** Total less what came in and stayed: 0 when the ledger is right. */
  difference: decimal,
  house: decimal,
  /** Balances below 0. */
  negative: v.number(),
});

export type AssetSums = v.InferOutput<typeof assetSums>;

/** `GET /api/v1/operate/ledger` */
export const ledger = v.object({
  balanced: v.boolean(),
  /** The exchange's newest event that is counted in. */
  asOfSequence: v.number(),
  asOf: time,
  assets: v.array(assetSums),
});

export type Ledger = v.InferOutput<typeof ledger>;

const lag = v.object({
  name: v.string(),
  /** Null while it is not known. */
  value: v.nullable(v.number()),
  /** `s`, `ms` or what is counted. */
  unit: v.string(),
});

export type Lag = v.InferOutput<typeof lag>;

const serviceState = v.object({
  service: v.string(),
  /** `UP`, `DOWN`, or what else a service says of itself. */
  status: v.string(),
  latencyMs: v.number(),
  problem: v.nullish(v.string()),
  lag: v.array(lag),
});

export type ServiceState = v.InferOutput<typeof serviceState>;

/** `GET /api/v1/operate/services` */
export const services = v.array(serviceState);

const values = v.array(v.nullable(v.number()));

/** `GET /api/v1/operate/metrics`: each series has a value for each of the times, null where it is not known. */
export const metrics = v.pipe(
  v.object({
    intervalMs: v.number(),
    times: v.array(time),
    series: v.object({
      ordersPerSecond: values,
      tradesPerSecond: values,
      requestsPerSecond: values,
      orderLatencyP50Ms: values,
      orderLatencyP99Ms: values,
      messagesPerSecond: values,
      clients: values,
      feedTradesPerSecond: values,
    }),
  }),
  v.check(({ times, series }) => Object.values(series).every((it) => it.length === times.length)),
);

export type Metrics = v.InferOutput<typeof metrics>;
export type SeriesName = keyof Metrics['series'];

export type MarketState = v.InferOutput<typeof marketList>[number];
export type MarketStatus = MarketState['status'];

/** `PATCH /api/v1/markets/{symbol}` */
export const changedMarket = v.object({ symbol: v.string(), status: marketList.item.entries.status });
