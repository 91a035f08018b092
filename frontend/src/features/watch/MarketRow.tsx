import { useEffect, useRef } from 'react';
import { Link, useLocation } from 'react-router';
import { LastPrice } from '@/components/LastPrice';
import { PairName } from '@/components/PairName';
import { Percent } from '@/components/Price';
import { WatchStar } from '@/components/WatchStar';
import { useFeedHealth } from '@/hooks/useFeed';
import { useFigures, type Figures } from '@/hooks/useFigures';
import { pairName } from '@/hooks/useInstruments';
import { tradePath } from '@/hooks/useSelection';
import { isOwn } from '@/market/market';
import type { Instrument } from '@/market/types';

interface MarketRowProps {
  readonly instrument: Instrument;
  readonly isSelected: boolean;
  /** One of a strip on a phone, where there is room for little. */
  readonly isStrip?: boolean;
}

/** A market with its price and its last 24 hours; leads to it. */
export function MarketRow({ instrument, isSelected, isStrip = false }: MarketRowProps) {
  const { search } = useLocation();
  const { symbol, base, quote, active, priceDecimals } = instrument;
  const figures = useFigures(symbol);
  const isStarting = useIsStarting(instrument, figures);
  const link = useRef<HTMLAnchorElement>(null);

  useEffect(() => {
    if (isSelected) link.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [isSelected]);

  return (
    <div
      className={`flex items-center ${isStrip ? 'border-b-2 lg:border-b-0 lg:border-l-2' : 'border-l-2'} ${
        isSelected ? 'border-accent bg-raised' : 'border-transparent focus-within:bg-raised hover:bg-raised'
      }`}
    >
      <WatchStar
        symbol={symbol}
        name={pairName(symbol, instrument)}
        className={`ml-1 ${isStrip ? 'max-lg:hidden' : ''}`}
      />
      <Link
        ref={link}
        to={{ pathname: tradePath(symbol), search }}
        data-testid={`market-${symbol}`}
        aria-current={isSelected ? 'page' : undefined}
        className={`grid min-w-0 flex-1 items-baseline gap-x-2 py-2 pr-3 lg:grid-cols-[minmax(0,1fr)_auto_3.25rem] lg:py-[7px] lg:pl-1 ${
          isStrip ? 'grid-cols-[auto_auto] pl-3' : 'grid-cols-[minmax(0,1fr)_auto_3.25rem] pl-1'
        }`}
      >
        <span className="truncate">
          <PairName symbol={symbol} base={base} quote={quote} isPaused={!active} />
        </span>
        {isStarting ? (
          <Starting />
        ) : (
          <LastPrice
            figures={figures}
            decimals={priceDecimals}
            className={`text-right text-xs ${isStrip ? 'max-lg:hidden' : ''}`}
          />
        )}
        <span className="text-right text-xs">
          <Percent value={figures.ticker?.percent} isFaint={!figures.isLive || figures.isReference} />
        </span>
      </Link>
    </div>
  );
}

/** In place of the first price. */
export const Starting = () => <span className="label text-right whitespace-nowrap">Starting…</span>;

/** A symbol that the feed has just taken up; a market of our own has its first price only with the first trade. */
function useIsStarting({ symbol, active }: Instrument, { quote }: Figures): boolean {
  const { badge } = useFeedHealth();
  return !quote && active && !isOwn(symbol) && badge !== 'down' && badge !== 'connecting';
}
