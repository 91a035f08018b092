import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** WCAG 2.2 to level AA, and what else is good practice. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * Nothing that is on the page now breaks a rule of axe.
 *
 * @param part a selector: only what is in there is looked at
 */
export const expectAccessible = (page: Page, part = 'html'): Promise<void> =>
  expectNone(new AxeBuilder({ page }).include(part).withTags(TAGS));

export interface Look {
  /** `safe` for those who can't tell green from red. */
  readonly palette: 'classic' | 'safe';
  readonly colorScheme: 'dark' | 'light';
}

export async function lookAt(page: Page, { palette, colorScheme }: Look): Promise<void> {
  await page.evaluate((it) => (document.documentElement.dataset['palette'] = it), palette);
  await page.emulateMedia({ colorScheme });
}

/** Text can be told from what is behind it. Of all that axe looks at, only this depends on the colours. */
export const expectContrast = (page: Page, part = 'html'): Promise<void> =>
  expectNone(new AxeBuilder({ page }).include(part).withRules(['color-contrast', 'link-in-text-block']));

async function expectNone(axe: AxeBuilder): Promise<void> {
  const { violations } = await axe.analyze();
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 300)} ${failureSummary ?? ''}`),
  );
  expect(found).toEqual([]);
}
