import type { Figures } from '@/hooks/useFigures';
import { formatFixed } from '@/lib/format';

interface LastPriceProps {
  readonly figures: Figures;
  readonly decimals: number;
  readonly className?: string;
}

/** A last price in the colour of its direction; faint when it is not a live one of its own. */
export function LastPrice({ figures, decimals, className = '' }: LastPriceProps) {
  const { quote, isLive, isReference, source } = figures;
  const tone = quote?.direction === 1 ? 'text-up' : quote?.direction === -1 ? 'text-down' : 'text-ink';
  return (
    <span
      title={isReference ? `No trade here yet: the price of ${source}` : undefined}
      className={`${className} ${isLive && !isReference ? tone : 'text-faint italic'}`}
    >
      {formatFixed(quote?.last, decimals)}
      {isReference && <span className="sr-only"> ({source}; no trade here yet)</span>}
    </span>
  );
}
