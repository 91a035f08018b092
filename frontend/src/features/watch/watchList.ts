import { isOwn } from '@/market/market';
import type { Instrument } from '@/market/types';

/** The exchange's own first, since one can trade there; otherwise as they come. */
export const ownFirst = (instruments: readonly Instrument[]): readonly Instrument[] => [
  ...instruments.filter(({ symbol }) => isOwn(symbol)),
  ...instruments.filter(({ symbol }) => !isOwn(symbol)),
];

/** A line of a list: a market that is known, or the symbol of one that is not, or not yet. */
export interface Listed {
  readonly symbol: string;
  readonly instrument: Instrument | undefined;
}

/** What is known of symbols, in their order. */
export function listedOf(symbols: readonly string[], instruments: readonly Instrument[]): readonly Listed[] {
  const known = new Map(instruments.map((instrument) => [instrument.symbol, instrument]));
  return symbols.map((symbol) => ({ symbol, instrument: known.get(symbol) }));
}

/** Which of the two lists is shown. */
export type WatchView = 'mine' | 'all';

let chosen: WatchView | undefined;

/** What was chosen last, until the page is left; another market's screen is another instance of the list. */
export const chosenView = (): WatchView | undefined => chosen;

export function chooseView(view: WatchView): void {
  chosen = view;
}
