import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Button } from '@/components/Button';
import { PairName } from '@/components/PairName';
import { WatchStar } from '@/components/WatchStar';
import { useMarket } from '@/hooks/useMarket';
import { useWatch, useWatchToggle } from '@/hooks/useWatch';
import { searchSymbols, type FoundSymbol } from '@/market/search';
import { Starting } from './MarketRow';

/** The feed takes up a new symbol within seconds. */
const LOOK_EVERY_MS = 2_000;
/** After which the list's own refreshing must do. */
const MOST_LOOKS = 30;

/** A watched symbol that the feed does not carry yet. */
export function StartingRow({ symbol }: { readonly symbol: string }) {
  const { instruments } = useMarket();
  const { data } = useQuery({
    queryKey: ['symbol', symbol],
    queryFn: ({ signal }) => searchSymbols(symbol, 1, signal),
    staleTime: Infinity,
  });
  const found = data?.find((it) => it.symbol === symbol);

  useEffect(() => {
    let looks = 0;
    const timer = setInterval(() => {
      if (++looks > MOST_LOOKS) clearInterval(timer);
      else void instruments.load();
    }, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [instruments]);

  return (
    <div data-testid={`market-${symbol}`} className="flex items-center border-l-2 border-transparent">
      <WatchStar symbol={symbol} name={nameOf(symbol, found)} className="ml-1" />
      <div className="flex flex-1 items-baseline justify-between gap-x-3 py-2 pr-3 pl-1 lg:py-[7px]">
        <PairName symbol={symbol} base={found?.base ?? symbol} quote={found?.quote ?? '…'} />
        <Starting />
      </div>
    </div>
  );
}

/** A symbol that was found, and that the feed begins to carry when it is added. */
export function FoundRow({ found }: { readonly found: FoundSymbol }) {
  const { symbols } = useWatch();
  const toggle = useWatchToggle();
  const { symbol } = found;
  if (symbols.includes(symbol)) return <StartingRow symbol={symbol} />;
  return (
    <div data-testid={`market-${symbol}`} className="flex items-center justify-between gap-3 py-1 pr-3 pl-[34px]">
      <PairName symbol={symbol} base={found.base} quote={found.quote} />
      <Button size="small" aria-label={`Add ${nameOf(symbol, found)}`} onClick={() => toggle(symbol)}>
        Add
      </Button>
    </div>
  );
}

const nameOf = (symbol: string, found: FoundSymbol | undefined): string =>
  found ? `${found.base}/${found.quote}` : symbol;
