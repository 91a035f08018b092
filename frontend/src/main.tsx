import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { TradingPage } from '@/app/TradingPage';
import { MarketContext } from '@/hooks/useMarket';
import { ScreenFrames } from '@/lib/frames';
import { Market } from '@/market/market';
import './index.css';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

const market = new Market(new ScreenFrames());
market.start();

createRoot(root).render(
  <StrictMode>
    <MarketContext value={market}>
      <TradingPage />
    </MarketContext>
  </StrictMode>,
);
