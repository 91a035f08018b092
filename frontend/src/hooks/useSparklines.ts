import { useQuery } from '@tanstack/react-query';
import { useMarket } from './useMarket';

const REFRESH_MS = 60_000;

/** The last 24 hours of each symbol as a few closes, renewed each minute; empty until they are there. */
export function useSparklines(): Readonly<Record<string, readonly number[]>> {
  const { api } = useMarket();
  const { data } = useQuery({
    queryKey: ['sparklines'],
    queryFn: ({ signal }) => api.sparklines(signal),
    refetchInterval: REFRESH_MS,
  });
  return data ?? {};
}
