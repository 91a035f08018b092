import { request, requestText, send } from '@/lib/http';
import type { Decimal } from '@/lib/decimal';
import * as wire from './wire';

export interface Credentials {
  readonly username: string;
  readonly password: string;
}

/** An order as `POST /api/v1/order` takes it; decimals are texts. */
export interface NewOrder {
  readonly market: string;
  readonly side: wire.Side;
  readonly type: wire.OrderType;
  readonly price?: Decimal;
  readonly quantity?: Decimal;
  readonly quoteQuantity?: Decimal;
  readonly stopPrice?: Decimal;
  readonly displayQuantity?: Decimal;
  readonly timeInForce?: wire.TimeInForce;
  /** Unix milliseconds, for `gtd`. */
  readonly expiresAt?: number;
  readonly postOnly?: boolean;
  readonly clientOrderId?: string;
}

export interface Page {
  readonly market?: string | undefined;
  readonly limit: number;
  /** The last id of the page before; newest first without. */
  readonly before?: string | undefined;
}

export interface HistoryQuery {
  readonly currency: string;
  readonly interval: '15m' | '1h' | '1d';
  /** Unix milliseconds. */
  readonly from?: number | undefined;
}

const API = '/api/v1';

/** The HTTP API of one's own account. Every function throws as `request` does. */
export const accountApi = {
  session: () => request({ path: `${API}/auth/session` }, wire.user),

  login: (body: Credentials) => request({ method: 'POST', path: `${API}/auth/login`, body }, wire.user),

  register: (body: Credentials) => request({ method: 'POST', path: `${API}/auth/register`, body }, wire.user),

  logout: () => send({ method: 'POST', path: `${API}/auth/logout` }),

  /** The newest number of the account's events. */
  whereabouts: async () => (await request({ path: `${API}/account/events` }, wire.whereabouts)).sequence,

  balances: async () => (await request({ path: `${API}/balances` }, wire.balances)).balances,

  /** Play money, where there is some. */
  deposit: (asset: string, amount: Decimal) =>
    request({ method: 'POST', path: `${API}/balances/deposit`, body: { asset, amount } }, wire.balanceAfter),

  place: (body: NewOrder) => request({ method: 'POST', path: `${API}/order`, body }, wire.order),

  preview: (body: NewOrder, signal?: AbortSignal) =>
    request({ method: 'POST', path: `${API}/order/test`, body, signal }, wire.preview),

  /** Another price or quantity for an open order; `quantity` is all of it, with what has traded. */
  amend: (body: { market: string; orderId: string; price?: Decimal; quantity?: Decimal }) =>
    request({ method: 'PUT', path: `${API}/order`, body }, wire.order),

  cancel: (market: string, orderId: string) =>
    request({ method: 'DELETE', path: `${API}/order`, query: { market, orderId } }, wire.cancelledOrder),

  /** The order of that name, open or closed. A 404 is final: no request of before can still make one. */
  named: (clientOrderId: string) => request({ path: `${API}/order`, query: { clientOrderId } }, wire.order),

  cancelAll: async (market?: string) =>
    (await request({ method: 'DELETE', path: `${API}/openOrders`, query: { market } }, wire.cancelledOrders)).cancelled,

  openOrders: () => request({ path: `${API}/openOrders` }, wire.orders),

  orders: (page: Page) => request({ path: `${API}/orders`, query: { ...page } }, wire.orders),

  fills: (page: Page) => request({ path: `${API}/fills`, query: { ...page } }, wire.fills),

  /** All fills of a market, or of all, as a file of comma-separated values. */
  fillsFile: (market?: string) => requestText({ path: `${API}/fills`, query: { market } }, 'text/csv'),

  /** As `fillsFile`, of orders. */
  ordersFile: (market?: string) => requestText({ path: `${API}/orders`, query: { market } }, 'text/csv'),

  positions: () => request({ path: `${API}/positions` }, wire.positions),

  /** What the account is worth in that currency; without one in what is usual here. */
  portfolio: (quote?: string) => request({ path: `${API}/portfolio`, query: { quote } }, wire.portfolio),

  /** What the account was worth at each end of an interval; from its first funds on without `from`. */
  portfolioHistory: (query: HistoryQuery) =>
    request({ path: `${API}/portfolio/history`, query: { ...query } }, wire.portfolioHistory),

  portfolioHistoryFile: (query: HistoryQuery) =>
    requestText({ path: `${API}/portfolio/history`, query: { ...query } }, 'text/csv'),
};
