import { Link } from 'react-router';
import { useUser } from '@/hooks/useAccount';
import { useFeedHealth } from '@/hooks/useFeed';

const FACTS = [
  {
    title: 'Order books of its own',
    text: 'Limit, market, stop and iceberg orders, matched to the last unit; what was answered survives any crash.',
  },
  {
    title: 'Every trade kept',
    text: 'Live market data without a gap, as candles from 30 seconds to a day.',
  },
  {
    title: 'Open to bots',
    text: 'All that this page does goes over REST and WebSocket, with API keys of your own.',
  },
] as const;

const FEEDS = {
  live: 'Market data is live.',
  simulated: 'Market data is simulated here: these are not real prices.',
  recorded: 'Market data is a recording here: these prices are old.',
} as const;

/** What this is, and the way in. */
export function Introduction() {
  const user = useUser();
  const { source } = useFeedHealth();
  return (
    <>
      <h1 className="max-w-2xl text-2xl leading-tight font-semibold tracking-tight sm:text-[34px]">
        A crypto exchange and market data, on a machine of one’s own.
      </h1>
      <p className="mt-3 max-w-xl text-[15px] text-muted">
        Watch prices as they happen, trade in real order books, or let a program do it.
        {source && ` ${FEEDS[source]}`}
      </p>
      <div className="mt-5 flex flex-wrap gap-3">
        {user ? (
          <Door to="/trade" isFirst>
            Open the trading screen
          </Door>
        ) : (
          <>
            <Door to="/register" isFirst>
              Create an account
            </Door>
            <Door to="/trade">Look around first</Door>
          </>
        )}
      </div>
      <ul className="mt-8 grid gap-x-8 gap-y-4 sm:grid-cols-3">
        {FACTS.map(({ title, text }) => (
          <li key={title} className="border-t border-line-strong pt-3">
            <h2 className="font-semibold">{title}</h2>
            <p className="mt-1 text-muted">{text}</p>
          </li>
        ))}
      </ul>
      <p className="mt-3 text-muted">
        <a href="/docs" className="link">
          API documentation
        </a>
      </p>
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
    ? 'bg-accent-strong text-on-solid hover:brightness-110'
    : 'border border-line-strong bg-panel hover:border-accent';
  return (
    <Link to={to} className={`rounded px-4 py-2.5 text-sm font-medium ${look}`}>
      {children}
    </Link>
  );
}
