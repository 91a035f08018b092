import { request, type APIRequestContext, type Page } from '@playwright/test';
import { randomBytes, randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Person } from './people';
import { expect, test as base } from './tradingPage';

/** What an account begins with, by asset. */
export type Funds = Readonly<Record<string, string>>;

export interface WantedOrder {
  readonly side: 'buy' | 'sell';
  readonly type?: string;
  readonly price?: string;
  readonly quantity?: string;
  readonly timeInForce?: string;
}

/** An account of one test's own, to trade with over the API. */
export class Trader {
  readonly accountId: string;
  readonly username: string;
  readonly password: string;
  readonly #api: APIRequestContext;

  constructor(api: APIRequestContext, account: Account, password: string) {
    this.#api = api;
    this.accountId = account.accountId;
    this.username = account.username;
    this.password = password;
  }

  async place(market: string, order: WantedOrder): Promise<void> {
    const response = await this.#api.post('/api/v1/order', { data: { type: 'limit', ...order, market } });
    expect(response.ok(), await response.text()).toBe(true);
  }
}

/** Two accounts trade with each other, so that the market has a last price. */
export async function trade(market: string, price: string, buyer: Trader, seller: Trader): Promise<void> {
  await buyer.place(market, { side: 'buy', price, quantity: '1' });
  await seller.place(market, { side: 'sell', price, quantity: '1' });
}

interface Account {
  readonly accountId: string;
  readonly username: string;
}

/** Who may halt markets and give money. */
export const operatorPerson = (): Person => ({
  username: 'operator@demo.bourse',
  password: readFileSync(process.env['OPERATOR_PASSWORD_FILE'] ?? '', 'utf8').trim(),
});

/** A test's market, and the hand that gives money. */
export class Operator {
  readonly #api: APIRequestContext;

  private constructor(api: APIRequestContext) {
    this.#api = api;
  }

  static async login(baseURL: string): Promise<Operator> {
    const api = await request.newContext({ baseURL });
    const response = await api.post('/api/v1/auth/login', { data: operatorPerson() });
    expect(response.ok(), 'the operator can log in with the password in OPERATOR_PASSWORD_FILE').toBe(true);
    return new Operator(api);
  }

  /** A market with that base asset, paid in INR, with nothing in its book: a tenth around the last price is allowed. */
  async market(baseAsset: string): Promise<string> {
    const symbol = `${baseAsset}_INR`;
    const terms = { tickSize: '0.01', lotSize: '0.01', minNotional: '1', makerFeeBps: 10, takerFeeBps: 20 };
    const response = await this.#api.post('/api/v1/markets', {
      data: { baseAsset, baseScale: 2, quoteAsset: 'INR', ...terms, priceBandBps: 1_000 },
    });
    expect([201, 409]).toContain(response.status());
    // The rest of the platform hears of a new market a moment later.
    for (const known of [`/candles?asset=${symbol}&duration=1m&limit=1`, `/api/v1/trades?symbol=${symbol}&limit=1`]) {
      await expect.poll(async () => (await this.#api.get(known)).status()).toBe(200);
    }
    return symbol;
  }

  async clear(market: string): Promise<void> {
    await this.#api.patch(`/api/v1/markets/${market}`, { data: { status: 'trading' } });
    const response = await this.#api.delete(`/api/v1/markets/${market}/orders`);
    expect(response.ok(), await response.text()).toBe(true);
  }

  async change(market: string, change: object): Promise<void> {
    const response = await this.#api.patch(`/api/v1/markets/${market}`, { data: change });
    expect(response.ok(), await response.text()).toBe(true);
  }

  async fund(accountId: string, funds: Funds): Promise<void> {
    for (const [asset, amount] of Object.entries(funds)) {
      const data = { accountId, asset, amount };
      const response = await this.#api.post('/api/v1/balances/deposit', { data });
      expect(response.ok(), await response.text()).toBe(true);
    }
  }

  async close(): Promise<void> {
    await this.#api.dispose();
  }
}

/** So many accounts from one address would be too many for the server: each comes from one of its own. */
const ownAddress = () => ({ 'x-forwarded-for': `198.18.${randomInt(256)}.${randomInt(1, 255)}` });

async function register(api: APIRequestContext, operator: Operator, funds: Funds): Promise<Trader> {
  const username = `trader-${randomBytes(8).toString('hex')}@example.com`;
  const password = randomBytes(12).toString('hex');
  const data = { username, password };
  const response = await api.post('/api/v1/auth/register', { data, headers: ownAddress() });
  expect(response.ok(), await response.text()).toBe(true);
  const account = (await response.json()) as Account;
  await operator.fund(account.accountId, funds);
  return new Trader(api, account, password);
}

/** A new account with funds, logged in on that page: open or reload it afterwards. */
export async function newTrader(page: Page, operator: Operator, funds: Funds): Promise<Trader> {
  const trader = await register(page.request, operator, funds);
  await page.addInitScript((accountId) => localStorage.setItem('bourse.session', accountId), trader.accountId);
  return trader;
}

interface TraderFixtures {
  /** With nothing in its book, and nobody else in it. */
  readonly market: string;
  /** A new account with funds that trades over the API alone. */
  readonly counterparty: (funds: Funds) => Promise<Trader>;
}

interface OperatorFixtures {
  readonly operator: Operator;
}

/** Tests that trade: each worker has a market of its own, in which its tests come one after the other. */
export const test = base.extend<TraderFixtures, OperatorFixtures>({
  operator: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures that are needed from this pattern
    async ({}, use, worker) => {
      const operator = await Operator.login(worker.project.use.baseURL ?? '');
      await use(operator);
      await operator.close();
    },
    { scope: 'worker' },
  ],
  market: async ({ operator }, use, { parallelIndex }) => {
    const market = await operator.market(`E2E${parallelIndex}`);
    await operator.clear(market);
    await use(market);
  },
  counterparty: async ({ operator, baseURL }, use) => {
    const opened: APIRequestContext[] = [];
    await use(async (funds) => {
      const api = await request.newContext({ ...(baseURL !== undefined && { baseURL }) });
      opened.push(api);
      return register(api, operator, funds);
    });
    await Promise.all(opened.map((api) => api.dispose()));
  },
});

export { expect };
