import { useFeedHealth, useShownPrice } from '@/hooks/useFeed';
import { formatAge } from '@/lib/format';
import type { FeedBadge as Badge } from '@/market/feedHealth';
import { isOwn } from '@/market/market';

const LOOKS: Record<Badge, { readonly text: string; readonly tone: string; readonly title: string }> = {
  connecting: { text: 'Connecting', tone: 'text-muted', title: 'Waiting for the first word from the server.' },
  live: { text: 'Live', tone: 'text-up', title: 'Prices of the exchange, as they happen.' },
  simulated: { text: 'Simulated', tone: 'text-simulated', title: 'An invented market. These are not real prices.' },
  recorded: { text: 'Recorded', tone: 'text-recorded', title: 'A replay of recorded messages. These prices are old.' },
  down: { text: 'Down', tone: 'text-down', title: 'No prices are arriving. What is shown is the last known.' },
};

/** Which feed this is, and how old the last price of the shown symbol is. */
export function FeedBadge({ symbol }: { readonly symbol: string | undefined }) {
  const { badge, source } = useFeedHealth();
  const { text, tone, title } = LOOKS[badge];
  return (
    <div className="flex items-center gap-1.5 sm:gap-2.5">
      <span
        data-testid="feed-badge"
        data-state={badge}
        title={title}
        className={`flex items-center gap-1.5 rounded-full border border-current px-2 py-0.5 text-[11px] font-semibold tracking-wide whitespace-nowrap uppercase ${tone}`}
      >
        <span aria-hidden className="size-1.5 rounded-full bg-current max-[22rem]:hidden" />
        <span className="sr-only">Feed: </span>
        {text}
        {badge === 'down' && source && <span className="max-sm:sr-only"> ({source})</span>}
      </span>
      {symbol !== undefined && <PriceAge symbol={symbol} />}
    </div>
  );
}

function PriceAge({ symbol }: { readonly symbol: string }) {
  const { ageMs, isLive } = useShownPrice(symbol);
  // The last price of an own market stands until the next trade: its age says nothing, as long as the server is heard.
  if (ageMs === undefined || (isLive && isOwn(symbol))) return null;
  return (
    <span
      data-testid="price-age"
      className={`text-xs whitespace-nowrap max-sm:hidden ${isLive ? 'text-muted' : 'text-warning'}`}
    >
      Last price {formatAge(ageMs)}
      {ageMs >= 1000 && ' ago'}
    </span>
  );
}
