import type { ReactNode } from 'react';
import { Button } from '@/components/Button';
import { useFeedHealth } from '@/hooks/useFeed';
import { useMarket } from '@/hooks/useMarket';
import { useStore } from '@/hooks/useStore';
import { formatClock, formatDay } from '@/lib/format';
import { secondClock } from '@/lib/secondClock';

/** Says across the page why prices stand still; nothing while they move. */
export function ConnectionNotice() {
  const { badge, cause } = useFeedHealth();
  if (badge !== 'down') return null;
  if (cause === 'connection') return <Reconnecting />;
  return <FeedDown reason={cause === 'feed' ? 'The price feed is down.' : 'The server reports nothing of its feed.'} />;
}

function Reconnecting() {
  const { socket } = useMarket();
  const state = useStore(socket.state);
  const now = useStore(secondClock);
  const seconds = state.phase === 'waiting' ? Math.max(0, Math.ceil((state.retryAt - now) / 1000)) : 0;
  return (
    <Notice>
      <span data-testid="reconnecting">
        Connection lost. {seconds > 0 ? `Reconnecting in ${seconds} s…` : 'Reconnecting…'}
      </span>
      <Button onClick={socket.reconnectNow}>Reconnect now</Button>
    </Notice>
  );
}

function FeedDown({ reason }: { readonly reason: string }) {
  const lastTradeTime = useStore(useMarket().feed)?.status.lastTradeTime ?? undefined;
  return (
    <Notice>
      <span data-testid="feed-down">
        {reason}{' '}
        {lastTradeTime !== undefined && `Last trade ${formatDay(lastTradeTime)} ${formatClock(lastTradeTime)} UTC.`}
      </span>
    </Notice>
  );
}

function Notice({ children }: { readonly children: ReactNode }) {
  return (
    <div
      role="status"
      data-testid="connection-notice"
      className="flex min-h-10 flex-wrap items-center justify-center gap-x-4 gap-y-1 bg-panel px-3 py-1 text-[13px] text-warning shadow-[inset_0_2px_0_var(--warning)]"
    >
      {children}
    </div>
  );
}
