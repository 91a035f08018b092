import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { amountsOf } from '@/account/demoFunds';
import { useUser } from '@/hooks/useAccount';
import { useFeedHealth } from '@/hooks/useFeed';
import { useInstruments } from '@/hooks/useInstruments';
import { useDemoFunds } from '@/hooks/usePageConfig';
import { useDayShape } from '@/hooks/useSparklines';
import { isOwn } from '@/market/market';
import { MarketCard } from './MarketCard';

const FEEDS = {
  live: { tone: 'text-up', text: 'Market data is live.' },
  simulated: { tone: 'text-simulated', text: 'Market data is simulated here: these are not real prices.' },
  recorded: { tone: 'text-recorded', text: 'Market data is a recording here: these prices are old.' },
} as const;

/** What this is, and the way in; on wide screens beside a market as it is now. */
export function Introduction() {
  const { source } = useFeedHealth();
  return (
    <section className="grid items-center gap-x-12 gap-y-6 lg:grid-cols-[1fr_25rem]">
      <div>
        <h1 className="max-w-xl text-[28px] leading-[1.15] font-semibold tracking-tight sm:text-[40px]">
          A crypto exchange on a machine of your own
        </h1>
        <p className="mt-4 max-w-lg text-[15px] leading-relaxed text-muted">
          Bourse runs order books of its own and keeps every trade of the market beside them: watch prices as they
          happen, trade, or let a program do it.
        </p>
        <Doors />
        {source && (
          <p className={`mt-4 flex items-center gap-2 text-xs ${FEEDS[source].tone}`}>
            <span aria-hidden className="size-1.5 rounded-full bg-current" />
            {FEEDS[source].text}
          </p>
        )}
      </div>
      <div className="max-lg:hidden">
        <FirstMarket />
      </div>
    </section>
  );
}

/** The first that one can trade in; what it follows while there is no day of its own to show. */
function FirstMarket() {
  const instruments = useInstruments();
  const first = instruments.find(({ symbol, active }) => isOwn(symbol) && active) ?? instruments[0];
  const { reference } = useDayShape(first?.symbol ?? '');
  const shown = instruments.find(({ symbol }) => symbol === reference) ?? first;
  return shown && <MarketCard instrument={shown} isLarge />;
}

function Doors() {
  const user = useUser();
  const funds = useDemoFunds();
  if (user) {
    return (
      <div className="mt-6">
        <Door to="/trade" isFirst>
          Open the trading screen
        </Door>
      </div>
    );
  }
  return (
    <>
      <div className="mt-6 flex flex-wrap gap-3">
        <Door to="/register" isFirst>
          Create an account
        </Door>
        <Door to="/trade">Open the trading screen</Door>
      </div>
      {funds.length > 0 && <p className="mt-3 text-muted">With {amountsOf(funds)} of play money to try it.</p>}
    </>
  );
}

interface DoorProps {
  readonly to: string;
  readonly isFirst?: boolean;
  readonly children: string;
}

function Door({ to, isFirst = false, children }: DoorProps) {
  const look = isFirst
    ? 'border-transparent bg-accent-strong text-on-solid hover:brightness-110'
    : 'border-line-strong bg-panel hover:border-accent';
  return (
    <Link to={to} className={`rounded border px-5 py-2.5 text-sm font-medium ${look}`}>
      {children}
    </Link>
  );
}

/** Why one would want it. */
export function Facts() {
  return (
    <ul className="grid gap-x-8 gap-y-5 sm:grid-cols-3">
      <Fact title="Order books of its own">
        Limit, market, stop and iceberg orders, exact to the last unit. What was answered survives a crash.
      </Fact>
      <Fact title="Every trade stored">
        The market’s trades without a gap, and candles of them from 30 seconds to a day.
      </Fact>
      <Fact title="An API for bots">
        All of this over REST and WebSocket, with keys of your own:{' '}
        <a href="/docs" className="link">
          API documentation
        </a>
      </Fact>
    </ul>
  );
}

function Fact({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <li className="border-t border-line-strong pt-3">
      <h2 className="font-semibold">{title}</h2>
      <p className="mt-1 text-muted">{children}</p>
    </li>
  );
}
