import { useEffect, useRef, useState } from 'react';
import { NavigationType, useLocation, useNavigationType } from 'react-router';

export const CONTENT_ID = 'content';

/** Leads the keyboard to the page that is shown: to its heading, or where there is none, to its main part. */
export function focusContent(): void {
  const content = document.getElementById(CONTENT_ID);
  if (content) focus(headOf(content) ?? content);
}

/**
 * What a browser does when it loads a page, and a page that only changes its content does not: begins at its top with the focus, and says its
 * title. From one market to the next the focus stays where it is, in the list of markets.
 */
export function PageArrival() {
  const { pathname } = useLocation();
  const navigation = useNavigationType();
  const shown = useRef(pathname);
  const [title, setTitle] = useState('');

  useEffect(() => {
    const before = shown.current;
    shown.current = pathname;
    if (before === pathname) return;
    setTitle(document.title);
    const isOther = pageOf(before) !== pageOf(pathname);
    if (!isOther && document.activeElement?.id !== CONTENT_ID) return;
    const stopWaiting = focusHead();
    // Back leads to where one was.
    if (isOther && navigation !== NavigationType.Pop) {
      window.scrollTo(0, 0);
      document.getElementById(CONTENT_ID)?.scrollTo(0, 0);
    }
    return stopWaiting;
  }, [pathname, navigation]);

  return (
    <p role="status" className="sr-only">
      {title}
    </p>
  );
}

/** Leads the keyboard to the page, and on to its heading when that comes later. Returns what ends the waiting. */
function focusHead(): (() => void) | undefined {
  const content = document.getElementById(CONTENT_ID);
  focusContent();
  if (!content || headOf(content)) return undefined;
  const arrivals = new MutationObserver(() => {
    const head = headOf(content);
    if (!head) return;
    arrivals.disconnect();
    if (document.activeElement === content) focus(head);
  });
  arrivals.observe(content, { childList: true, subtree: true });
  return () => arrivals.disconnect();
}

const headOf = (content: Element): HTMLElement | null => content.querySelector('h1') ?? content.querySelector('main');

function focus(element: HTMLElement): void {
  element.tabIndex = -1;
  element.focus({ preventScroll: true });
}

const pageOf = (pathname: string): string => pathname.split('/')[1] ?? '';
