import { keepPreviousData, useQuery } from '@tanstack/react-query';

export interface Polled<T> {
  /** The last answer, which may be an old one; undefined before the first. */
  readonly data: T | undefined;
  /** Why the newest question was not answered; null when it was. */
  readonly error: Error | null;
  /** When the last answer came, Unix milliseconds; 0 before the first. */
  readonly answeredAt: number;
  readonly intervalMs: number;
  readonly askAgain: () => void;
}

/** Asks again and again, while the page is in view. A failure is not tried again at once: the next question is soon. */
export function usePolled<T>(key: readonly unknown[], ask: () => Promise<T>, intervalMs: number): Polled<T> {
  const { data, error, dataUpdatedAt, refetch } = useQuery({
    queryKey: ['operate', ...key],
    queryFn: ask,
    refetchInterval: intervalMs,
    retry: false,
    placeholderData: keepPreviousData,
  });
  return { data, error, answeredAt: dataUpdatedAt, intervalMs, askAgain: () => void refetch() };
}
