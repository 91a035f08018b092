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
  const health = useFeedHealth();
  const ageMs = priceAgeMs(quote, report, useStore(secondClock));
  const isConnected = health.badge !== 'connecting' && health.cause !== 'connection';
  // The last price of an own market stands until the next trade, however long that takes.
  if (isOwn(symbol)) return { quote, ageMs, isLive: isConnected && quote !== undefined };
  const isUp = isConnected && health.badge !== 'down';
  return { quote, ageMs, isLive: isUp && ageMs !== undefined && ageMs <= STALE_AFTER_MS };
}
