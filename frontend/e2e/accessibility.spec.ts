import { expectAccessible, expectContrast, lookAt } from './accessible';
import { arriveAt, PAGES } from './pages';
import { expect, newTrader, test } from './trader';

const PHONE = { width: 375, height: 812 };

for (const sitePage of PAGES) {
  test(`${sitePage.name} is accessible in every look, and on a phone`, async ({ trading, page, operator }) => {
    await arriveAt(page, sitePage, operator);
    await expect(trading.badge).toBeVisible();

    await expectAccessible(page);
    if (sitePage.isVariant) return;
    await lookAt(page, { palette: 'classic', colorScheme: 'light' });
    await expectContrast(page);
    await lookAt(page, { palette: 'safe', colorScheme: 'light' });
    await page.setViewportSize(PHONE);
    await expectAccessible(page);
    await lookAt(page, { palette: 'safe', colorScheme: 'dark' });
    await expectContrast(page);
  });
}

test('what opens on the trading screen is accessible', async ({ trading, page, operator }) => {
  const trader = await newTrader(page, operator, { USDT: '10000' });
  await trader.place('BTC_USDT', { side: 'buy', price: '50000', quantity: '0.01' });
  await trading.open('BTC_USDT');
  await trading.ready();
  const dialog = page.getByRole('dialog');

  await page.keyboard.press('?');
  await expect(dialog).toBeVisible();
  await expectAccessible(page, 'dialog');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^Change the buy order/ }).click();
  await expect(dialog).toBeVisible();
  await expectAccessible(page, 'dialog');
  await page.keyboard.press('Escape');
  await page.getByText('Advanced').click();
  await page.getByLabel('Good', { exact: true }).selectOption('Until a time');
  await page.getByRole('tab', { name: 'Depth' }).click();
  for (const menu of ['Appearance and help', 'Indicators', `Account: ${trader.username}`]) {
    await page.getByLabel(menu, { exact: true }).click();
    await expectAccessible(page, `details:has([aria-label="${menu}"])`);
  }
  await page.keyboard.press('Escape');
  await expectAccessible(page);
});

test('dark or light, and colours that everybody can tell apart, are chosen and kept', async ({ trading, page }) => {
  await page.goto('/markets');
  await expect(trading.badge).toBeVisible();
  const html = page.locator('html');
  await page.getByLabel('Appearance and help').click();
  await page.getByRole('button', { name: 'Blue, orange' }).click();
  await page.getByRole('button', { name: 'Light' }).click();
  await page.reload();

  await expect(html).toHaveAttribute('data-palette', 'safe');
  await expect(html).toHaveAttribute('data-theme', 'light');
  await page.keyboard.press('t');
  await expect(html).toHaveAttribute('data-theme', 'dark');
});
