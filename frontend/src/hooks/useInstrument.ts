import type { Instrument } from '@/market/types';
import { useMarket } from './useMarket';
import { useStore } from './useStore';

/** What is known of a symbol; undefined until the list of markets is there, and for a symbol that is not on it. */
export function useInstrument(symbol: string | undefined): Instrument | undefined {
  const state = useStore(useMarket().instruments.state);
  return state.status === 'ready' ? state.instruments.find((instrument) => instrument.symbol === symbol) : undefined;
}

/** `BTC/USDT` where both assets are known, else the symbol itself. */
export const pairName = (symbol: string, instrument: Instrument | undefined): string =>
  instrument ? `${instrument.base}/${instrument.quote}` : symbol;
