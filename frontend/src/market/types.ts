/**
 * What the market says, after it was parsed at the edge. Prices and quantities are branded: they can be shown and compared,
 * and no plain number passes for one by accident. Nothing here is computed with as money.
 */
import type { Decimal } from '@/lib/decimal';
import type { Price, Quantity } from './wire';

export type { Price, Quantity } from './wire';

export interface Candle {
  /** Start of the bucket, Unix seconds. */
  readonly time: number;
  readonly open: Price;
  readonly high: Price;
  readonly low: Price;
  readonly close: Price;
  /** Base asset. */
  readonly volume: Quantity;
  readonly trades: number;
}

/** A symbol of the feed, or a market of the exchange's own. */
export interface Instrument {
  /** Own markets have an underscore: `BTC_USDT`. */
  readonly symbol: string;
  readonly name: string;
  readonly base: string;
  readonly quote: string;
  readonly active: boolean;
  /** What an order must keep to; undefined for a symbol of the feed, which can only be watched. */
  readonly rules: MarketRules | undefined;
  readonly tickSize: number;
  /** Decimal places that prices are shown with: those of the tick. */
  readonly priceDecimals: number;
  /** Decimal places that quantities are shown with: those of the lot. */
  readonly quantityDecimals: number;
}

/** The terms of a market of the exchange's own. */
export interface MarketRules {
  readonly status: 'trading' | 'cancel_only' | 'halted';
  readonly tickSize: Decimal;
  readonly lotSize: Decimal;
  readonly minQuantity: Decimal;
  readonly maxQuantity: Decimal;
  /** Of price times quantity, in the quote asset. */
  readonly minNotional: Decimal;
  /** Basis points of what is paid or received in the quote asset. */
  readonly makerFeeBps: number;
  readonly takerFeeBps: number;
}

/** Statistics of the rolling last 24 hours. */
export interface Ticker {
  readonly symbol: string;
  readonly last: Price;
  readonly high: Price;
  readonly low: Price;
  readonly change: Price;
  readonly percent: number;
  readonly volume: Quantity;
  readonly quoteVolume: Quantity;
  readonly trades: number;
  /** Undefined where nobody bids. */
  readonly bid: Price | undefined;
  readonly ask: Price | undefined;
  /** When this was so, Unix milliseconds. */
  readonly timestamp: number;
}

/** One side's levels: price and quantity as the exchange writes them; a quantity of zero is a level that is gone. */
export type DepthLevels = readonly (readonly [Decimal, Decimal])[];

/** A change of an order book, or the whole of it. */
export interface DepthUpdate {
  readonly symbol: string;
  /** Update ids: this one goes on from `firstId - 1` and leads to `lastId`. */
  readonly firstId: number;
  readonly lastId: number;
  readonly isSnapshot: boolean;
  readonly bids: DepthLevels;
  readonly asks: DepthLevels;
}

export interface PriceUpdate {
  readonly symbol: string;
  readonly last: Price;
  /** With the house's spread. */
  readonly bid: Price;
  readonly ask: Price;
  /** Time of the trade, Unix milliseconds. */
  readonly timestamp: number;
}

/** One trade of the exchange, without any spread. */
export interface Trade {
  readonly id: number;
  readonly symbol: string;
  readonly price: Price;
  readonly quantity: Quantity;
  /** The side that took: a buyer who takes lifts the ask. */
  readonly taker: 'buy' | 'sell';
  /** Unix milliseconds. */
  readonly time: number;
}

/** Where a price stands between the lowest and the highest that the symbol ever had. */
export interface Enigma {
  readonly symbol: string;
  /** In percent: 0 at the lowest, 100 at the highest; undefined while there was one price only. */
  readonly level: number | undefined;
  readonly ath: Price;
  readonly atl: Price;
  readonly price: Price;
  /** The Fibonacci retracement levels between the two, lowest first. */
  readonly levels: readonly EnigmaLevel[];
}

export interface EnigmaLevel {
  /** In percent of the way from the lowest to the highest. */
  readonly ratio: number;
  readonly price: Price;
}

export interface FeedStatus {
  /** Null while the server does not know it yet. */
  readonly source: 'live' | 'simulated' | 'recorded' | null;
  readonly connected: boolean;
  /** Exchange time of the newest trade, Unix milliseconds. */
  readonly lastTradeTime: number | null;
  /** The server's clock when that trade arrived, Unix milliseconds. */
  readonly lastReceivedTime: number | null;
  /** The server's clock when it said so, Unix milliseconds. */
  readonly timestamp: number;
}

export interface LiveCandle extends Candle {
  /** True once, in the last message of its bucket. */
  readonly closed: boolean;
}
