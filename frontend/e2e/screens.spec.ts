import type { Page } from '@playwright/test';
import { expectToFit } from './layout';
import { arriveAt, PAGES } from './pages';
import { expect, test } from './trader';

const SIZES = [
  { width: 2560, height: 1440 },
  { width: 1440, height: 900 },
  { width: 768, height: 1024 },
  { width: 375, height: 812 },
  { width: 320, height: 640 },
] as const;
/** Where a page is looked at in light, too. */
const IN_LIGHT: readonly number[] = [1440, 375];

for (const sitePage of PAGES) {
  test(`${sitePage.name} fits every width from phone to wide screen`, async ({ trading, page, operator }) => {
    await arriveAt(page, sitePage, operator);
    await expect(trading.badge).toBeVisible();

    for (const size of SIZES) {
      await page.setViewportSize(size);
      await expectToFit(page);
      await screenshot(page, `${sitePage.name}-${size.width}-dark`);
      if (!IN_LIGHT.includes(size.width)) continue;
      await page.emulateMedia({ colorScheme: 'light' });
      await screenshot(page, `${sitePage.name}-${size.width}-light`);
      await page.emulateMedia({ colorScheme: 'dark' });
    }
  });
}

/** All of the page, also where its content scrolls within the window; to be looked at, when SCREENSHOTS is set. */
async function screenshot(page: Page, name: string): Promise<void> {
  if (!process.env['SCREENSHOTS']) return;
  const size = page.viewportSize() ?? { width: 0, height: 0 };
  const hidden = await page.locator('#content').evaluate((it) => it.scrollHeight - it.clientHeight);
  if (hidden > 0) await page.setViewportSize({ ...size, height: size.height + hidden });
  await page.screenshot({ path: `target/screens/${name}.png`, fullPage: true });
  if (hidden > 0) await page.setViewportSize(size);
}
