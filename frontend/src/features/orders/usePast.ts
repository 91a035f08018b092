import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { accountApi } from '@/account/api';
import { useAccount } from '@/hooks/useAccount';

const PAGE_SIZE = 50;
/** The history follows the exchange a moment later, and events come in bursts. */
const SETTLE_MS = 400;
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

/** Looks again after something has happened to an order: soon after, and no more often, however much happens. */
export function useRenewedPast(): void {
  const { feed } = useAccount();
  const queries = useQueryClient();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = feed.onEvent((event) => {
      if (event.e !== 'order' && event.e !== 'fill') return;
      timer ??= setTimeout(() => {
        timer = undefined;
        RENEWED.forEach((queryKey) => void queries.invalidateQueries({ queryKey }));
      }, SETTLE_MS);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [feed, queries]);
}
