import { useMutation } from '@tanstack/react-query';
import { useLayoutEffect, useRef, useState } from 'react';
import { accountApi } from '@/account/api';
import { filledPercent, formatAmount, TYPE_NAMES } from '@/account/orderWords';
import type { Order } from '@/account/wire';
import { Button } from '@/components/Button';
import { Empty } from '@/components/States';
import { formatDecimal } from '@/lib/format';
import { messageOf } from '@/lib/http';
import { showToast } from '@/lib/toasts';
import { AmendDialog } from './AmendDialog';
import { isAmendable } from './amendment';
import { MarketCell, SideCell, TimeCell } from './cells';
import { Rows, TEXT, type Column } from './Rows';
import { statusText } from './statusText';

const COLUMNS: readonly Column[] = [
  { name: 'Market', isText: true },
  { name: 'Placed', isText: true },
  { name: 'Side', isText: true },
  { name: 'Type', isText: true },
  { name: 'Price' },
  { name: 'Stop price' },
  { name: 'Quantity' },
  { name: 'Filled' },
  { name: 'Status', isText: true },
  { name: 'Change or cancel', isQuiet: true },
];

/** The orders that wait, with a way to change each and to take it back. */
export function OpenOrders({ orders }: { readonly orders: readonly Order[] }) {
  const [amendedId, setAmendedId] = useState<string>();
  // Once it has traded wholly there is nothing to change any more.
  const amended = orders.find(({ orderId }) => orderId === amendedId);
  if (orders.length === 0) return <Empty>No open orders.</Empty>;
  return (
    <>
      <Rows label="Open orders" columns={COLUMNS}>
        {orders.map((order) => (
          <Row key={order.orderId} order={order} onAmend={() => setAmendedId(order.orderId)} />
        ))}
      </Rows>
      {amended && <AmendDialog key={amended.orderId} order={amended} onClose={() => setAmendedId(undefined)} />}
    </>
  );
}

function Row({ order, onAmend }: { readonly order: Order; readonly onAmend: () => void }) {
  const row = useRef<HTMLTableRowElement>(null);
  const { mutate, isPending, isSuccess } = useMutation({
    mutationFn: () => accountApi.cancel(order.market, order.orderId),
    onError: (error) => showToast(messageOf(error), 'bad'),
  });
  const isGoing = isPending || isSuccess;

  useLayoutEffect(() => {
    const { current } = row;
    return () => {
      // The row goes: whoever has the focus in it is led to what remains.
      if (current?.contains(document.activeElement)) current.closest<HTMLElement>('[role=tabpanel]')?.focus();
    };
  }, []);

  const { market, side, type, price, stopPrice, quantity, quoteQuantity } = order;
  const what = `the ${side} order of ${formatDecimal(quantity ?? quoteQuantity)} in ${market.replace('_', '/')}`;
  return (
    <tr ref={row} data-testid={`open-order-${order.orderId}`}>
      <MarketCell market={market} />
      <TimeCell time={order.createdAt} />
      <SideCell side={side} />
      <td className={TEXT}>{TYPE_NAMES[type]}</td>
      <td>{price === undefined ? 'Any' : formatDecimal(price)}</td>
      <td>{formatDecimal(stopPrice)}</td>
      <td>{quantity === undefined ? `for ${formatAmount(quoteQuantity)}` : formatDecimal(quantity)}</td>
      <td>{filledPercent(order) ?? 0}%</td>
      <td className={TEXT}>{statusText(order)}</td>
      {/* On a phone it stays in view beside what scrolls under it. */}
      <td className="right-0 max-lg:sticky max-lg:bg-panel">
        <div className="flex justify-end gap-1">
          {isAmendable(order) && (
            <Button look="quiet" size="small" aria-label={`Change ${what}`} onClick={onAmend}>
              Change
            </Button>
          )}
          <Button
            look="quiet"
            size="small"
            className="hover:text-down aria-disabled:opacity-50"
            aria-label={`Cancel ${what}`}
            aria-disabled={isGoing}
            onClick={() => {
              if (!isGoing) mutate();
            }}
          >
            Cancel
          </Button>
        </div>
      </td>
    </tr>
  );
}
