/** The shapes on the wire, checked where they enter. What does not fit is refused here and nowhere else. */
import * as v from 'valibot';
import { isDecimal } from '@/lib/decimal';
import { decimalsOf } from '@/lib/format';
import { DURATIONS } from './duration';
import type { DepthUpdate, Instrument } from './types';

const decimal = v.pipe(
  v.union([v.number(), v.pipe(v.string(), v.trim(), v.nonEmpty(), v.transform(Number))]),
  v.number(),
  v.finite(),
);
const price = v.pipe(decimal, v.brand('Price'));
const optionalPrice = v.pipe(
  v.nullable(price),
  v.transform((it) => it ?? undefined),
);
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
  bid: optionalPrice,
  ask: optionalPrice,
  timestamp: v.number(),
});

/** `GET /api/v1/tickers` */
export const tickerList = v.array(ticker);

/** `GET /api/v1/trades` */
export const tradeList = v.array(
  v.object({ tradeId: v.number(), price, qty: quantity, buyerIsMaker: v.boolean(), time: v.number() }),
);

/** `GET /api/v1/sparklines`: closes of the last 24 hours by symbol, oldest first. */
export const sparklines = v.record(v.string(), v.array(v.number()));

const decimalText = v.pipe(v.string(), v.check(isDecimal));

/** `GET /api/v1/markets` */
export const marketList = v.array(
  v.object({
    symbol: v.string(),
    status: v.picklist(['trading', 'cancel_only', 'halted']),
    tickSize: decimalText,
    lotSize: decimalText,
    minQuantity: decimalText,
    maxQuantity: decimalText,
    minNotional: decimalText,
    makerFeeBps: v.number(),
    takerFeeBps: v.number(),
  }),
);

/** What there is to watch, with the terms of what can be traded. */
export function instrumentsOf(
  symbols: v.InferOutput<typeof symbolList>,
  markets: v.InferOutput<typeof marketList>,
): readonly Instrument[] {
  const rules = new Map(markets.map(({ symbol, ...terms }) => [symbol, terms]));
  return symbols.map((symbol) => ({ ...symbol, rules: rules.get(symbol.symbol) }));
}

/** `GET /api/v1/config` */
export const config = v.object({
  websocketUrl: v.nullish(v.string()),
  websocketPort: v.nullish(v.number()),
  /** What an account may credit itself with; null where there is no play money. */
  onRamp: v.nullish(v.object({ funds: v.array(v.object({ asset: v.string(), amount: decimalText })) }), null),
});

export type PageConfig = v.InferOutput<typeof config>;

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

const level = v.tuple([decimalText, decimalText]);

const depthMessage = v.pipe(
  v.object({
    data: v.object({
      e: v.literal('depth'),
      s: v.string(),
      U: v.number(),
      u: v.number(),
      b: v.array(level),
      a: v.array(level),
      snapshot: v.optional(v.boolean(), false),
    }),
  }),
  v.transform(({ data }): DepthMessage => ({
    kind: 'depth',
    update: {
      symbol: data.s,
      firstId: data.U,
      lastId: data.u,
      isSnapshot: data.snapshot,
      bids: data.b,
      asks: data.a,
    },
  })),
);

interface DepthMessage {
  readonly kind: 'depth';
  readonly update: DepthUpdate;
}

/** What happened to the account; `src/account` knows what it may be. */
const accountMessage = v.pipe(
  v.object({ stream: v.literal('account'), data: v.unknown() }),
  v.transform(({ data }) => ({ kind: 'account' as const, data })),
);

const errorMessage = v.pipe(
  v.object({
    type: v.literal('error'),
    id: v.nullish(v.number()),
    error: v.optional(
      v.object({
        code: v.string(),
        message: v.string(),
        details: v.optional(v.object({ stream: v.optional(v.string()) }), {}),
      }),
      { code: '', message: '' },
    ),
  }),
  v.transform(({ id, error }) => ({
    kind: 'refused' as const,
    requestId: id ?? undefined,
    code: error.code,
    message: error.message,
    stream: error.details.stream,
  })),
);

const byType = { price_update: priceUpdateMessage, feed_status: feedStatusMessage, error: errorMessage } as const;

const byEvent = {
  kline: klineMessage,
  trade: tradeMessage,
  ticker: tickerMessage,
  depth: depthMessage,
} as const;

export type ServerMessage = v.InferOutput<
  (typeof byType)[keyof typeof byType] | (typeof byEvent)[keyof typeof byEvent] | typeof accountMessage
>;

/** Messages as they come, before anything is known of them but what tells their kinds apart. */
interface Envelope {
  readonly type?: unknown;
  readonly stream?: unknown;
  readonly data?: { readonly e?: unknown } | null;
}

/** The message in `text`, or undefined for one that this page has no use for (greetings, replies, pongs) or cannot read. */
export function parseServerMessage(text: string): ServerMessage | undefined {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return undefined;
  }
  const schema = schemaOf(json as Envelope | null);
  if (!schema) return undefined;
  const result = v.safeParse<v.GenericSchema<unknown, ServerMessage>>(schema, json);
  return result.success ? result.output : undefined;
}

function schemaOf(message: Envelope | null): v.GenericSchema<unknown, ServerMessage> | undefined {
  if (message === null || typeof message !== 'object') return undefined;
  if (message.stream === 'account') return accountMessage;
  return find(byType, message.type) ?? find(byEvent, message.data?.e);
}

function find(
  schemas: Readonly<Record<string, v.GenericSchema<unknown, ServerMessage>>>,
  name: unknown,
): v.GenericSchema<unknown, ServerMessage> | undefined {
  return typeof name === 'string' && Object.hasOwn(schemas, name) ? schemas[name] : undefined;
}
