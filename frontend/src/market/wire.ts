/** What the REST API answers, checked where it enters. What does not fit is refused here and nowhere else. */
import * as v from 'valibot';
import { isDecimal } from '@/lib/decimal';
import { decimalsOf } from '@/lib/format';
import type { EnigmaLevel, Instrument } from './types';

const decimal = v.pipe(
  v.union([v.number(), v.pipe(v.string(), v.trim(), v.nonEmpty(), v.transform(Number))]),
  v.number(),
  v.finite(),
);
export const price = v.pipe(decimal, v.brand('Price'));
const optionalPrice = v.pipe(
  v.nullable(price),
  v.transform((it) => it ?? undefined),
);
export const quantity = v.pipe(decimal, v.brand('Quantity'));
export const time = v.pipe(v.number(), v.integer());

export type Price = v.InferOutput<typeof price>;
export type Quantity = v.InferOutput<typeof quantity>;

const candle = v.object({
  time,
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

export const ticker = v.object({
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

export const decimalText = v.pipe(v.string(), v.check(isDecimal));

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

export const levelPercent = v.pipe(
  v.nullish(decimal),
  v.transform((it) => it ?? undefined),
);

/** Prices by ratio in percent, lowest first. */
export const levels = v.pipe(
  v.record(v.pipe(v.string(), v.check(isDecimal)), price),
  v.transform((it): readonly EnigmaLevel[] =>
    Object.entries(it)
      .map(([ratio, at]) => ({ ratio: Number(ratio), price: at }))
      .sort((a, b) => a.ratio - b.ratio),
  ),
);

/** `GET /api/v1/symbols/{symbol}/enigma` */
export const enigma = v.pipe(
  v.object({
    symbol: v.string(),
    level: levelPercent,
    ath: price,
    atl: price,
    current_price: price,
    fib_levels: levels,
  }),
  v.transform(({ symbol, level, ath, atl, current_price, fib_levels }) => ({
    symbol,
    level,
    ath,
    atl,
    price: current_price,
    levels: fib_levels,
  })),
);

/** `GET /api/v1/config` */
export const config = v.object({
  websocketUrl: v.nullish(v.string()),
  websocketPort: v.nullish(v.number()),
  /** What an account may credit itself with; null where there is no play money. */
  onRamp: v.nullish(v.object({ funds: v.array(v.object({ asset: v.string(), amount: decimalText })) }), null),
});

export type PageConfig = v.InferOutput<typeof config>;
