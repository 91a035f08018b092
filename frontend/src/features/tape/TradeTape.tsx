import { memo, useEffect } from 'react';
import { Failed } from '@/components/States';
import { useIsConnected, useShownPrice } from '@/hooks/useFeed';
import { useInstrument } from '@/hooks/useInstruments';
import { useMarket } from '@/hooks/useMarket';
import { useStore } from '@/hooks/useStore';
import { formatClock, formatFitting, formatFixed } from '@/lib/format';
import { isOwn } from '@/market/market';
import type { Trade } from '@/market/types';
import { useOwnTrades } from './useOwnTrades';

/** The market's trades, newest first: those of before, and more as they happen. */
export function TradeTape({ symbol }: { readonly symbol: string }) {
  const { tape } = useMarket();
  const trades = useStore(tape.trades);
  const instrument = useInstrument(symbol);
  const { isLive: isPriceLive } = useShownPrice(symbol);
  const isConnected = useIsConnected();
  const ownTrades = useOwnTrades(symbol);
  const isLive = isOwn(symbol) ? isConnected : isPriceLive;

  useEffect(() => tape.select(symbol), [tape, symbol]);

  return (
    <section aria-label="Trades" className="flex min-h-0 flex-1 flex-col bg-panel pb-1">
      <div className="label grid grid-cols-3 px-3 pt-2.5 pb-1">
        <span>Price</span>
        <span className="text-right">Quantity {instrument?.base}</span>
        <span className="text-right">Time</span>
      </div>
      {trades.length === 0 && <NoTrades />}
      <ol
        data-testid="tape"
        className={`relative min-h-0 flex-1 overflow-hidden mask-b-from-85% text-xs max-lg:max-h-60 ${isLive ? '' : 'opacity-50'}`}
      >
        {trades.map((trade) => (
          <Row
            key={trade.id}
            trade={trade}
            priceDecimals={instrument?.priceDecimals ?? 2}
            quantityDecimals={instrument?.quantityDecimals ?? 5}
            isOwn={ownTrades.has(String(trade.id))}
          />
        ))}
      </ol>
    </section>
  );
}

function NoTrades() {
  const { tape } = useMarket();
  const state = useStore(tape.state);
  switch (state.status) {
    case 'loading':
      return <p className="px-3 py-1 text-xs text-muted">Loading trades…</p>;
    case 'error':
      return <Failed error={state.error} retry={tape.load} />;
    case 'ready':
      return <p className="px-3 py-1 text-xs text-muted">No trades yet.</p>;
  }
}

interface RowProps {
  readonly trade: Trade;
  readonly priceDecimals: number;
  readonly quantityDecimals: number;
  /** Made by whoever looks at it. */
  readonly isOwn: boolean;
}

/** Remembered: a new trade moves all the others without changing them. */
const Row = memo(function Row({ trade, priceDecimals, quantityDecimals, isOwn }: RowProps) {
  return (
    <li data-own={isOwn || undefined} className="relative grid h-5 grid-cols-3 items-center px-3">
      <span className={trade.taker === 'buy' ? 'text-up' : 'text-down'}>
        {isOwn && (
          <span title="Your trade" className="absolute top-1.75 left-1 size-1.5 rounded-full bg-accent">
            <span className="sr-only">Your trade: </span>
          </span>
        )}
        <span className="sr-only">{trade.taker === 'buy' ? 'Bought at ' : 'Sold at '}</span>
        {formatFixed(trade.price, priceDecimals)}
      </span>
      <span className="text-right">{formatFitting(trade.quantity, quantityDecimals)}</span>
      <span className="text-right text-muted">{formatClock(trade.time)}</span>
    </li>
  );
});
