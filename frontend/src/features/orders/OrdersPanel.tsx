import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { accountApi } from '@/account/api';
import { Button } from '@/components/Button';
import { Empty, Loading } from '@/components/States';
import { Tabs } from '@/components/Tabs';
import { useAccountView, useUser } from '@/hooks/useAccount';
import { messageOf } from '@/lib/http';
import { showToast } from '@/lib/toasts';
import { BalanceRows } from './BalanceRows';
import { OpenOrders } from './OpenOrders';
import { Fills, PastOrders } from './Past';
import { useRenewedPast } from './usePast';

type View = 'open' | 'past' | 'fills' | 'balances';

/** What one has and has done: open orders, the history, fills and balances. */
export function OrdersPanel({ symbol }: { readonly symbol: string }) {
  const user = useUser();
  if (!user) {
    return (
      <section aria-label="Your orders" className="min-h-0 flex-1 bg-panel">
        <Empty>Your orders, fills and balances are shown here once you are logged in.</Empty>
      </section>
    );
  }
  return <Own symbol={symbol} />;
}

function Own({ symbol }: { readonly symbol: string }) {
  const [view, setView] = useState<View>('open');
  const { status, openOrders, balances } = useAccountView();
  useRenewedPast();
  const orders = [...openOrders.values()].toReversed();
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
        ]}
        selected={view}
        onSelect={setView}
        actions={view === 'open' && orders.length > 1 && <CancelAll count={orders.length} />}
      >
        {status !== 'ready' ? (
          <Loading what="your account" />
        ) : (
          <>
            {view === 'open' && <OpenOrders orders={orders} />}
            {view === 'past' && <PastOrders market={symbol} />}
            {view === 'fills' && <Fills market={symbol} />}
            {view === 'balances' && <BalanceRows balances={[...balances.values()]} />}
          </>
        )}
      </Tabs>
    </section>
  );
}

/** Asks once more before it does it. */
function CancelAll({ count }: { readonly count: number }) {
  const [isSure, setSure] = useState(false);
  const cancel = useMutation({
    mutationFn: () => accountApi.cancelAll(),
    onSuccess: (cancelled) => showToast(`${cancelled.length} orders were cancelled.`),
    onError: (error) => showToast(messageOf(error), 'bad'),
    onSettled: () => setSure(false),
  });
  if (!isSure) {
    return (
      <Button look="quiet" size="small" onClick={() => setSure(true)}>
        Cancel all
      </Button>
    );
  }
  return (
    <span className="flex gap-1">
      <Button look="danger" size="small" disabled={cancel.isPending} onClick={() => cancel.mutate()}>
        Cancel all {count}
      </Button>
      <Button look="quiet" size="small" onClick={() => setSure(false)}>
        Keep them
      </Button>
    </span>
  );
}
