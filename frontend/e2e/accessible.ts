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

const LOOKS = [
  { palette: 'safe', colorScheme: 'light' },
  { palette: 'safe', colorScheme: 'dark' },
  { palette: 'classic', colorScheme: 'light' },
  { palette: 'classic', colorScheme: 'dark' },
] as const;

/** Text can be read in every look: dark and light, with either pair of colours. Nothing else depends on that. The last is the usual. */
export async function expectContrastInEveryLook(page: Page, part = 'html'): Promise<void> {
  for (const { palette, colorScheme } of LOOKS) {
    await page.evaluate((it) => (document.documentElement.dataset['palette'] = it), palette);
    await page.emulateMedia({ colorScheme });
    const axe = new AxeBuilder({ page }).include(part).withRules(['color-contrast', 'link-in-text-block']);
    await expectNone(axe, `${palette}, ${colorScheme}: `);
  }
}

async function expectNone(axe: AxeBuilder, look = ''): Promise<void> {
  const { violations } = await axe.analyze();
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${look}${id}: ${html.slice(0, 300)} ${failureSummary ?? ''}`),
  );
  expect(found).toEqual([]);
}
