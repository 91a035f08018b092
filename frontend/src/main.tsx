import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { Account } from '@/account/account';
import { App } from '@/app/App';
import { queryClient } from '@/app/queries';
import { AccountContext } from '@/hooks/useAccount';
import { MarketContext } from '@/hooks/useMarket';
import { ScreenFrames } from '@/lib/frames';
import { applyPreferences } from '@/lib/preferences';
import { startShortcuts } from '@/lib/shortcuts';
import { Market } from '@/market/market';
import './index.css';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

applyPreferences();
const frames = new ScreenFrames();
const market = new Market(frames);
const account = new Account(market.socket, frames);
const queries = queryClient(account.session.failed);
// What was asked for one account is nothing to the next.
account.session.onChange(() => queries.clear());
market.start();
account.start();
startShortcuts();

createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <MarketContext value={market}>
        <AccountContext value={account}>
          <BrowserRouter>
            <App />
          </BrowserRouter>
        </AccountContext>
      </MarketContext>
    </QueryClientProvider>
  </StrictMode>,
);
