import { request } from '@/lib/http';
import { marketList } from '@/market/wire';
import * as wire from './operateWire';

const OPERATE = '/api/v1/operate';
const MARKETS = '/api/v1/markets';

/** What only operators may ask and do. Every function throws as `request` does. */
export const operateApi = {
  ledger: () => request({ path: `${OPERATE}/ledger` }, wire.ledger),

  services: () => request({ path: `${OPERATE}/services` }, wire.services),

  /** Of the last minutes, 60 at most. */
  metrics: (minutes: number) => request({ path: `${OPERATE}/metrics`, query: { minutes } }, wire.metrics),

  markets: () => request({ path: MARKETS }, marketList),

  setStatus: (symbol: string, status: wire.MarketStatus) =>
    request({ method: 'PATCH', path: `${MARKETS}/${symbol}`, body: { status } }, wire.changedMarket),
};
