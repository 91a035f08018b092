import { useShownPrice } from '@/hooks/useFeed';
import { useInstrument } from '@/hooks/useInstruments';
import { useMarket } from '@/hooks/useMarket';
import { useStore } from '@/hooks/useStore';
import { formatFixed } from '@/lib/format';
import type { Ticker } from '@/market/types';

/** What one can trade at now: bid and ask with the house's spread, and where the price stands in its day. */
export function QuotePanel({ symbol }: { readonly symbol: string }) {
  const instrument = useInstrument(symbol);
  const ticker = useStore(useMarket().quotes.ticker(symbol));
  const { quote, isLive } = useShownPrice(symbol);
  const decimals = instrument?.priceDecimals ?? 2;
  const spread = quote && quote.ask - quote.bid;
  const percent = quote && spread !== undefined && quote.last > 0 ? (spread / quote.last) * 100 : undefined;
  return (
    <section aria-label="Quote" className="bg-panel p-3">
      <div className={`grid grid-cols-2 gap-2 ${isLive ? '' : 'italic grayscale'}`}>
        <Side name="Bid" testId="bid" tone="bg-up-soft text-up" value={formatFixed(quote?.bid, decimals)} />
        <Side name="Ask" testId="ask" tone="bg-down-soft text-down" value={formatFixed(quote?.ask, decimals)} />
      </div>
      <p className="label mt-2 flex justify-between">
        <span>Spread</span>
        <span className="text-muted">
          {formatFixed(spread, decimals)}
          {percent !== undefined && ` · ${formatFixed(percent, 2)}%`}
        </span>
      </p>
      <DayRange ticker={ticker} last={quote?.last} decimals={decimals} isLive={isLive} />
    </section>
  );
}

interface SideProps {
  readonly name: string;
  readonly testId: string;
  readonly tone: string;
  readonly value: string;
}

function Side({ name, testId, tone, value }: SideProps) {
  return (
    <div className={`rounded px-2.5 py-1.5 ${tone}`}>
      <div className="text-[11px] font-medium">{name}</div>
      <div data-testid={testId} className="text-[15px] leading-tight font-semibold">
        {value}
      </div>
    </div>
  );
}

interface DayRangeProps {
  readonly ticker: Ticker | undefined;
  readonly last: number | undefined;
  readonly decimals: number;
  readonly isLive: boolean;
}

function DayRange({ ticker, last, decimals, isLive }: DayRangeProps) {
  if (!ticker || last === undefined || ticker.high <= ticker.low) return null;
  const position = Math.min(1, Math.max(0, (last - ticker.low) / (ticker.high - ticker.low)));
  return (
    <div className="mt-3">
      <div className="label flex justify-between">
        <span>24h low</span>
        <span>24h high</span>
      </div>
      <div aria-hidden className={`relative my-1.5 h-1 rounded-full bg-line-strong ${isLive ? '' : 'opacity-50'}`}>
        <span
          className="absolute -top-1 h-3 w-0.5 rounded-full bg-ink"
          style={{ left: `calc(${(position * 100).toFixed(2)}% - 1px)` }}
        />
      </div>
      <div className="flex justify-between text-xs text-muted">
        <span>{formatFixed(ticker.low, decimals)}</span>
        <span>{formatFixed(ticker.high, decimals)}</span>
      </div>
    </div>
  );
}
