import { ChartPanel } from '@/features/chart/ChartPanel';
import { ConnectionNotice } from '@/features/feed/ConnectionNotice';
import { FeedBadge } from '@/features/feed/FeedBadge';
import { InstrumentHeader } from '@/features/instrument/InstrumentHeader';
import { QuotePanel } from '@/features/instrument/QuotePanel';
import { MarketList } from '@/features/markets/MarketList';
import { TradeTape } from '@/features/tape/TradeTape';
import { useMarket } from '@/hooks/useMarket';
import { useStore } from '@/hooks/useStore';
import type { Duration } from '@/market/duration';
import { TopBar } from './TopBar';
import { usePageTitle } from './usePageTitle';

export function TradingPage() {
  const { symbol, duration } = useStore(useMarket().address.selection);
  return (
    <div className="flex min-h-dvh flex-col gap-px bg-line lg:h-dvh">
      <TopBar>
        <FeedBadge symbol={symbol} />
      </TopBar>
      <ConnectionNotice />
      {/* Beside the chart there are two columns; on a phone their parts make one, the quote last. */}
      <div className="flex min-h-0 flex-1 flex-col gap-px lg:flex-row">
        <div className="contents min-h-0 flex-col gap-px lg:order-last lg:flex lg:w-72">
          <div className="bg-panel lg:max-h-[40%] lg:shrink-0 lg:overflow-y-auto">
            <MarketList selected={symbol} />
          </div>
          {symbol !== undefined && (
            <div className="order-last flex min-h-0 flex-1 flex-col gap-px">
              <QuotePanel symbol={symbol} />
              <TradeTape symbol={symbol} />
            </div>
          )}
        </div>
        <div className="flex min-h-0 min-w-0 flex-col gap-px lg:flex-1">
          {symbol === undefined ? <Waiting /> : <Instrument symbol={symbol} duration={duration} />}
        </div>
      </div>
      <Footer />
    </div>
  );
}

function Instrument({ symbol, duration }: { readonly symbol: string; readonly duration: Duration }) {
  usePageTitle(symbol);
  return (
    <>
      <InstrumentHeader symbol={symbol} />
      <main className="flex h-[max(23rem,58dvh)] flex-col lg:h-auto lg:min-h-0 lg:flex-1">
        <ChartPanel symbol={symbol} duration={duration} />
      </main>
    </>
  );
}

function Waiting() {
  return <main className="flex-1 bg-panel p-4 text-muted">Waiting for the list of markets…</main>;
}

function Footer() {
  return (
    <footer className="label flex flex-wrap justify-between gap-x-4 bg-panel px-3 py-1.5 sm:px-4">
      <span>All times in UTC</span>
      <span>
        Charts by{' '}
        <a href="https://www.tradingview.com/" target="_blank" rel="noreferrer" className="underline hover:text-ink">
          TradingView
        </a>{' '}
        Lightweight Charts™
      </span>
    </footer>
  );
}
