import { averagePrice, formatAmount, reasonText, TYPE_NAMES } from '@/account/orderWords';
import type { Order } from '@/account/wire';
import { Empty, Failed, Loading } from '@/components/States';
import { decimalPlaces } from '@/lib/decimal';
import { formatDecimal } from '@/lib/format';
import { useInstruments } from '@/hooks/useInstruments';
import { MarketCell, SideCell, TimeCell } from './cells';
import { More, Rows, TEXT, type Column } from './Rows';
import { statusText } from './statusText';
import { usePastOrders } from './usePast';

const COLUMNS: readonly Column[] = [
  { name: 'Market', isText: true },
  { name: 'Placed', isText: true },
  { name: 'Side', isText: true },
  { name: 'Type', isText: true },
  { name: 'Price' },
  { name: 'Stop price' },
  { name: 'Quantity' },
  { name: 'Filled' },
  { name: 'Average price' },
  { name: 'Status', isText: true },
];

/** All orders of a market, or of all, whatever became of them. */
export function OrderHistory({ market }: { readonly market: string | undefined }) {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = usePastOrders(market);
  if (!data) return error ? <Failed error={error} retry={() => void refetch()} /> : <Loading what="your orders" />;
  const orders = data.pages.flat();
  if (orders.length === 0) return <Empty>You have ordered nothing {market && 'in this market '}yet.</Empty>;
  return (
    <>
      {error && <Failed error={error} retry={() => void refetch()} />}
      <Rows label="Order history" columns={COLUMNS}>
        {orders.map((order) => (
          <Row key={order.orderId} order={order} />
        ))}
      </Rows>
      <More hasMore={hasNextPage} isLoading={isFetchingNextPage} onMore={() => void fetchNextPage()} />
    </>
  );
}

function Row({ order }: { readonly order: Order }) {
  const { market, side, type, price, stopPrice, quantity, quoteQuantity, executedQty, executedQuoteQty } = order;
  const tick = useInstruments().find(({ symbol }) => symbol === market)?.rules?.tickSize ?? '0.00000001';
  const average = executedQuoteQty && averagePrice(executedQuoteQty, executedQty, decimalPlaces(tick));
  const reason = reasonText(order.cancelReason);
  return (
    <tr>
      <MarketCell market={market} />
      <TimeCell time={order.createdAt} />
      <SideCell side={side} />
      <td className={TEXT}>{TYPE_NAMES[type]}</td>
      <td>{price === undefined ? 'Any' : formatDecimal(price)}</td>
      <td>{formatDecimal(stopPrice)}</td>
      <td>{quantity === undefined ? `for ${formatAmount(quoteQuantity)}` : formatDecimal(quantity)}</td>
      <td>{formatDecimal(executedQty)}</td>
      <td>{formatDecimal(average)}</td>
      <td className={TEXT}>
        {statusText(order)}
        {reason !== undefined && <span className="text-faint"> · {reason}</span>}
      </td>
    </tr>
  );
}
