import { lazy } from 'react';
import { Navigate, Route, Routes } from 'react-router';
import { Frame } from './Frame';
import { NotFoundPage } from './NotFoundPage';

const HomePage = lazy(async () => ({ default: (await import('./HomePage')).HomePage }));
const MarketsPage = lazy(async () => ({ default: (await import('./MarketsPage')).MarketsPage }));
const TradePage = lazy(async () => ({ default: (await import('./TradePage')).TradePage }));
const PortfolioPage = lazy(async () => ({ default: (await import('./PortfolioPage')).PortfolioPage }));
const AccountPage = lazy(async () => ({ default: (await import('./AccountPage')).AccountPage }));
const OperatePage = lazy(async () => ({ default: (await import('./OperatePage')).OperatePage }));
const LoginPage = lazy(async () => ({ default: (await import('./LoginPage')).LoginPage }));
const RegisterPage = lazy(async () => ({ default: (await import('./RegisterPage')).RegisterPage }));

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
        <Route path="operate" element={<OperatePage />} />
        <Route path="login" element={<LoginPage />} />
        <Route path="register" element={<RegisterPage />} />
        <Route path="index.html" element={<Navigate replace to="/" />} />
        <Route path="*" element={<NotFoundPage />} />
      </Route>
    </Routes>
  );
}
