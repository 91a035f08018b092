import { useMemo } from 'react';
import type { Portfolio } from '@/account/wire';
import { useFeedHealth, useIsConnected } from '@/hooks/useFeed';
import { useMarket } from '@/hooks/useMarket';
import { useStore } from '@/hooks/useStore';
import type { Readable } from '@/lib/store';
import { isOwn } from '@/market/market';
import type { QuoteBoard } from '@/market/quotes';
import { liveWorth } from './liveWorth';

/** The portfolio, moved by the prices that stream in; without a live price it is as the server said. */
export function useLiveWorth(worth: Portfolio): Portfolio {
  const { quotes } = useMarket();
  const isConnected = useIsConnected();
  const isFeedUp = useFeedHealth().badge !== 'down';
  const symbols = [
    ...worth.holdings.flatMap(({ priceSource }) => priceSource ?? []),
    ...worth.positions.map(({ market }) => market),
  ].join(' ');
  const prices = useStore(useMemo(() => lastPrices(quotes, symbols.split(' ')), [quotes, symbols]));
  return useMemo(() => {
    const known = new Map(prices.split(' ').map((it) => it.split('=') as [string, string]));
    return liveWorth(worth, (symbol) => (isConnected && (isOwn(symbol) || isFeedUp) ? known.get(symbol) : undefined));
  }, [worth, prices, isConnected, isFeedUp]);
}

/** `BTC_USDT=100000.5 ETHUSDT=4000`: a text, which is the same when nothing has changed. */
function lastPrices(quotes: QuoteBoard, symbols: readonly string[]): Readable<string> {
  const stores = symbols.map((symbol) => ({ symbol, quote: quotes.quote(symbol) }));
  return {
    get: () =>
      stores
        .flatMap(({ symbol, quote }) => {
          const last = quote.get()?.last;
          return last === undefined ? [] : `${symbol}=${last}`;
        })
        .join(' '),
    subscribe: (listener) => {
      const stops = stores.map(({ quote }) => quote.subscribe(listener));
      return () => stops.forEach((stop) => stop());
    },
  };
}
