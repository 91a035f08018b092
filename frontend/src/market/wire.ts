/** The shapes on the wire, checked where they enter. What does not fit is refused here and nowhere else. */
import * as v from 'valibot';
import { decimalsOf } from '@/lib/format';
import { DURATIONS } from './duration';

const decimal = v.pipe(
  v.union([v.number(), v.pipe(v.string(), v.trim(), v.nonEmpty(), v.transform(Number))]),
  v.number(),
  v.finite(),
);
const price = v.pipe(decimal, v.brand('Price'));
const quantity = v.pipe(decimal, v.brand('Quantity'));

export type Price = v.InferOutput<typeof price>;
export type Quantity = v.InferOutput<typeof quantity>;

const candle = v.object({
  time: v.pipe(v.number(), v.integer()),
  open: price,
  high: price,
  low: price,
  close: price,
  volume: quantity,
  trades: v.number(),
});

/** `GET /candles` */
export const candlesPage = v.object({
  candles: v.array(candle),
  nextStartTime: v.nullish(v.union([v.string(), v.number()])),
});

/** `GET /api/v1/symbols` */
export const symbolList = v.array(
  v.pipe(
    v.object({
      symbol: v.string(),
      name: v.nullish(v.string()),
      base_currency: v.string(),
      quote_currency: v.string(),
      is_active: v.boolean(),
      tickSize: decimal,
      lotSize: decimal,
    }),
    v.transform((it) => ({
      symbol: it.symbol,
      name: it.name ?? it.symbol,
      base: it.base_currency,
      quote: it.quote_currency,
      active: it.is_active,
      tickSize: it.tickSize,
      priceDecimals: decimalsOf(it.tickSize),
      quantityDecimals: decimalsOf(it.lotSize),
    })),
  ),
);

const ticker = v.object({
  symbol: v.string(),
  last: price,
  high: price,
  low: price,
  change: price,
  percent: decimal,
  volume: quantity,
  quoteVolume: quantity,
  trades: v.number(),
});

/** `GET /api/v1/tickers` */
export const tickerList = v.array(ticker);

/** `GET /api/v1/config` */
export const config = v.object({ websocketUrl: v.nullish(v.string()), websocketPort: v.nullish(v.number()) });

/** Every error of the API. */
export const errorBody = v.object({ error: v.object({ code: v.string(), message: v.string() }) });

const time = v.pipe(v.number(), v.integer());

const feedStatusMessage = v.pipe(
  v.object({
    type: v.literal('feed_status'),
    data: v.object({
      source: v.nullish(v.picklist(['live', 'simulated', 'recorded']), null),
      connected: v.boolean(),
      lastTradeTime: v.nullish(time, null),
      lastReceivedTime: v.nullish(time, null),
      timestamp: time,
    }),
  }),
  v.transform((it) => ({ kind: 'feedStatus' as const, status: it.data })),
);

const priceUpdateMessage = v.pipe(
  v.object({
    type: v.literal('price_update'),
    data: v.object({ symbol: v.string(), originalPrice: price, bidPrice: price, askPrice: price, timestamp: time }),
  }),
  v.transform(({ data }) => ({
    kind: 'priceUpdate' as const,
    update: {
      symbol: data.symbol,
      last: data.originalPrice,
      bid: data.bidPrice,
      ask: data.askPrice,
      timestamp: data.timestamp,
    },
  })),
);

const klineMessage = v.pipe(
  v.object({
    data: v.object({
      e: v.literal('kline'),
      s: v.string(),
      i: v.picklist(DURATIONS),
      t: time,
      o: price,
      h: price,
      l: price,
      c: price,
      v: quantity,
      n: v.number(),
      x: v.boolean(),
    }),
  }),
  v.transform(({ data }) => ({
    kind: 'kline' as const,
    symbol: data.s,
    duration: data.i,
    candle: {
      time: Math.floor(data.t / 1000),
      open: data.o,
      high: data.h,
      low: data.l,
      close: data.c,
      volume: data.v,
      trades: data.n,
      closed: data.x,
    },
  })),
);

const tickerMessage = v.pipe(
  v.object({ data: v.object({ e: v.literal('ticker'), ...ticker.entries }) }),
  v.transform(({ data }) => ({ kind: 'ticker' as const, ticker: data })),
);

const tradeMessage = v.pipe(
  v.object({
    data: v.object({
      e: v.literal('trade'),
      s: v.string(),
      t: v.number(),
      p: price,
      q: quantity,
      m: v.boolean(),
      T: time,
    }),
  }),
  v.transform(({ data }) => ({
    kind: 'trade' as const,
    trade: {
      id: data.t,
      symbol: data.s,
      price: data.p,
      quantity: data.q,
      taker: data.m ? ('sell' as const) : ('buy' as const),
      time: data.T,
    },
  })),
);

const errorMessage = v.pipe(
  v.object({ type: v.literal('error'), id: v.nullish(v.number()) }),
  v.transform((it) => ({ kind: 'refused' as const, requestId: it.id ?? undefined })),
);

const serverMessage = v.union([
  priceUpdateMessage,
  klineMessage,
  tradeMessage,
  tickerMessage,
  feedStatusMessage,
  errorMessage,
]);

export type ServerMessage = v.InferOutput<typeof serverMessage>;

/** The message in `text`, or undefined for one that this page has no use for (greetings, replies, pongs) or cannot read. */
export function parseServerMessage(text: string): ServerMessage | undefined {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return undefined;
  }
  const result = v.safeParse(serverMessage, json);
  return result.success ? result.output : undefined;
}
