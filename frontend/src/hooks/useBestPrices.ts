import { useSyncExternalStore } from 'react';
import type { Decimal } from '@/lib/decimal';
import { useIsConnected, useShownPrice } from './useFeed';
import { useMarket } from './useMarket';

export interface BestPrices {
  /** The highest price that somebody offers to buy at; undefined while there is none, or it is not known. */
  readonly bid: Decimal | undefined;
  readonly ask: Decimal | undefined;
  readonly last: Decimal | undefined;
}

/** The best prices of the market whose book is shown, as they are now; none that may be out of date. */
export function useBestPrices(symbol: string, priceDecimals: number): BestPrices {
  const { depth } = useMarket();
  const isConnected = useIsConnected();
  const { quote, isLive } = useShownPrice(symbol);
  const best = (side: 'bids' | 'asks') => (): Decimal | undefined => {
    const { book } = depth;
    const ticks = depth.status.get() === 'live' ? book?.[side].best : undefined;
    return ticks === undefined ? undefined : book?.price.text(ticks);
  };
  // A text changes seldom, however often the book does.
  const bid = useSyncExternalStore(depth.revision.subscribe, best('bids'));
  const ask = useSyncExternalStore(depth.revision.subscribe, best('asks'));
  return {
    bid: isConnected ? bid : undefined,
    ask: isConnected ? ask : undefined,
    last: isLive ? quote?.last.toFixed(priceDecimals) : undefined,
  };
}
