import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { accountApi } from '@/account/api';
import { useAccount, useUser } from '@/hooks/useAccount';
import { MAX_TRADES } from '@/market/tape';
import { isOwn } from '@/market/market';

const NONE: readonly string[] = [];

/** The ids of those newest trades of a market that one has made oneself. */
export function useOwnTrades(symbol: string): ReadonlySet<string> {
  const { feed } = useAccount();
  const accountId = useUser()?.accountId;
  const [live, setLive] = useState(NONE);
  const { data: earlier = NONE } = useQuery({
    queryKey: ['own-trades', symbol],
    queryFn: async () => (await accountApi.fills({ market: symbol, limit: MAX_TRADES })).map(({ tradeId }) => tradeId),
    enabled: accountId !== undefined && isOwn(symbol),
    // What comes later is told by the account's stream.
    staleTime: Infinity,
  });

  useEffect(
    () =>
      feed.onEvent((event) => {
        if (event.e !== 'fill' || event.market !== symbol) return;
        setLive((ids) => [event.tradeId, ...ids].slice(0, MAX_TRADES));
      }),
    [feed, symbol],
  );

  return useMemo(() => new Set(accountId === undefined ? NONE : [...earlier, ...live]), [accountId, earlier, live]);
}
