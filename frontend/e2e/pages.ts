import type { Locator, Page } from '@playwright/test';
import { expect, newTrader, type Operator } from './trader';

export interface SitePage {
  /** Of the page's screenshots. */
  readonly name: string;
  readonly path: string;
  /** Whether it is looked at by somebody who is logged in and has traded. */
  readonly isOwn?: boolean;
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
  { name: 'trade', path: '/trade/BTC_USDT', isOwn: true, arrived: chart },
  { name: 'trade-inr', path: '/trade/TATA_INR', isVariant: true, isOwn: true, arrived: chart },
  { name: 'trade-feed', path: '/trade/BTCUSDT?tf=1m', arrived: chart },
  { name: 'portfolio', path: '/portfolio', isOwn: true, arrived: (page) => page.getByTestId('worth-chart') },
  { name: 'account', path: '/account', isOwn: true, arrived: (page) => page.getByTestId('session') },
  { name: 'login', path: '/login', arrived: form('Log in') },
  { name: 'register', path: '/register', arrived: form('Create account') },
  { name: 'not-found', path: '/no/such/page', arrived: (page) => page.getByText('There is nothing here.') },
];

/** Opens a page, and waits until it is all there. */
export async function arriveAt(
  page: Page,
  { path, isOwn = false, arrived }: SitePage,
  operator: Operator,
): Promise<void> {
  if (isOwn) {
    const trader = await newTrader(page, operator, { USDT: '10000', INR: '500000' });
    await trader.place('BTC_USDT', { side: 'buy', price: '50000', quantity: '0.01' });
    await trader.place('BTC_USDT', { side: 'buy', type: 'market', quantity: '0.01' });
    // An account that has just been made has no past.
    await page.route('**/api/v1/portfolio/history?*', (route) => route.fulfill({ json: aDayOfWorth() }));
  }
  await page.goto(path);
  await expect(arrived(page)).toBeVisible();
  await expect(page.getByTestId('feed-badge')).toHaveAttribute('data-state', /simulated|live|recorded/);
}

function aDayOfWorth(): object {
  const points = Array.from({ length: 96 }, (_, index) => {
    const pnl = (Math.sin(index / 9) * 120 + index).toFixed(2);
    return {
      time: Date.now() - (95 - index) * 900_000,
      value: (10_000 + Number(pnl)).toFixed(2),
      netDeposits: '10000.00',
      pnl,
    };
  });
  return { quoteAsset: 'USDT', points };
}
