import { useQuery } from '@tanstack/react-query';
import type { PageConfig } from '@/market/wire';
import { useMarket } from './useMarket';

/** An asset that everybody may credit the own account with, and how much of it at a time. */
export type DemoFund = NonNullable<PageConfig['onRamp']>['funds'][number];

const NONE: readonly DemoFund[] = [];

/** The play money that there is; none where the money is real, and while that is not known. */
export function useDemoFunds(): readonly DemoFund[] {
  const { api } = useMarket();
  const { data } = useQuery({ queryKey: ['config'], queryFn: () => api.config(), staleTime: Infinity });
  return data?.onRamp?.funds ?? NONE;
}
