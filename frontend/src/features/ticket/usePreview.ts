import { useQuery } from '@tanstack/react-query';
import { accountApi, type NewOrder } from '@/account/api';
import type { Preview } from '@/account/wire';

/** The book moves: what was foreseen is asked for again after this. */
const RENEW_MS = 3_000;

export interface Foreseen {
  readonly preview: Preview | undefined;
  /** Why the exchange would not take it, or does not say. */
  readonly error: unknown;
}

/** What the exchange says that an order would do, asked anew while it is looked at. Nothing is asked without an order. */
export function usePreview(order: NewOrder | undefined): Foreseen {
  const { data, error } = useQuery({
    queryKey: ['preview', order],
    queryFn: ({ signal }) => (order ? accountApi.preview(order, signal) : undefined),
    enabled: order !== undefined,
    retry: false,
    staleTime: 0,
    gcTime: 0,
    refetchInterval: RENEW_MS,
  });
  return { preview: error ? undefined : data, error };
}
