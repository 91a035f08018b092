import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useLocation, useNavigate } from 'react-router';
import { watchApi } from '@/account/watchApi';
import { messageOf } from '@/lib/http';
import { showToast } from '@/lib/toasts';
import { useUser } from './useAccount';

const KEY = ['watch'];
const NONE: readonly string[] = [];

export interface Watch {
  /** `none` for visitors. */
  readonly status: 'none' | 'loading' | 'failed' | 'ready';
  readonly error: unknown;
  readonly retry: () => void;
  /** In the order in which they were added. */
  readonly symbols: readonly string[];
}

/** The markets that whoever is logged in watches; the server keeps them. */
export function useWatch(): Watch {
  const user = useUser();
  const { status, data, error, refetch } = useQuery({
    queryKey: KEY,
    queryFn: watchApi.list,
    enabled: user !== undefined,
    staleTime: 60_000,
  });
  const known = data === undefined ? (status === 'error' ? 'failed' : 'loading') : 'ready';
  return { status: user ? known : 'none', error, retry: () => void refetch(), symbols: data ?? NONE };
}

interface Change {
  readonly symbol: string;
  readonly isWatched: boolean;
}

/** Puts a market on the list or takes it off; a visitor is led to the log in. The list follows at once, and goes back if the server refuses. */
export function useWatchToggle(): (symbol: string) => void {
  const user = useUser();
  const { symbols } = useWatch();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  const { mutate } = useMutation({
    mutationKey: KEY,
    // One after the other, as they were asked for.
    scope: { id: KEY.join() },
    mutationFn: ({ symbol, isWatched }: Change) => (isWatched ? watchApi.remove(symbol) : watchApi.add(symbol)),
    onMutate: async ({ symbol, isWatched }) => {
      await queries.cancelQueries({ queryKey: KEY });
      queries.setQueryData<readonly string[]>(KEY, (before = NONE) =>
        isWatched ? before.filter((it) => it !== symbol) : [...before, symbol],
      );
    },
    onError: (error) => showToast(messageOf(error), 'bad'),
    onSettled: (answer) => {
      // Until the last change is answered, what the screen shows is newer than any answer.
      if (queries.isMutating({ mutationKey: KEY }) > 1) return;
      if (answer) queries.setQueryData(KEY, answer);
      else void queries.invalidateQueries({ queryKey: KEY });
    },
  });
  return (symbol) => {
    if (user) mutate({ symbol, isWatched: symbols.includes(symbol) });
    else void navigate('/login', { state: { from: pathname + search } });
  };
}
