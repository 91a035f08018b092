import { useState } from 'react';
import { Button } from '@/components/Button';
import { Segmented } from '@/components/Segmented';
import { Empty, Failed, Loading } from '@/components/States';
import { useMarket } from '@/hooks/useMarket';
import { useStore } from '@/hooks/useStore';
import { useWatch } from '@/hooks/useWatch';
import type { Instrument } from '@/market/types';
import { MarketRow } from './MarketRow';
import { StartingRow } from './NewcomerRow';
import { SearchBox } from './SearchBox';
import { SearchResults } from './SearchResults';
import { chosenView, chooseView, listedOf, ownFirst, type WatchView } from './watchList';

const VIEWS = [
  { key: 'mine', title: 'Watch list' },
  { key: 'all', title: 'All markets' },
] as const satisfies readonly { key: WatchView; title: string }[];

interface WatchPanelProps {
  /** The market that is looked at. */
  readonly selected: string | undefined;
}

/** The markets to choose from, the person's own list of them, and a search: beside the chart, or as a strip above it on a phone. */
export function WatchPanel({ selected }: WatchPanelProps) {
  const [query, setQuery] = useState('');
  const [isOpen, setIsOpen] = useState(false);
  const close = () => {
    setQuery('');
    setIsOpen(false);
  };
  const isSearching = query.trim() !== '';
  return (
    <nav aria-label="Markets" className={`flex lg:block ${isOpen ? 'flex-col' : 'items-center'}`}>
      <SearchBox query={query} onQuery={setQuery} isOpen={isOpen} onOpen={() => setIsOpen(true)} onClose={close} />
      {isSearching ? (
        <SearchResults query={query} selected={selected} />
      ) : (
        <Lists selected={selected} isStrip={!isOpen} />
      )}
    </nav>
  );
}

function Lists({ selected, isStrip }: WatchPanelProps & { readonly isStrip: boolean }) {
  const { instruments } = useMarket();
  const state = useStore(instruments.state);
  const watch = useWatch();
  const [view, setView] = useState(chosenView);
  if (state.status === 'loading') return <Loading what="the markets" />;
  if (state.status === 'error') {
    return (
      <Empty>
        <span data-testid="markets-error">{state.message}</span>
        <Button onClick={instruments.retry}>Retry</Button>
      </Empty>
    );
  }
  if (state.instruments.length === 0) return <Empty>The feed has no markets yet.</Empty>;
  const all = ownFirst(state.instruments);
  if (watch.status === 'none') return <MarketRows symbols={symbolsOf(all)} {...{ all, selected, isStrip }} />;
  if (watch.status === 'loading') return <Loading what="your watch list" />;
  const shown = view ?? (watch.symbols.length > 0 ? 'mine' : 'all');
  return (
    <>
      <div className={`px-3 pb-2 ${isStrip ? 'max-lg:hidden' : ''}`}>
        <Segmented
          label="Which markets"
          options={VIEWS}
          selected={shown}
          onSelect={(it) => {
            chooseView(it);
            setView(it);
          }}
        />
      </div>
      {shown === 'mine' && watch.status === 'failed' && <Failed error={watch.error} retry={watch.retry} />}
      {shown === 'mine' && watch.status === 'ready' && watch.symbols.length === 0 && (
        <Empty>Nothing here yet. Find a market above, or star one of all markets.</Empty>
      )}
      <MarketRows symbols={shown === 'mine' ? watch.symbols : symbolsOf(all)} {...{ all, selected, isStrip }} />
    </>
  );
}

interface MarketRowsProps {
  readonly symbols: readonly string[];
  readonly all: readonly Instrument[];
  readonly selected: string | undefined;
  readonly isStrip: boolean;
}

function MarketRows({ symbols, all, selected, isStrip }: MarketRowsProps) {
  return (
    <ul
      className={
        isStrip
          ? 'flex min-w-0 overflow-x-auto lg:block lg:overflow-visible lg:pb-1'
          : 'max-lg:max-h-[60dvh] max-lg:overflow-y-auto lg:pb-1'
      }
    >
      {listedOf(symbols, all).map(({ symbol, instrument }) => (
        <li key={symbol} className="shrink-0">
          {instrument ? (
            <MarketRow instrument={instrument} isSelected={symbol === selected} isStrip={isStrip} />
          ) : (
            <StartingRow symbol={symbol} />
          )}
        </li>
      ))}
    </ul>
  );
}

const symbolsOf = (instruments: readonly Instrument[]): readonly string[] => instruments.map(({ symbol }) => symbol);
