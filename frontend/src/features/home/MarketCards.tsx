import { Link } from 'react-router';
import { Empty, Failed, Loading } from '@/components/States';
import { useMarket } from '@/hooks/useMarket';
import { useStore } from '@/hooks/useStore';
import { useTickers } from '@/hooks/useTickers';
import { ApiError } from '@/lib/http';
import type { Instrument } from '@/market/types';
import { shownMarkets } from './shownMarkets';
import { MarketCard } from './MarketCard';

/** The markets that one can trade in, and the most active ones to watch. */
export function MarketCards() {
  const { instruments } = useMarket();
  const state = useStore(instruments.state);
  const tickers = useTickers();
  if (state.status === 'loading') return <Loading what="the markets" />;
  if (state.status === 'error') return <Failed error={new ApiError(state.message)} retry={instruments.retry} />;
  const { own, data } = shownMarkets(state.instruments, tickers);
  if (own.length + data.length === 0) return <Empty>There are no markets yet.</Empty>;
  return (
    <>
      <Group title="Trade here" about="Order books of this exchange" markets={own} />
      <Group title="Market data" about="Prices of another exchange, to watch" markets={data} />
      <p>
        <Link to="/markets" className="link">
          All {state.instruments.length} markets
        </Link>
      </p>
    </>
  );
}

interface GroupProps {
  readonly title: string;
  readonly about: string;
  readonly markets: readonly Instrument[];
}

function Group({ title, about, markets }: GroupProps) {
  if (markets.length === 0) return null;
  return (
    <section aria-label={title}>
      <div className="mb-2.5 flex flex-wrap items-baseline gap-x-3">
        <h2 className="text-[15px] font-semibold">{title}</h2>
        <p className="text-muted">{about}</p>
      </div>
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,13.5rem),1fr))] gap-3">
        {markets.map((instrument) => (
          <li key={instrument.symbol}>
            <MarketCard instrument={instrument} />
          </li>
        ))}
      </ul>
    </section>
  );
}
