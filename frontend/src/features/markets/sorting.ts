import { isOwn } from '@/market/market';
import type { Instrument, Ticker } from '@/market/types';

export type Column = 'name' | 'price' | 'change' | 'high' | 'low' | 'volume';

export interface Sorting {
  readonly column: Column;
  readonly direction: 'ascending' | 'descending';
}

export interface Listed {
  readonly instrument: Instrument;
  readonly ticker: Ticker | undefined;
}

/** The same column again turns the direction; another begins with what one looks for: names from A, figures from the largest. */
export function sortedBy(current: Sorting | undefined, column: Column): Sorting {
  if (current?.column !== column) return { column, direction: column === 'name' ? 'ascending' : 'descending' };
  return { column, direction: current.direction === 'ascending' ? 'descending' : 'ascending' };
}

/** Those whose pair, symbol or assets have the words in them. */
export function matching(listed: readonly Listed[], words: string): readonly Listed[] {
  const wanted = words
    .trim()
    .toUpperCase()
    .replaceAll(/[/\s_-]/g, '');
  if (wanted === '') return listed;
  return listed.filter(({ instrument: { base, quote } }) => (base + quote).toUpperCase().includes(wanted));
}

/**
 * In order; what has no figure comes last, whichever the direction. Until the person has chosen one: what can be traded here first, and of
 * the rest the most active.
 */
export function sorted(listed: readonly Listed[], sorting: Sorting | undefined): readonly Listed[] {
  if (!sorting) {
    const byVolume = sorted(listed, { column: 'volume', direction: 'descending' });
    return [...listed.filter(isTraded), ...byVolume.filter((it) => !isTraded(it))];
  }
  const { column, direction } = sorting;
  const sign = direction === 'ascending' ? 1 : -1;
  return listed.toSorted((a, b) => {
    if (column === 'name') return sign * nameOf(a).localeCompare(nameOf(b));
    const [left, right] = [figure(a, column), figure(b, column)];
    if (left === undefined || right === undefined) return Number(left === undefined) - Number(right === undefined);
    return sign * (left - right) || nameOf(a).localeCompare(nameOf(b));
  });
}

const isTraded = ({ instrument }: Listed): boolean => isOwn(instrument.symbol);

const nameOf = ({ instrument }: Listed): string => instrument.base + instrument.quote + instrument.symbol;

function figure({ ticker }: Listed, column: Exclude<Column, 'name'>): number | undefined {
  switch (column) {
    case 'price':
      return ticker?.last;
    case 'change':
      return ticker?.percent;
    case 'high':
      return ticker?.high;
    case 'low':
      return ticker?.low;
    case 'volume':
      return ticker?.quoteVolume;
  }
}
