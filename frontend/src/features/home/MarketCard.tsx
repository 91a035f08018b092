import { Link } from 'react-router';
import { LastPrice } from '@/components/LastPrice';
import { PairName } from '@/components/PairName';
import { Percent } from '@/components/Price';
import { Sparkline } from '@/components/Sparkline';
import { useFigures } from '@/hooks/useFigures';
import { tradePath } from '@/hooks/useSelection';
import { useDayShape } from '@/hooks/useSparklines';
import { formatQuantity } from '@/lib/format';
import type { Instrument } from '@/market/types';

interface MarketCardProps {
  readonly instrument: Instrument;
  /** The one that the page shows large. */
  readonly isLarge?: boolean;
}

/** A market with its last 24 hours in figures and as a line; leads to it. */
export function MarketCard({ instrument, isLarge = false }: MarketCardProps) {
  const { symbol, base, quote, priceDecimals } = instrument;
  const figures = useFigures(symbol);
  const { ticker, isLive, isReference } = figures;
  const shape = useDayShape(symbol);
  return (
    <Link
      to={tradePath(symbol)}
      data-testid={`card-${symbol}`}
      className="group flex h-full flex-col overflow-hidden rounded-lg border border-line bg-panel hover:border-accent"
    >
      <div className={isLarge ? 'px-5 pt-4' : 'px-3.5 pt-3'}>
        <div className="flex items-baseline justify-between gap-3">
          <span className={isLarge ? 'text-[15px]' : ''}>
            <PairName symbol={symbol} base={base} quote={quote} />
          </span>
          <Percent value={ticker?.percent} isFaint={!isLive || isReference} />
        </div>
        <LastPrice
          figures={figures}
          decimals={priceDecimals}
          className={`block font-semibold tracking-tight ${isLarge ? 'mt-1 text-3xl' : 'mt-0.5 text-[17px]'}`}
        />
        <p className="label mt-0.5 truncate">
          {isReference
            ? `Not traded here yet: ${figures.source}`
            : `24h volume ${formatQuantity(ticker?.quoteVolume)} ${quote}${shape.reference ? `, line: ${shape.reference}` : ''}`}
        </p>
      </div>
      <Sparkline
        closes={shape.closes}
        label={`${shape.reference ?? `${base}/${quote}`}, the last 24 hours`}
        isFaint={shape.reference !== undefined}
        isFilled
        className={`mt-auto block w-full pt-2 ${isLarge ? 'h-44' : 'h-16'}`}
      />
    </Link>
  );
}
