import { createContext, useContext } from 'react';
import type { Market } from '@/market/market';

export const MarketContext = createContext<Market | undefined>(undefined);

export function useMarket(): Market {
  const market = useContext(MarketContext);
  if (!market) throw new Error('useMarket needs a MarketContext around it');
  return market;
}
