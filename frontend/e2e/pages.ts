import type { Locator, Page } from '@playwright/test';
import { loggedIn } from './people';
import { expect, newTrader, operatorPerson, type Operator } from './trader';

export interface SitePage {
  /** Of the page's screenshots. */
  readonly name: string;
  readonly path: string;
  /** Who looks at it: somebody who has traded, or the operator; nobody who is logged in when undefined. */
  readonly as?: 'trader' | 'operator';
  /** Made of another page's parts: its colours are those. */
  readonly isVariant?: boolean;
  /** Visible once what the page is about has come. */
  readonly arrived: (page: Page) => Locator;
}

const chart = (page: Page) => page.locator('[data-testid=chart]:is([data-status=ready], [data-status=empty])');
const form = (name: string) => (page: Page) => page.getByRole('main').getByRole('button', { name });

/** Every page of the site. */
export const PAGES: readonly SitePage[] = [
  { name: 'home', path: '/', arrived: (page) => page.getByTestId('card-BTCUSDT').getByRole('img').first() },
  { name: 'markets', path: '/markets', arrived: (page) => page.getByTestId('listed-BTCUSDT') },
  { name: 'trade-visitor', path: '/trade/BTC_USDT', isVariant: true, arrived: chart },
  { name: 'trade', path: '/trade/BTC_USDT', as: 'trader', arrived: chart },
  { name: 'trade-inr', path: '/trade/TATA_INR', isVariant: true, as: 'trader', arrived: chart },
  { name: 'trade-feed', path: '/trade/BTCUSDT?tf=1m', arrived: chart },
  { name: 'portfolio', path: '/portfolio', as: 'trader', arrived: (page) => page.getByTestId('worth-chart') },
  { name: 'account', path: '/account', as: 'trader', arrived: (page) => page.getByTestId('session') },
  { name: 'operate', path: '/operate', as: 'operator', arrived: (page) => page.getByTestId('service-matching-engine') },
  { name: 'login', path: '/login', arrived: form('Log in') },
  { name: 'register', path: '/register', arrived: form('Create account') },
  { name: 'not-found', path: '/no/such/page', arrived: (page) => page.getByText('There is nothing here.') },
];

/** Opens a page, and waits until it is all there. */
export async function arriveAt(page: Page, { path, as, arrived }: SitePage, operator: Operator): Promise<void> {
  if (as === 'trader') await tradedWith(page, operator);
  if (as === 'operator') await loggedIn(page, operatorPerson());
  await page.goto(path);
  await expect(arrived(page)).toBeVisible();
  await expect(page.getByTestId('feed-badge')).toHaveAttribute('data-state', /simulated|live|recorded/);
}

/** Logs somebody in who has an open order, a position, and a past. */
async function tradedWith(page: Page, operator: Operator): Promise<void> {
  const trader = await newTrader(page, operator, { USDT: '10000', INR: '500000' });
  await trader.place('BTC_USDT', { side: 'buy', price: '50000', quantity: '0.01' });
  await trader.place('BTC_USDT', { side: 'buy', type: 'market', quantity: '0.01' });
  await expect
    .poll(async () => {
      const history = await page.request.get('/api/v1/portfolio/history');
      return ((await history.json()) as { points: readonly unknown[] }).points.length;
    })
    .toBeGreaterThan(1);
}
