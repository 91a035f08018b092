import { useMutation } from '@tanstack/react-query';
import { accountApi } from '@/account/api';
import { filledPercent, TYPE_NAMES } from '@/account/orderWords';
import type { Order } from '@/account/wire';
import { Button } from '@/components/Button';
import { Empty } from '@/components/States';
import { formatClock, formatDay, formatDecimal } from '@/lib/format';
import { messageOf } from '@/lib/http';
import { showToast } from '@/lib/toasts';
import { Rows } from './Rows';

const COLUMNS = ['Market', 'Placed', 'Side', 'Type', 'Price', 'Stop', 'Quantity', 'Filled', 'Cancel'];

/** The orders that wait, with a way to take each back. */
export function OpenOrders({ orders }: { readonly orders: readonly Order[] }) {
  const cancel = useMutation({
    mutationFn: ({ market, orderId }: Order) => accountApi.cancel(market, orderId),
    onError: (error) => showToast(messageOf(error), 'bad'),
  });
  if (orders.length === 0) return <Empty>No open orders.</Empty>;
  return (
    <Rows label="Open orders" columns={COLUMNS}>
      {orders.map((order) => (
        <tr key={order.orderId} data-testid={`open-order-${order.orderId}`}>
          <th scope="row" className="text-left font-medium">
            {order.market}
          </th>
          <td className="text-muted">{momentOf(order.createdAt)}</td>
          <td className={order.side === 'buy' ? 'text-up' : 'text-down'}>{order.side === 'buy' ? 'Buy' : 'Sell'}</td>
          <td>{TYPE_NAMES[order.type]}</td>
          <td>{formatDecimal(order.price)}</td>
          <td>{formatDecimal(order.stopPrice)}</td>
          <td>{formatDecimal(order.quantity ?? order.quoteQuantity)}</td>
          <td>{filledPercent(order) ?? 0}%</td>
          <td>
            <Button
              look="danger"
              size="small"
              aria-label={`Cancel ${order.side} order in ${order.market}`}
              disabled={cancel.isPending && cancel.variables.orderId === order.orderId}
              onClick={() => cancel.mutate(order)}
            >
              Cancel
            </Button>
          </td>
        </tr>
      ))}
    </Rows>
  );
}

/** In UTC, as all times here. */
export const momentOf = (timeMs: number): string => `${formatDay(timeMs)} ${formatClock(timeMs)}`;
