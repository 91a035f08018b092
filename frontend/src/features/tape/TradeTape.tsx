import { useEffect } from 'react';
import { useShownPrice } from '@/hooks/useFeed';
import { useInstrument } from '@/hooks/useInstruments';
import { useMarket } from '@/hooks/useMarket';
import { useStore } from '@/hooks/useStore';
import { formatClock, formatFixed } from '@/lib/format';

/** The exchange's trades as they happen, newest first. */
export function TradeTape({ symbol }: { readonly symbol: string }) {
  const { tape } = useMarket();
  const trades = useStore(tape.trades);
  const instrument = useInstrument(symbol);
  const { isLive } = useShownPrice(symbol);
  const priceDecimals = instrument?.priceDecimals ?? 2;
  const quantityDecimals = instrument?.quantityDecimals ?? 5;

  useEffect(() => tape.select(symbol), [tape, symbol]);

  return (
    <section aria-label="Trades" className="flex min-h-0 flex-1 flex-col bg-panel pb-1">
      <div className="label grid grid-cols-3 px-3 pt-2.5 pb-1">
        <span>Price</span>
        <span className="text-right">Quantity {instrument?.base}</span>
        <span className="text-right">Time</span>
      </div>
      {trades.length === 0 && <p className="px-3 py-1 text-xs text-muted">No trade since the page was opened.</p>}
      <ol
        data-testid="tape"
        className={`relative min-h-0 flex-1 overflow-hidden mask-b-from-85% text-xs max-lg:max-h-60 ${isLive ? '' : 'opacity-50'}`}
      >
        {trades.map((trade) => (
          <li key={trade.id} className="grid grid-cols-3 px-3 py-px">
            <span className={trade.taker === 'buy' ? 'text-up' : 'text-down'}>
              <span className="sr-only">{trade.taker === 'buy' ? 'Bought at ' : 'Sold at '}</span>
              {formatFixed(trade.price, priceDecimals)}
            </span>
            <span className="text-right">{formatFixed(trade.quantity, quantityDecimals)}</span>
            <span className="text-right text-muted">{formatClock(trade.time)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
