import type { Ticker } from '@/market/types';
import { useShownPrice, type ShownPrice } from './useFeed';
import { useReference } from './useInstruments';
import { useMarket } from './useMarket';
import { useStore } from './useStore';

export interface Figures extends ShownPrice {
  readonly ticker: Ticker | undefined;
  /** Whose figures these are. */
  readonly source: string;
  /** They are those of the symbol that the market follows: nobody has traded in the market itself. */
  readonly isReference: boolean;
}

/** Price and last 24 hours of a market, or of what it follows until its first trade. */
export function useFigures(symbol: string): Figures {
  const { quotes } = useMarket();
  const reference = useReference(symbol)?.symbol ?? symbol;
  const ownTicker = useStore(quotes.ticker(symbol));
  const referenceTicker = useStore(quotes.ticker(reference));
  const isReference = !ownTicker && referenceTicker !== undefined && reference !== symbol;
  const source = isReference ? reference : symbol;
  return { ...useShownPrice(source), ticker: isReference ? referenceTicker : ownTicker, source, isReference };
}
