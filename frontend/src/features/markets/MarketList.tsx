import { Link, useLocation } from 'react-router';
import { Button } from '@/components/Button';
import { Percent } from '@/components/Price';
import { useShownPrice } from '@/hooks/useFeed';
import { useMarket } from '@/hooks/useMarket';
import { tradePath } from '@/hooks/useSelection';
import { useStore } from '@/hooks/useStore';
import { formatFixed } from '@/lib/format';
import type { Instrument } from '@/market/types';

/** The markets to choose from: a table beside the chart, a strip above it on a phone. */
export function MarketList({ selected }: { readonly selected: string | undefined }) {
  const { instruments } = useMarket();
  const state = useStore(instruments.state);
  switch (state.status) {
    case 'loading':
      return <Note>Loading markets…</Note>;
    case 'error':
      return (
        <Note>
          <span data-testid="markets-error">{state.message}</span>
          <Button onClick={instruments.retry}>Retry</Button>
        </Note>
      );
    case 'ready':
      if (state.instruments.length === 0) return <Note>The feed has no markets yet.</Note>;
      return <Markets instruments={state.instruments} selected={selected} />;
  }
}

function Markets(props: { readonly instruments: readonly Instrument[]; readonly selected: string | undefined }) {
  return (
    <nav aria-label="Markets">
      <div className="label hidden grid-cols-[1fr_auto_4.5rem] gap-3 px-3 pt-2.5 pb-1.5 lg:grid">
        <span>Market</span>
        <span>Price</span>
        <span className="text-right">24h</span>
      </div>
      <ul className="flex overflow-x-auto lg:block lg:overflow-visible lg:pb-1">
        {props.instruments.map((instrument) => (
          <li key={instrument.symbol} className="shrink-0">
            <Row instrument={instrument} isSelected={instrument.symbol === props.selected} />
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Row({ instrument, isSelected }: { readonly instrument: Instrument; readonly isSelected: boolean }) {
  const { quotes } = useMarket();
  const { search } = useLocation();
  const { symbol, base, quote: quoteAsset, priceDecimals, active } = instrument;
  const { quote, isLive } = useShownPrice(symbol);
  const ticker = useStore(quotes.ticker(symbol));
  const tone = quote?.direction === 1 ? 'text-up' : quote?.direction === -1 ? 'text-down' : 'text-ink';
  return (
    <Link
      to={{ pathname: tradePath(symbol), search }}
      data-testid={`market-${symbol}`}
      aria-current={isSelected ? 'page' : undefined}
      className={`grid w-full grid-cols-[auto_auto] items-baseline gap-x-3 border-b-2 px-3 py-2 text-left lg:grid-cols-[1fr_auto_4.5rem] lg:border-b-0 lg:border-l-2 lg:py-[7px] ${
        isSelected ? 'border-accent bg-raised' : 'border-transparent hover:bg-raised'
      }`}
    >
      <span className="font-medium whitespace-nowrap">
        {base}
        <span className="text-faint">/{quoteAsset}</span>
        {!active && <span className="label ml-1.5">paused</span>}
      </span>
      <span className={`hidden text-right lg:inline ${isLive ? tone : 'text-faint italic'}`}>
        {formatFixed(quote?.last, priceDecimals)}
      </span>
      <span className={`text-right ${isLive ? '' : 'opacity-50'}`}>
        <Percent value={ticker?.percent} />
      </span>
    </Link>
  );
}

function Note({ children }: { readonly children: React.ReactNode }) {
  return <div className="flex flex-wrap items-center gap-3 px-3 py-3 text-muted">{children}</div>;
}
