import { useCallback, useEffect, useState } from 'react';
import { Navigate, useLocation } from 'react-router';
import { Loading } from '@/components/States';
import { BookPanel } from '@/features/book/BookPanel';
import { ChartPanel } from '@/features/chart/ChartPanel';
import { InstrumentHeader } from '@/features/instrument/InstrumentHeader';
import { QuotePanel } from '@/features/instrument/QuotePanel';
import { OrdersPanel } from '@/features/orders/OrdersPanel';
import { TradeTape } from '@/features/tape/TradeTape';
import { TicketPanel, type PickedPrice } from '@/features/ticket/TicketPanel';
import { WatchPanel } from '@/features/watch/WatchPanel';
import { useInstruments } from '@/hooks/useInstruments';
import { tradePath, useSelection, type PageSelection } from '@/hooks/useSelection';
import type { Decimal } from '@/lib/decimal';
import { isOwn } from '@/market/market';
import { usePageTitle } from './usePageTitle';

/** A market: its chart, its book, and what one has and does in it. */
export function TradePage() {
  const { symbol, duration, selectDuration } = useSelection();
  if (symbol === undefined) return <FirstMarket />;
  return <Trade key={symbol} symbol={symbol} duration={duration} selectDuration={selectDuration} />;
}

/** `/trade` alone leads to a market that can be traded, or else to one that can be watched. */
function FirstMarket() {
  const instruments = useInstruments();
  const { search } = useLocation();
  const first = instruments.find(({ symbol, active }) => isOwn(symbol) && active) ?? instruments[0];
  if (!first) return <Loading what="the list of markets" />;
  return <Navigate replace to={{ pathname: tradePath(first.symbol), search }} />;
}

interface TradeProps extends PageSelection {
  readonly symbol: string;
}

function Trade({ symbol, duration, selectDuration }: TradeProps) {
  const [picked, setPicked] = useState<PickedPrice>();
  const [isWide, setWide] = useState(false);
  useEffect(() => {
    window.scrollTo(0, 0);
  }, []);
  const pick = useCallback((price: Decimal) => setPicked({ price }), []);
  const own = isOwn(symbol);
  return (
    // Beside the chart there are two columns; on a phone their parts make one.
    <div className="flex min-h-0 flex-1 flex-col gap-px bg-line lg:flex-row">
      <PageTitle symbol={symbol} />
      <div className="contents min-h-0 min-w-0 flex-1 flex-col gap-px lg:flex">
        <InstrumentHeader symbol={symbol} />
        <main className="flex h-[max(27rem,58dvh)] flex-col lg:h-auto lg:min-h-0 lg:flex-1">
          <ChartPanel
            symbol={symbol}
            duration={duration}
            onSelectDuration={selectDuration}
            isWide={isWide}
            onToggleWide={() => setWide(!isWide)}
          />
        </main>
        {own && (
          <div className="flex min-h-64 flex-col max-lg:order-2 lg:h-64 lg:min-h-0">
            <OrdersPanel symbol={symbol} />
          </div>
        )}
      </div>
      <div className={`flex min-h-0 flex-col gap-px max-lg:order-1 lg:w-60 xl:w-64 ${isWide ? 'lg:hidden' : ''}`}>
        {own ? <BookPanel symbol={symbol} onPickPrice={pick} /> : <QuotePanel symbol={symbol} />}
        <TradeTape symbol={symbol} />
      </div>
      <div className={`contents min-h-0 flex-col gap-px lg:w-68 xl:w-76 ${isWide ? 'lg:hidden' : 'lg:flex'}`}>
        {own && <TicketPanel symbol={symbol} picked={picked} />}
        <div className="min-h-0 bg-panel max-lg:order-first lg:min-h-44 lg:flex-1 lg:overflow-y-auto">
          <WatchPanel selected={symbol} />
        </div>
      </div>
    </div>
  );
}

/** A component of its own, so that the page is not rendered at every trade. */
function PageTitle({ symbol }: { readonly symbol: string }) {
  usePageTitle(symbol);
  return null;
}
