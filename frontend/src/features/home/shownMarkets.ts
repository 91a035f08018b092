import { isOwn } from '@/market/market';
import type { Instrument, Ticker } from '@/market/types';

/** As many symbols of the feed as fit in two rows. */
const MOST_DATA = 8;

export interface ShownMarkets {
  readonly own: readonly Instrument[];
  readonly data: readonly Instrument[];
}

/** All markets of the exchange's own, and those of the feed with the most volume, paused ones left out. */
export function shownMarkets(
  instruments: readonly Instrument[],
  tickers: ReadonlyMap<string, Pick<Ticker, 'quoteVolume'>>,
): ShownMarkets {
  const active = instruments.filter((it) => it.active);
  const volume = ({ symbol }: Instrument) => tickers.get(symbol)?.quoteVolume ?? 0;
  return {
    own: active.filter(({ symbol }) => isOwn(symbol)),
    data: active
      .filter(({ symbol }) => !isOwn(symbol))
      .toSorted((a, b) => volume(b) - volume(a) || a.symbol.localeCompare(b.symbol))
      .slice(0, MOST_DATA),
  };
}
