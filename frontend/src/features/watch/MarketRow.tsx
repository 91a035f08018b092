import { useEffect, useRef } from 'react';
import { Link, useLocation } from 'react-router';
import { PairName } from '@/components/PairName';
import { Percent } from '@/components/Price';
import { WatchStar } from '@/components/WatchStar';
import { useFeedHealth, useShownPrice } from '@/hooks/useFeed';
import { pairName } from '@/hooks/useInstruments';
import { useMarket } from '@/hooks/useMarket';
import { tradePath } from '@/hooks/useSelection';
import { useStore } from '@/hooks/useStore';
import { formatFixed } from '@/lib/format';
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
  const { symbol, base, quote, active } = instrument;
  const { isLive } = useShownPrice(symbol);
  const ticker = useStore(useMarket().quotes.ticker(symbol));
  const link = useRef<HTMLAnchorElement>(null);

  useEffect(() => {
    if (isSelected) link.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [isSelected]);

  return (
    <div
      className={`flex items-center ${isStrip ? 'border-b-2 lg:border-b-0 lg:border-l-2' : 'border-l-2'} ${look(isSelected)}`}
    >
      <WatchStar
        symbol={symbol}
        name={pairName(symbol, instrument)}
        className={`ml-1.5 ${isStrip ? 'max-lg:hidden' : ''}`}
      />
      <Link
        ref={link}
        to={{ pathname: tradePath(symbol), search }}
        data-testid={`market-${symbol}`}
        aria-current={isSelected ? 'page' : undefined}
        className={`grid flex-1 items-baseline gap-x-3 py-2 pr-3 lg:grid-cols-[1fr_auto_4rem] lg:py-[7px] lg:pl-1 ${isStrip ? 'grid-cols-[auto_auto] pl-3' : 'grid-cols-[1fr_auto_4rem] pl-1'}`}
      >
        <span>
          <PairName symbol={symbol} base={base} quote={quote} />
          {!active && <span className="label ml-1.5">paused</span>}
        </span>
        <LastPrice instrument={instrument} isStrip={isStrip} />
        <span className={`text-right ${isLive ? '' : 'opacity-50'}`}>
          <Percent value={ticker?.percent} />
        </span>
      </Link>
    </div>
  );
}

const look = (isSelected: boolean) =>
  isSelected ? 'border-accent bg-raised' : 'border-transparent hover:bg-raised focus-within:bg-raised';

function LastPrice({ instrument: { symbol, priceDecimals, active }, isStrip }: Omit<MarketRowProps, 'isSelected'>) {
  const { quote, isLive } = useShownPrice(symbol);
  const { badge } = useFeedHealth();
  const isFeedUp = badge !== 'down' && badge !== 'connecting';
  if (!quote && active && !isOwn(symbol) && isFeedUp) return <span className="label text-right">Starting…</span>;
  const tone = quote?.direction === 1 ? 'text-up' : quote?.direction === -1 ? 'text-down' : 'text-ink';
  return (
    <span className={`text-right ${isStrip ? 'max-lg:hidden' : ''} ${isLive ? tone : 'text-faint italic'}`}>
      {formatFixed(quote?.last, priceDecimals)}
    </span>
  );
}
