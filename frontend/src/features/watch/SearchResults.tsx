import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Empty, Failed, Loading } from '@/components/States';
import { useInstruments } from '@/hooks/useInstruments';
import { isSearchable, searchSymbols } from '@/market/search';
import { MarketRow } from './MarketRow';
import { FoundRow } from './NewcomerRow';

const MOST = 20;

interface SearchResultsProps {
  readonly query: string;
  readonly selected: string | undefined;
}

/** What matches a search: markets to go to, and symbols that the feed could carry. */
export function SearchResults({ query, selected }: SearchResultsProps) {
  const instruments = useInstruments();
  const canMatch = isSearchable(query);
  const { data, error, refetch } = useQuery({
    queryKey: ['search', query.trim().toUpperCase()],
    queryFn: ({ signal }) => searchSymbols(query, MOST, signal),
    enabled: canMatch,
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  });
  if (error) return <Failed error={error} retry={() => void refetch()} />;
  if (canMatch && !data) return <Loading what="matches" />;
  const found = canMatch ? (data ?? []) : [];
  return (
    <>
      <p role="status" className="sr-only">
        {found.length} found
      </p>
      {found.length === 0 && <Empty>No market is called “{query.trim()}”.</Empty>}
      <ul className="pb-1 max-lg:max-h-[60dvh] max-lg:overflow-y-auto">
        {found.map((it) => {
          const instrument = instruments.find(({ symbol }) => symbol === it.symbol);
          return (
            <li key={it.symbol}>
              {instrument && it.carried ? (
                <MarketRow instrument={instrument} isSelected={it.symbol === selected} />
              ) : (
                <FoundRow found={it} />
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}
