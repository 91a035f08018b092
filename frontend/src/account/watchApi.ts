import * as v from 'valibot';
import { request } from '@/lib/http';

const PATH = '/api/v1/marketwatch';

const watched = v.object({ symbols: v.array(v.string()) });

const list = async (method: 'GET' | 'POST' | 'DELETE', path: string): Promise<readonly string[]> =>
  (await request({ method, path }, watched)).symbols;

/** The markets that an account watches, in the order in which they were added. Every function throws as `request` does. */
export const watchApi = {
  list: () => list('GET', PATH),

  /** What the feed does not carry yet begins to be carried. */
  add: (symbol: string) => list('POST', `${PATH}/${symbol}`),

  remove: (symbol: string) => list('DELETE', `${PATH}/${symbol}`),
};
