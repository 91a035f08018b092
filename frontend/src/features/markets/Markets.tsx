import { useState } from 'react';
import { Empty, Failed, Loading } from '@/components/States';
import { Segmented } from '@/components/Segmented';
import { useMarket } from '@/hooks/useMarket';
import { useSparklines } from '@/hooks/useSparklines';
import { useStore } from '@/hooks/useStore';
import { useTickers } from '@/hooks/useTickers';
import { ApiError } from '@/lib/http';
import { isOwn } from '@/market/market';
import { MarketsTable } from './MarketsTable';
import { matching, sorted, type Sorting } from './sorting';

const KINDS = [
  { key: 'all', title: 'All' },
  { key: 'own', title: 'Trade here' },
  { key: 'data', title: 'Market data' },
] as const;

type Kind = (typeof KINDS)[number]['key'];

interface MarketsProps {
  /** With a search and a choice of kinds; a start page has few markets and needs none. */
  readonly isWhole: boolean;
}

/** All markets in a table. */
export function Markets({ isWhole }: MarketsProps) {
  const { instruments } = useMarket();
  const state = useStore(instruments.state);
  const tickers = useTickers();
  const sparklines = useSparklines();
  const [words, setWords] = useState('');
  const [kind, setKind] = useState<Kind>('all');
  const [sorting, setSorting] = useState<Sorting>({ column: 'volume', direction: 'descending' });
  if (state.status === 'loading') return <Loading what="the markets" />;
  if (state.status === 'error') return <Failed error={new ApiError(state.message)} retry={instruments.retry} />;
  const ofKind = state.instruments.filter(({ symbol }) => kind === 'all' || isOwn(symbol) === (kind === 'own'));
  const listed = ofKind.map((instrument) => ({ instrument, ticker: tickers.get(instrument.symbol) }));
  const found = sorted(matching(listed, words), sorting);
  return (
    <>
      {isWhole && (
        <div className="flex flex-wrap items-center gap-3 bg-panel p-3">
          <input
            type="search"
            aria-label="Search markets"
            placeholder="Search, for example BTC"
            value={words}
            onChange={(event) => setWords(event.target.value)}
            className="w-60 rounded border border-line-strong bg-ground px-2.5 py-1.5"
          />
          <Segmented label="Kind of market" options={KINDS} selected={kind} onSelect={setKind} />
        </div>
      )}
      {found.length === 0 ? (
        <Empty>{words === '' ? 'There are no markets yet.' : `No market has “${words}” in its name.`}</Empty>
      ) : (
        <MarketsTable listed={found} sparklines={sparklines} sorting={sorting} onSort={setSorting} />
      )}
    </>
  );
}
