import { useQuery } from '@tanstack/react-query';
import type { DemoFund } from '@/account/demoFunds';
import { useMarket } from './useMarket';

const NONE: readonly DemoFund[] = [];

/** The play money that there is; none where the money is real, and while that is not known. */
export function useDemoFunds(): readonly DemoFund[] {
  const { api } = useMarket();
  const { data } = useQuery({ queryKey: ['config'], queryFn: () => api.config(), staleTime: Infinity });
  return data?.onRamp?.funds ?? NONE;
}
