import * as v from 'valibot';
import { request } from '@/lib/http';

/** `GET /api/v1/symbols/search`, the best match first. */
const foundSymbols = v.array(
  v.pipe(
    v.object({
      symbol: v.string(),
      base_currency: v.string(),
      quote_currency: v.string(),
      carried: v.boolean(),
    }),
    v.transform((it) => ({
      symbol: it.symbol,
      base: it.base_currency,
      quote: it.quote_currency,
      /** Its prices come in now; otherwise they begin to when somebody watches it. */
      carried: it.carried,
    })),
  ),
);

export type FoundSymbol = v.InferOutput<typeof foundSymbols>[number];

export const LONGEST_QUERY = 32;
const QUERY = /^[A-Za-z0-9_/. -]{1,32}$/;

/** Whether any symbol could be found by this. */
export const isSearchable = (query: string): boolean => QUERY.test(query.trim());

/** What is carried or could be, and the exchange's own markets. Throws as `request` does. */
export const searchSymbols = (query: string, limit: number, signal?: AbortSignal): Promise<readonly FoundSymbol[]> =>
  request({ path: '/api/v1/symbols/search', query: { query: query.trim(), limit }, signal }, foundSymbols);
