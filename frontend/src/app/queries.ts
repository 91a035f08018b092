import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiError } from '@/lib/http';

/** What is worth trying again: no answer, and a server that is in trouble or overrun. A refusal stays one. */
const isPassing = (error: unknown): boolean =>
  error instanceof ApiError && (error.status === 0 || error.status === 429 || error.status >= 500);

/** The cache of what was asked of the API. `onFailure` is told of every failed request. */
export function queryClient(onFailure: (error: unknown) => void): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({ onError: onFailure }),
    mutationCache: new MutationCache({ onError: onFailure }),
    defaultOptions: {
      queries: { retry: (failures, error) => failures < 3 && isPassing(error), staleTime: 2_000 },
      mutations: { retry: false },
    },
  });
}
