import type { Locator, Page } from '@playwright/test';
import { deskOf } from './desk';
import { expect, newTrader, test } from './trader';

const RICH = { INR: '100000' };

/** Presses Tab until that has the focus. */
async function tabTo(page: Page, target: Locator, keys = 'Tab'): Promise<void> {
  for (let step = 0; step < 120; step++) {
    if (await target.evaluateAll((found) => found.some((it) => it === document.activeElement))) return;
    await page.keyboard.press(keys);
  }
  throw new Error('the keyboard does not lead there');
}

/** In which part of the page the focus is. */
const focusedPart = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const part = document.activeElement?.closest('header, section[aria-label], nav[aria-label], footer');
    return part?.getAttribute('aria-label') ?? part?.tagName.toLowerCase() ?? '';
  });

test('the first key leads past the top bar', async ({ trading, page }) => {
  await page.goto('/markets');
  await expect(page.getByTestId('listed-BTCUSDT')).toBeVisible();
  await expect(trading.badge).toBeVisible();

  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
});

test('the focus goes through the trading screen as one reads it', async ({ trading, page, market, operator }) => {
  await newTrader(page, operator, RICH);
  await trading.open(market);
  await expect(page.getByTestId('book')).toHaveAttribute('data-status', 'live');
  await expect(deskOf(page).available).toHaveText('100,000.00 INR');

  const parts: string[] = [];
  do {
    await page.keyboard.press('Tab');
    const part = await focusedPart(page);
    if (part !== parts.at(-1)) parts.push(part);
  } while (parts.at(-1) !== 'footer' && parts.length < 20);

  expect(parts).toEqual([
    '',
    'header',
    'Pages',
    'header',
    'Chart',
    'Your orders',
    'Order book',
    'Place an order',
    'Markets',
    'footer',
  ]);
});

test('? shows the keys; the help keeps the focus and gives it back', async ({ trading, page }) => {
  await trading.open('BTC_USDT');
  await trading.ready();
  const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await trading.chart.focus();
  await page.keyboard.press('?');

  for (const scope of ['Go to', 'Everywhere', 'Trading']) {
    await expect(help.getByRole('region', { name: scope })).toBeVisible();
  }
  for (let step = 0; step < 6; step++) {
    await page.keyboard.press('Tab');
    // Between its end and its beginning a dialog lets the focus out to the browser's own buttons.
    expect(await page.evaluate(() => document.activeElement?.matches('dialog *, dialog, body'))).toBe(true);
  }
  await page.keyboard.press('g');
  await page.keyboard.press('m');
  await expect(page).toHaveURL(/BTC_USDT/);
  await page.keyboard.press('Escape');
  await expect(help).toBeHidden();
  await expect(trading.chart).toBeFocused();
});

test('keys lead to pages, into the search and to the other look, unless one types or has switched them off', async ({
  trading,
  page,
}) => {
  await trading.open('BTC_USDT');
  await trading.ready();
  const html = page.locator('html');
  // As a person does: on a busy machine the page's answer to the first key may come long after the second.
  const press = (keys: string) => Promise.all(keys.split(' ').map((key) => page.keyboard.press(key)));

  await press('t');
  await expect(html).toHaveAttribute('data-theme', 'light');
  await press('/');
  const search = page.getByRole('searchbox', { name: 'Find a market' });
  await expect(search).toBeFocused();
  await press('t');
  await expect(search).toHaveValue('t');
  await expect(html).toHaveAttribute('data-theme', 'light');
  await press('Escape g m');
  await expect(page).toHaveURL(/\/markets$/);
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await press('g t');
  await expect(page).toHaveURL(/\/trade\/\w+/);
  await press('g h');
  await expect(page).toHaveURL(/:\d+\/$/);

  await press('?');
  await page.getByRole('checkbox', { name: 'Shortcuts are on' }).uncheck();
  await press('Escape g m t');
  await expect(html).toHaveAttribute('data-theme', 'light');
  await expect(page).toHaveURL(/:\d+\/$/);
});

test('an order is placed, changed and cancelled without a mouse', async ({ trading, page, market, operator }) => {
  await newTrader(page, operator, RICH);
  await trading.open(market);
  const { ticket, available, placed, openOrder } = deskOf(page);
  await expect(available).toHaveText('100,000.00 INR');

  await page.keyboard.press('b');
  await tabTo(page, ticket.getByLabel('Price', { exact: true }));
  await page.keyboard.type('100');
  await tabTo(page, ticket.getByLabel('Quantity'));
  await page.keyboard.type('10');
  await page.keyboard.press('Enter');
  await expect(placed).toContainText('rest at 100.00');

  const change = openOrder.getByRole('button', { name: /^Change/ });
  await tabTo(page, change, 'Shift+Tab');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await tabTo(page, dialog.getByLabel('Quantity'));
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('8');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(openOrder).toContainText('8.00');
  await expect(change).toBeFocused();

  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByText('No open orders.')).toBeVisible();
  expect(await focusedPart(page)).toBe('Your orders');
});
