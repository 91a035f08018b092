import * as v from 'valibot';
import type { Duration } from './duration';
import type { Candle, Instrument, Ticker } from './types';
import { candlesPage, config, errorBody, symbolList, tickerList } from './wire';

const TIMEOUT_MS = 10_000;

/** An answer that cannot be used. The message is a sentence for the person at the screen. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
}

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

/** The HTTP API, as far as this page reads it. Every method throws an ApiError, or an AbortError when the caller gave up. */
export class MarketApi {
  async candles(query: CandleQuery, signal?: AbortSignal): Promise<CandlesPage> {
    const params = new URLSearchParams({ asset: query.symbol, duration: query.duration, limit: String(query.limit) });
    if (query.startTime !== undefined) params.set('startTime', String(query.startTime));
    if (query.endTime !== undefined) params.set('endTime', String(query.endTime));
    const page = await get(`/candles?${params.toString()}`, candlesPage, signal);
    return { candles: page.candles, hasMore: (page.nextStartTime ?? undefined) !== undefined };
  }

  async symbols(): Promise<readonly Instrument[]> {
    return get('/api/v1/symbols', symbolList);
  }

  async tickers(): Promise<readonly Ticker[]> {
    return get('/api/v1/tickers', tickerList);
  }

  /** Where the WebSocket is: the configured public address, or this page's host on the configured port. */
  async webSocketUrl(page: { readonly protocol: string; readonly hostname: string }): Promise<string> {
    const { websocketUrl, websocketPort } = await get('/api/v1/config', config);
    if (websocketUrl) return websocketUrl;
    const scheme = page.protocol === 'https:' ? 'wss' : 'ws';
    return `${scheme}://${page.hostname}:${websocketPort ?? 3001}/`;
  }
}

async function get<T>(path: string, schema: v.GenericSchema<unknown, T>, signal?: AbortSignal): Promise<T> {
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  let status: number;
  let body: unknown;
  try {
    const response = await fetch(path, {
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
      headers: { accept: 'application/json' },
    });
    status = response.status;
    body = await response.json().catch(() => undefined);
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new ApiError(
      timeout.aborted
        ? `The server did not answer within ${TIMEOUT_MS / 1000} seconds.`
        : 'The server cannot be reached.',
    );
  }
  if (status < 200 || status > 299) {
    const refusal = v.safeParse(errorBody, body);
    throw new ApiError(refusal.success ? refusal.output.error.message : `The server answered with status ${status}.`);
  }
  const result = v.safeParse(schema, body);
  if (!result.success) throw new ApiError('The server sent something this page does not understand.');
  return result.output;
}
