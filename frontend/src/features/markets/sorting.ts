import type { Instrument, Ticker } from '@/market/types';

export type Column = 'name' | 'price' | 'change' | 'volume';

export interface Sorting {
  readonly column: Column;
  readonly direction: 'ascending' | 'descending';
}

export interface Listed {
  readonly instrument: Instrument;
  readonly ticker: Ticker | undefined;
}

/** The same column again turns the direction; another begins with what one looks for: names from A, figures from the largest. */
export function sortedBy(current: Sorting, column: Column): Sorting {
  if (current.column !== column) return { column, direction: column === 'name' ? 'ascending' : 'descending' };
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

/** In order; what has no figure comes last, whichever the direction. */
export function sorted(listed: readonly Listed[], { column, direction }: Sorting): readonly Listed[] {
  const sign = direction === 'ascending' ? 1 : -1;
  return listed.toSorted((a, b) => {
    if (column === 'name') return sign * nameOf(a).localeCompare(nameOf(b));
    const [left, right] = [figure(a, column), figure(b, column)];
    if (left === undefined || right === undefined) return Number(left === undefined) - Number(right === undefined);
    return sign * (left - right) || nameOf(a).localeCompare(nameOf(b));
  });
}

const nameOf = ({ instrument }: Listed): string => instrument.base + instrument.quote + instrument.symbol;

function figure({ ticker }: Listed, column: Exclude<Column, 'name'>): number | undefined {
  switch (column) {
    case 'price':
      return ticker?.last;
    case 'change':
      return ticker?.percent;
    case 'volume':
      return ticker?.quoteVolume;
  }
}
