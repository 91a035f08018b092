import { Suspense, useState } from 'react';
import { Outlet, useLocation } from 'react-router';
import { ErrorBoundary } from '@/components/ErrorBoundary';
import { Loading } from '@/components/States';
import { Toasts } from '@/components/Toasts';
import { ConnectionNotice } from '@/features/feed/ConnectionNotice';
import { ShortcutHelp } from '@/features/help/ShortcutHelp';
import { Notices } from '@/features/notices/Notices';
import { Footer } from './Footer';
import { CONTENT_ID, focusContent, PageArrival } from './PageArrival';
import { TopBar } from './TopBar';
import { useGlobalShortcuts } from './useGlobalShortcuts';

/** What is around every page. On wide screens a page is as high as the window, and its parts scroll. */
export function Frame() {
  const { pathname } = useLocation();
  const [isHelpShown, setHelpShown] = useState(false);
  const showHelp = () => setHelpShown(true);
  useGlobalShortcuts(showHelp);
  return (
    <div className="flex min-h-dvh flex-col gap-px bg-line lg:h-dvh">
      <a
        href={`#${CONTENT_ID}`}
        onClick={(event) => {
          event.preventDefault();
          focusContent();
        }}
        className="absolute top-1 left-1 z-50 -translate-y-16 rounded bg-accent-strong px-3 py-2 text-on-solid focus:translate-y-0"
      >
        Skip to content
      </a>
      <TopBar onShowHelp={showHelp} />
      <ConnectionNotice />
      <div id={CONTENT_ID} className="flex min-h-0 flex-1 flex-col overflow-y-auto bg-ground">
        <ErrorBoundary resetKey={pathname}>
          <Suspense fallback={<Loading what="the page" />}>
            <Outlet />
            <PageArrival />
          </Suspense>
        </ErrorBoundary>
      </div>
      <Footer />
      <Notices />
      <Toasts />
      {isHelpShown && <ShortcutHelp onClose={() => setHelpShown(false)} />}
    </div>
  );
}
