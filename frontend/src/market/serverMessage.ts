/** The messages of the streams, checked where they enter. */
import * as v from 'valibot';
import { DURATIONS } from './duration';
import type { DepthUpdate } from './types';
import { decimalText, levelPercent, levels, price, quantity, ticker, time } from './wire';

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

const enigmaMessage = v.pipe(
  v.object({
    data: v.object({
      e: v.literal('enigma'),
      s: v.string(),
      level: levelPercent,
      ath: price,
      atl: price,
      price,
      fibLevels: levels,
    }),
  }),
  v.transform(({ data }) => ({
    kind: 'enigma' as const,
    enigma: {
      symbol: data.s,
      level: data.level,
      ath: data.ath,
      atl: data.atl,
      price: data.price,
      levels: data.fibLevels,
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
  enigma: enigmaMessage,
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
