import { referenceOf } from '@/market/market';
import type { Instrument } from '@/market/types';
import { useMarket } from './useMarket';
import { useStore } from './useStore';

const NONE: readonly Instrument[] = [];

/** All symbols and markets; empty until the list is there. */
export function useInstruments(): readonly Instrument[] {
  const state = useStore(useMarket().instruments.state);
  return state.status === 'ready' ? state.instruments : NONE;
}

/** What is known of a symbol; undefined until the list of markets is there, and for a symbol that is not on it. */
export function useInstrument(symbol: string | undefined): Instrument | undefined {
  return useInstruments().find((instrument) => instrument.symbol === symbol);
}

/** The symbol of the feed that an own market follows, if there is one. */
export function useReference(symbol: string | undefined): Instrument | undefined {
  const instruments = useInstruments();
  return referenceOf(
    instruments.find((instrument) => instrument.symbol === symbol),
    instruments,
  );
}

/** `BTC/USDT` where both assets are known, else the symbol itself. */
export const pairName = (symbol: string, instrument: Instrument | undefined): string =>
  instrument ? `${instrument.base}/${instrument.quote}` : symbol;
