import { secondClock } from '@/lib/secondClock';
import { feedHealth, priceAgeMs, STALE_AFTER_MS, type FeedHealth } from '@/market/feedHealth';
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
  const isUp = health.badge !== 'down' && health.badge !== 'connecting';
  return { quote, ageMs, isLive: isUp && ageMs !== undefined && ageMs <= STALE_AFTER_MS };
}
