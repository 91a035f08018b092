import { isOwn } from '@/market/market';

interface PairNameProps {
  readonly symbol: string;
  readonly base: string;
  readonly quote: string;
}

/** `BTC/USDT`, with a tag where it is a symbol of the feed, which can only be watched, and no market of the exchange's own. */
export function PairName({ symbol, base, quote }: PairNameProps) {
  return (
    <span className="font-medium whitespace-nowrap">
      {base}
      <span className="text-faint">/{quote}</span>
      {!isOwn(symbol) && (
        <span
          title="Market data: to watch, not to trade here"
          className="ml-1.5 rounded-sm border border-line-strong px-1 text-[10px] font-normal text-faint"
        >
          data
        </span>
      )}
    </span>
  );
}
