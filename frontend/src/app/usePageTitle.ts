import { useEffect } from 'react';
import { useShownPrice } from '@/hooks/useFeed';
import { pairName, useInstrument } from '@/hooks/useInstruments';
import { formatFixed } from '@/lib/format';

/** `108,400.50 BTC/USDT · Bourse`; without the number while it is not live. */
export function usePageTitle(symbol: string): void {
  const instrument = useInstrument(symbol);
  const { quote, isLive } = useShownPrice(symbol);
  const price = isLive && quote && instrument ? `${formatFixed(quote.last, instrument.priceDecimals)} ` : '';
  const title = `${price}${pairName(symbol, instrument)} · Bourse`;
  useEffect(() => {
    document.title = title;
  }, [title]);
}
