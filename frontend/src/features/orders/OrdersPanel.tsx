import { useState, type ReactNode } from 'react';
import { Link, useLocation } from 'react-router';
import { accountApi } from '@/account/api';
import type { Order } from '@/account/wire';
import { CsvButton } from '@/components/CsvButton';
import { Empty, Loading } from '@/components/States';
import { Tabs } from '@/components/Tabs';
import { useAccountView, useUser } from '@/hooks/useAccount';
import { useIsConnected } from '@/hooks/useFeed';
import { BalanceRows } from './BalanceRows';
import { CancelAll } from './CancelAll';
import { Fills } from './Fills';
import { OpenOrders } from './OpenOrders';
import { OrderHistory } from './OrderHistory';
import { Positions } from './Positions';
import { useRenewedPast } from './usePast';

type View = 'open' | 'past' | 'fills' | 'balances' | 'position';

/** What one has and has done: open orders, the history, fills, balances and the position. */
export function OrdersPanel({ symbol }: { readonly symbol: string }) {
  const user = useUser();
  const location = useLocation();
  if (user) return <Own symbol={symbol} />;
  const state = { from: location.pathname + location.search };
  return (
    <section aria-label="Your orders" className="min-h-0 flex-1 bg-panel">
      <Empty>
        <p>
          Your orders, fills and balances are shown here once you{' '}
          <Link to="/login" state={state} className="link">
            log in
          </Link>{' '}
          or{' '}
          <Link to="/register" state={state} className="link">
            register
          </Link>
          .
        </p>
      </Empty>
    </section>
  );
}

function Own({ symbol }: { readonly symbol: string }) {
  const [view, setView] = useState<View>('open');
  const [isAll, setAll] = useState(false);
  const { status, openOrders, balances } = useAccountView();
  const isConnected = useIsConnected();
  useRenewedPast();
  const orders = [...openOrders.values()].filter(({ market }) => isAll || market === symbol).toReversed();
  const market = isAll ? undefined : symbol;
  const isLive = view === 'open' || view === 'balances';
  const actions = (
    <Actions view={view} market={market} orders={orders} isAll={isAll} onToggleAll={() => setAll(!isAll)} />
  );
  return (
    <section aria-label="Your orders" className="flex min-h-0 flex-1 flex-col bg-panel">
      <Tabs
        label="Your orders"
        className="flex-1"
        tabs={[
          { key: 'open', title: `Open orders (${orders.length})` },
          { key: 'past', title: 'Order history' },
          { key: 'fills', title: 'Fills' },
          { key: 'balances', title: 'Balances' },
          { key: 'position', title: 'Position' },
        ]}
        selected={view}
        onSelect={setView}
        actions={<div className="max-lg:hidden">{actions}</div>}
      >
        <div className="px-3 pt-2 lg:hidden">{actions}</div>
        {status !== 'ready' ? (
          <Loading what="your account" />
        ) : (
          <Freshness isFresh={isConnected || !isLive}>
            {view === 'open' && <OpenOrders orders={orders} />}
            {view === 'past' && <OrderHistory market={market} />}
            {view === 'fills' && <Fills market={market} />}
            {view === 'balances' && <BalanceRows balances={[...balances.values()]} />}
            {view === 'position' && <Positions market={market} />}
          </Freshness>
        )}
      </Tabs>
    </section>
  );
}

interface ActionsProps {
  readonly view: View;
  readonly market: string | undefined;
  readonly orders: readonly Order[];
  readonly isAll: boolean;
  readonly onToggleAll: () => void;
}

function Actions({ view, market, orders, isAll, onToggleAll }: ActionsProps) {
  if (view === 'balances') return null;
  return (
    <div className="flex items-center gap-3 text-xs whitespace-nowrap">
      <label className="flex items-center gap-1.5 text-muted">
        <input type="checkbox" checked={isAll} onChange={onToggleAll} className="size-3.5 accent-accent-strong" />
        All markets
      </label>
      {view === 'open' && <CancelAll orders={orders} market={market} />}
      {view === 'past' && (
        <CsvButton look="quiet" name={fileName('orders', market)} load={() => accountApi.ordersFile(market)}>
          Save as CSV
        </CsvButton>
      )}
      {view === 'fills' && (
        <CsvButton look="quiet" name={fileName('fills', market)} load={() => accountApi.fillsFile(market)}>
          Save as CSV
        </CsvButton>
      )}
    </div>
  );
}

const fileName = (what: string, market: string | undefined): string =>
  market === undefined ? `${what}.csv` : `${what}-${market}.csv`;

/** What the server can't renew at the moment does not look as if it did. */
function Freshness({ isFresh, children }: { readonly isFresh: boolean; readonly children: ReactNode }) {
  return (
    <div data-testid="own" data-live={isFresh} className={isFresh ? '' : 'opacity-50 grayscale'}>
      {children}
    </div>
  );
}
