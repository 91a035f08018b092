import { secondClock } from '@/lib/secondClock';
import { feedHealth, priceAgeMs, STALE_AFTER_MS, type FeedHealth } from '@/market/feedHealth';
import { isOwn } from '@/market/market';
import type { Quote } from '@/market/quotes';
import { useMarket } from './useMarket';
import { useStore } from './useStore';

export function useFeedHealth(): FeedHealth {
  const { socket, feed } = useMarket();
  return feedHealth(useStore(socket.state), useStore(feed), useStore(secondClock));
}

/** Whether the server can be heard: what it last said of the exchange's own markets is then how they are. */
export function useIsConnected(): boolean {
  const { badge, cause } = useFeedHealth();
  return badge !== 'connecting' && cause !== 'connection';
}

export interface ShownPrice {
  readonly quote: Quote | undefined;
  readonly ageMs: number | undefined;
  /** False when the price must not look like a live one: disconnected, feed down, or too old. */
  readonly isLive: boolean;
}

/** The newest price of a symbol, and whether it may be shown as live. */
export function useShownPrice(symbol: string): ShownPrice {
  const { quotes, feed } = useMarket();
  const quote = useStore(quotes.quote(symbol));
  const report = useStore(feed);
  const { badge } = useFeedHealth();
  const isConnected = useIsConnected();
  const ageMs = priceAgeMs(quote, report, useStore(secondClock));
  // The last price of an own market stands until the next trade, however long that takes.
  if (isOwn(symbol)) return { quote, ageMs, isLive: isConnected && quote !== undefined };
  const isUp = isConnected && badge !== 'down';
  return { quote, ageMs, isLive: isUp && ageMs !== undefined && ageMs <= STALE_AFTER_MS };
}
