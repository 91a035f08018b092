import { useMemo } from 'react';
import { useAccountView } from '@/hooks/useAccount';
import { groupOf, type SideName } from '@/market/bookSide';
import type { Unit } from '@/market/units';

/** The lines of the book, by price in ticks, that have orders of one's own in them. */
export type OwnLevels = Readonly<Record<SideName, ReadonlySet<number>>>;

/** @param step how many ticks are put together in a line */
export function useOwnLevels(symbol: string, price: Unit, step: number): OwnLevels {
  const { openOrders } = useAccountView();
  return useMemo(() => {
    const own = { bids: new Set<number>(), asks: new Set<number>() };
    for (const { market, type, side, price: text } of openOrders.values()) {
      // A stop order is not in the book before it is triggered.
      if (market !== symbol || type !== 'limit' || text === undefined) continue;
      const name = side === 'buy' ? 'bids' : 'asks';
      own[name].add(groupOf(name, price.count(text), step));
    }
    return own;
  }, [openOrders, symbol, price, step]);
}
