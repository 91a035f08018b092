import { expect, type Page } from '@playwright/test';

/** The page does not scroll sideways, and no text in it is cut off. */
export async function expectToFit(page: Page): Promise<void> {
  // What is laid out anew at another width needs its frames.
  await expect.poll(() => page.evaluate(misfits)).toEqual([]);
}

/** In the page: what does not fit. */
function misfits(): readonly string[] {
  const found: string[] = [];
  const { innerWidth } = window;
  if (document.documentElement.scrollWidth > innerWidth) found.push('the page scrolls sideways');

  const nameOf = (element: Element) =>
    `<${element.tagName.toLowerCase()} class="${element.getAttribute('class') ?? ''}">: ${element.textContent.slice(0, 60)}`;
  const scrolls = (element: Element): boolean => {
    for (let it: Element | null = element; it && it !== document.body; it = it.parentElement) {
      if (/auto|scroll/.test(getComputedStyle(it).overflowX) && it.scrollWidth > it.clientWidth) return true;
    }
    return false;
  };
  const isForReadersOnly = (element: Element): boolean => {
    for (let it: Element | null = element; it; it = it.parentElement) {
      if (getComputedStyle(it).clipPath === 'inset(50%)') return true;
    }
    return false;
  };
  for (const element of document.querySelectorAll('body *')) {
    if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    if (element.closest('svg, option') || isForReadersOnly(element)) continue;
    const style = getComputedStyle(element);
    const hasText = [...element.childNodes].some((node) => node instanceof Text && node.data.trim() !== '');
    const { left, right } = element.getBoundingClientRect();
    if (hasText && (right > innerWidth + 1 || left < -1) && !scrolls(element))
      found.push(`beyond the edge ${nameOf(element)}`);
    const isCut = element.scrollWidth > element.clientWidth + 1 && /hidden|clip/.test(style.overflowX);
    if (isCut && style.display !== 'inline' && style.textOverflow !== 'ellipsis' && element.textContent.trim()) {
      found.push(`cut off ${nameOf(element)}`);
    }
  }
  return found;
}
