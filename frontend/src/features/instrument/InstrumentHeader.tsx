import type { ReactNode } from 'react';
import { Percent, toneOf } from '@/components/Price';
import { useFeedHealth, useIsConnected, useShownPrice } from '@/hooks/useFeed';
import { pairName, useInstrument, useReference } from '@/hooks/useInstruments';
import { useMarket } from '@/hooks/useMarket';
import { useStore } from '@/hooks/useStore';
import { formatFixed, formatQuantity, formatSigned } from '@/lib/format';
import { isOwn } from '@/market/market';
import type { Instrument } from '@/market/types';

/** Name, last price and the last 24 hours of the shown symbol; of an own market also the price elsewhere. */
export function InstrumentHeader({ symbol }: { readonly symbol: string }) {
  const instrument = useInstrument(symbol);
  const reference = useReference(symbol);
  const ticker = useStore(useMarket().quotes.ticker(symbol));
  const isCurrent = useIsCurrent(symbol);
  const decimals = instrument?.priceDecimals ?? 2;
  const pair = pairName(symbol, instrument);
  const name = instrument && instrument.name !== pair ? instrument.name : symbol;
  return (
    <section
      aria-label="Instrument"
      className="flex flex-col gap-x-6 gap-y-2.5 bg-panel px-3 py-2.5 sm:px-4 xl:flex-row xl:items-center 2xl:gap-x-8"
    >
      <div className="flex items-center justify-between gap-6 xl:min-w-58 xl:justify-start">
        <div>
          <h1 className="text-[17px] leading-tight font-semibold tracking-tight">{pair}</h1>
          <p className="label">{name}</p>
        </div>
        <LastPrice symbol={symbol} decimals={decimals} />
      </div>
      <dl
        className={`grid grid-cols-3 gap-x-4 gap-y-2 sm:grid-cols-6 xl:flex xl:flex-wrap xl:gap-x-5 2xl:gap-x-8 ${isCurrent ? '' : 'italic grayscale'}`}
        data-testid="day"
        data-live={isCurrent}
      >
        <Figure name="24h change" testId="change">
          <span className={`max-md:hidden xl:max-2xl:hidden ${toneOf(ticker?.change)}`}>
            {formatSigned(ticker?.change, decimals)}{' '}
          </span>
          <Percent value={ticker?.percent} />
        </Figure>
        <Figure name="24h high">{formatFixed(ticker?.high, decimals)}</Figure>
        <Figure name="24h low">{formatFixed(ticker?.low, decimals)}</Figure>
        <Figure name={`24h vol ${instrument?.base ?? ''}`}>{formatQuantity(ticker?.volume)}</Figure>
        <Figure name={`24h vol ${instrument?.quote ?? ''}`}>{formatQuantity(ticker?.quoteVolume)}</Figure>
        {reference ? (
          <ReferencePrice reference={reference} />
        ) : (
          <Figure name="24h trades">{formatFixed(ticker?.trades, 0)}</Figure>
        )}
      </dl>
    </section>
  );
}

/** Whether the last 24 hours may be shown as they are now; an own market that has not traded has nothing that grows old. */
function useIsCurrent(symbol: string): boolean {
  const isConnected = useIsConnected();
  const { isLive } = useShownPrice(symbol);
  return isOwn(symbol) ? isConnected : isLive;
}

function LastPrice({ symbol, decimals }: { readonly symbol: string; readonly decimals: number }) {
  const { quote, isLive } = useShownPrice(symbol);
  const isConnected = useIsConnected();
  const isUntraded = isOwn(symbol) && isConnected && !quote;
  const tone = quote?.direction === 1 ? 'text-up' : quote?.direction === -1 ? 'text-down' : 'text-ink';
  return (
    <div className="text-right xl:text-left">
      <div
        data-testid="last-price"
        data-live={isLive}
        className={`text-[22px] leading-tight font-semibold tracking-tight ${isLive ? tone : 'text-faint'}`}
      >
        {formatFixed(quote?.last, decimals)}
      </div>
      <p className="label">
        {isLive ? 'Last price' : isUntraded ? 'No trades yet' : <span className="text-warning">Not live</span>}
      </p>
    </div>
  );
}

/** What the market's assets cost on the exchange that the feed is of, and which kind of feed that is. */
function ReferencePrice({ reference }: { readonly reference: Instrument }) {
  const { quote, isLive } = useShownPrice(reference.symbol);
  const { source } = useFeedHealth();
  return (
    <Figure name={`${reference.symbol}${source === undefined ? '' : ` (${source})`}`} testId="reference">
      <span className={isLive ? '' : 'text-faint italic'}>{formatFixed(quote?.last, reference.priceDecimals)}</span>
      {!isLive && <span className="label text-warning"> not live</span>}
    </Figure>
  );
}

interface FigureProps {
  readonly name: string;
  readonly testId?: string;
  readonly children: ReactNode;
}

function Figure({ name, testId, children }: FigureProps) {
  return (
    <div className="min-w-0">
      <dt className="label xl:whitespace-nowrap">{name}</dt>
      <dd data-testid={testId} className="text-[13px] xl:whitespace-nowrap">
        {children}
      </dd>
    </div>
  );
}
