import { request } from '@/lib/http';
import type { Duration } from './duration';
import type { Candle, Instrument, Ticker, Trade } from './types';
import {
  candlesPage,
  config,
  instrumentsOf,
  marketList,
  sparklines,
  symbolList,
  tickerList,
  tradeList,
  type PageConfig,
} from './wire';

export interface CandleQuery {
  readonly symbol: string;
  readonly duration: Duration;
  readonly limit: number;
  /** Unix milliseconds. */
  readonly startTime?: number;
  /** Unix milliseconds. */
  readonly endTime?: number;
}

export interface CandlesPage {
  /** Ascending. */
  readonly candles: readonly Candle[];
  /** More candles follow within what was asked for. */
  readonly hasMore: boolean;
}

/** The HTTP API of market data, as far as this page reads it. Every method throws as `request` does. */
export class MarketApi {
  async candles(
    { symbol, duration, limit, startTime, endTime }: CandleQuery,
    signal?: AbortSignal,
  ): Promise<CandlesPage> {
    const query = { asset: symbol, duration, limit, startTime, endTime };
    const page = await request({ path: '/candles', query, signal }, candlesPage);
    return { candles: page.candles, hasMore: (page.nextStartTime ?? undefined) !== undefined };
  }

  /** The feed's symbols and the exchange's own markets. */
  async instruments(): Promise<readonly Instrument[]> {
    const [symbols, markets] = await Promise.all([
      request({ path: '/api/v1/symbols' }, symbolList),
      request({ path: '/api/v1/markets' }, marketList),
    ]);
    return instrumentsOf(symbols, markets);
  }

  async tickers(): Promise<readonly Ticker[]> {
    return request({ path: '/api/v1/tickers' }, tickerList);
  }

  /** The newest trades of a symbol, newest first. */
  async trades(symbol: string, limit: number, signal?: AbortSignal): Promise<readonly Trade[]> {
    const trades = await request({ path: '/api/v1/trades', query: { symbol, limit }, signal }, tradeList);
    return trades.map(({ tradeId, price, qty, buyerIsMaker, time }) => ({
      id: tradeId,
      symbol,
      price,
      quantity: qty,
      taker: buyerIsMaker ? 'sell' : 'buy',
      time,
    }));
  }

  /** Closes of the last 24 hours by symbol, oldest first; none of what has not traded. */
  async sparklines(signal?: AbortSignal): Promise<Readonly<Record<string, readonly number[]>>> {
    return request({ path: '/api/v1/sparklines', signal }, sparklines);
  }

  async config(): Promise<PageConfig> {
    return request({ path: '/api/v1/config' }, config);
  }

  /** Where the WebSocket is: the configured public address, or this page's host on the configured port. */
  async webSocketUrl(page: { readonly protocol: string; readonly hostname: string }): Promise<string> {
    const { websocketUrl, websocketPort } = await this.config();
    if (websocketUrl) return websocketUrl;
    const scheme = page.protocol === 'https:' ? 'wss' : 'ws';
    return `${scheme}://${page.hostname}:${websocketPort ?? 3001}/`;
  }
}
