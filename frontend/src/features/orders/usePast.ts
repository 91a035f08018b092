import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { accountApi } from '@/account/api';
import { useAccount } from '@/hooks/useAccount';

const PAGE_SIZE = 50;
/** The history follows the exchange a moment later, on a busy machine after seconds: so long after an event it is looked at again. */
const LOOKS_MS = [400, 2_000, 8_000] as const;
/** What follows from orders and fills. */
const RENEWED = [['orders'], ['fills'], ['positions']];

/** The orders of a market, or of all, newest first, page by page. */
export function usePastOrders(market: string | undefined) {
  return useInfiniteQuery({
    queryKey: ['orders', market],
    queryFn: ({ pageParam }) => accountApi.orders({ market, limit: PAGE_SIZE, before: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => (page.length < PAGE_SIZE ? undefined : page.at(-1)?.orderId),
  });
}

/** The account's own trades in a market, or in all, newest first, page by page. */
export function useFills(market: string | undefined) {
  return useInfiniteQuery({
    queryKey: ['fills', market],
    queryFn: ({ pageParam }) => accountApi.fills({ market, limit: PAGE_SIZE, before: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => (page.length < PAGE_SIZE ? undefined : page.at(-1)?.sequence.toString()),
  });
}

/** Looks again after something has happened to an order: soon after, no more often however much happens, and until the history has it. */
export function useRenewedPast(): void {
  const { feed } = useAccount();
  const queries = useQueryClient();
  useEffect(() => {
    const [soon, ...later] = LOOKS_MS;
    const timers = new Map<number, ReturnType<typeof setTimeout>>();
    const lookIn = (ms: number) => {
      const timer = setTimeout(() => {
        timers.delete(ms);
        RENEWED.forEach((queryKey) => void queries.invalidateQueries({ queryKey }));
      }, ms);
      timers.set(ms, timer);
    };
    const stop = feed.onEvent((event) => {
      if (event.e !== 'order' && event.e !== 'fill') return;
      if (!timers.has(soon)) lookIn(soon);
      for (const ms of later) {
        clearTimeout(timers.get(ms));
        lookIn(ms);
      }
    });
    return () => {
      stop();
      timers.forEach((timer) => clearTimeout(timer));
    };
  }, [feed, queries]);
}
