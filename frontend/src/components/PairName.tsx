import { isOwn } from '@/market/market';

interface PairNameProps {
  readonly symbol: string;
  readonly base: string;
  readonly quote: string;
  /** Whether nothing new comes of it at the moment. */
  readonly isPaused?: boolean;
}

/** `BTC/USDT`, with a tag where it is paused, or a symbol of the feed, which can only be watched, and no market of the exchange's own. */
export function PairName({ symbol, base, quote, isPaused = false }: PairNameProps) {
  return (
    <span className="font-medium">
      <span className="mr-1.5 whitespace-nowrap">
        {base}
        <span className="text-faint">/{quote}</span>
      </span>
      {(isPaused || !isOwn(symbol)) && (
        <span
          title={isPaused ? 'Nothing new comes of it at the moment' : 'Market data: to watch, not to trade here'}
          className="inline-block rounded-sm border border-line-strong px-1 text-[10px] font-normal text-faint"
        >
          {isPaused ? 'paused' : 'data'}
        </span>
      )}
    </span>
  );
}
