import { lazy, Suspense } from 'react';
import { Navigate, Outlet, Route, Routes, useLocation } from 'react-router';
import { ErrorBoundary } from '@/components/ErrorBoundary';
import { Loading } from '@/components/States';
import { Toasts } from '@/components/Toasts';
import { ConnectionNotice } from '@/features/feed/ConnectionNotice';
import { Footer } from './Footer';
import { NotFoundPage } from './NotFoundPage';
import { TopBar } from './TopBar';

const HomePage = lazy(async () => ({ default: (await import('./HomePage')).HomePage }));
const MarketsPage = lazy(async () => ({ default: (await import('./MarketsPage')).MarketsPage }));
const TradePage = lazy(async () => ({ default: (await import('./TradePage')).TradePage }));
const PortfolioPage = lazy(async () => ({ default: (await import('./PortfolioPage')).PortfolioPage }));
const AccountPage = lazy(async () => ({ default: (await import('./AccountPage')).AccountPage }));
const LoginPage = lazy(async () => ({ default: (await import('./LoginPage')).LoginPage }));
const RegisterPage = lazy(async () => ({ default: (await import('./RegisterPage')).RegisterPage }));
const OperatePage = lazy(async () => ({ default: (await import('./OperatePage')).OperatePage }));

export function App() {
  return (
    <Routes>
      <Route element={<Frame />}>
        <Route index element={<HomePage />} />
        <Route path="markets" element={<MarketsPage />} />
        <Route path="trade" element={<TradePage />} />
        <Route path="trade/:market" element={<TradePage />} />
        <Route path="portfolio" element={<PortfolioPage />} />
        <Route path="account" element={<AccountPage />} />
        <Route path="login" element={<LoginPage />} />
        <Route path="register" element={<RegisterPage />} />
        <Route path="operate" element={<OperatePage />} />
        <Route path="index.html" element={<Navigate replace to="/" />} />
        <Route path="*" element={<NotFoundPage />} />
      </Route>
    </Routes>
  );
}

/** What is around every page. On wide screens a page is as high as the window, and its parts scroll. */
function Frame() {
  const { pathname } = useLocation();
  return (
    <div className="flex min-h-dvh flex-col gap-px bg-line lg:h-dvh">
      <TopBar />
      <ConnectionNotice />
      <div className="flex min-h-0 flex-1 flex-col overflow-y-auto bg-ground">
        <ErrorBoundary resetKey={pathname}>
          <Suspense fallback={<Loading what="the page" />}>
            <Outlet />
          </Suspense>
        </ErrorBoundary>
      </div>
      <Footer />
      <Toasts />
    </div>
  );
}
