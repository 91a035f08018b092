import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { accountApi, type NewOrder } from '@/account/api';
import type { Preview } from '@/account/wire';

/** Somebody who types does not want an answer for every key. */
const SETTLE_MS = 300;
const REFRESH_MS = 3_000;

/** What the server says would happen to the order, while it is being made up; undefined without an order, and for one that is refused. */
export function usePreview(order: NewOrder | undefined): Preview | undefined {
  const settled = useSettled(order === undefined ? undefined : JSON.stringify(order));
  const { data, isError } = useQuery({
    queryKey: ['preview', settled],
    queryFn: ({ signal }) => accountApi.preview(JSON.parse(settled ?? '{}') as NewOrder, signal),
    enabled: settled !== undefined,
    refetchInterval: REFRESH_MS,
    retry: false,
    placeholderData: keepPreviousData,
  });
  return settled === undefined || isError ? undefined : data;
}

function useSettled(value: string | undefined): string | undefined {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return value === undefined ? undefined : settled;
}
