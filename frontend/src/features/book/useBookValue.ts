import { useSyncExternalStore } from 'react';
import { useMarket } from '@/hooks/useMarket';
import type { OrderBook } from '@/market/orderBook';

/** Something about the book that seldom changes: asked at most once a frame, rendered only when it has changed. */
export function useBookValue<T extends string | number | boolean | undefined>(
  read: (book: OrderBook | undefined) => T,
): T {
  const { depth } = useMarket();
  return useSyncExternalStore(depth.revision.subscribe, () => read(depth.book));
}
