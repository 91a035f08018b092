import { formatAmount, reasonText, TYPE_NAMES } from '@/account/orderWords';
import type { Order } from '@/account/wire';
import { Button } from '@/components/Button';
import { Empty, Failed, Loading } from '@/components/States';
import { formatDecimal } from '@/lib/format';
import { momentOf } from './OpenOrders';
import { Rows } from './Rows';
import { useFills, usePastOrders } from './usePast';

const STATUS: Readonly<Record<Order['status'], string>> = {
  open: 'Open',
  partially_filled: 'Partly filled',
  filled: 'Filled',
  cancelled: 'Cancelled',
  expired: 'Expired',
};

const tone = (side: 'buy' | 'sell') => (side === 'buy' ? 'text-up' : 'text-down');
const word = (side: 'buy' | 'sell') => (side === 'buy' ? 'Buy' : 'Sell');

/** All orders of a market, whatever became of them. */
export function PastOrders({ market }: { readonly market: string }) {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = usePastOrders(market);
  if (!data) return error ? <Failed error={error} retry={() => void refetch()} /> : <Loading what="your orders" />;
  const orders = data.pages.flat();
  if (orders.length === 0) return <Empty>You have ordered nothing in this market yet.</Empty>;
  return (
    <>
      <Rows label="Order history" columns={['Placed', 'Side', 'Type', 'Price', 'Quantity', 'Filled', 'Status']}>
        {orders.map((order) => (
          <tr key={order.orderId}>
            <th scope="row" className="text-left font-normal text-muted">
              {momentOf(order.createdAt)}
            </th>
            <td className={tone(order.side)}>{word(order.side)}</td>
            <td>{TYPE_NAMES[order.type]}</td>
            <td>{formatDecimal(order.price ?? order.stopPrice)}</td>
            <td>{formatDecimal(order.quantity ?? order.quoteQuantity)}</td>
            <td>{formatDecimal(order.executedQty)}</td>
            <td title={reasonText(order.cancelReason)}>{STATUS[order.status]}</td>
          </tr>
        ))}
      </Rows>
      <More hasMore={hasNextPage} isLoading={isFetchingNextPage} onMore={() => void fetchNextPage()} />
    </>
  );
}

/** The account's own trades in a market. */
export function Fills({ market }: { readonly market: string }) {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useFills(market);
  if (!data) return error ? <Failed error={error} retry={() => void refetch()} /> : <Loading what="your fills" />;
  const fills = data.pages.flat();
  if (fills.length === 0) return <Empty>You have traded nothing in this market yet.</Empty>;
  return (
    <>
      <Rows label="Fills" columns={['Traded', 'Side', 'Price', 'Quantity', 'Amount', 'Fee', 'Role']}>
        {fills.map((fill) => (
          <tr key={`${fill.tradeId}/${fill.orderId}`} data-testid="fill">
            <th scope="row" className="text-left font-normal text-muted">
              {momentOf(fill.time)}
            </th>
            <td className={tone(fill.side)}>{word(fill.side)}</td>
            <td>{formatDecimal(fill.price)}</td>
            <td>{formatDecimal(fill.qty)}</td>
            <td>{formatAmount(fill.quoteQty)}</td>
            <td>
              {formatAmount(fill.fee)} {fill.feeAsset}
            </td>
            <td className="text-muted">{fill.maker ? 'Maker' : 'Taker'}</td>
          </tr>
        ))}
      </Rows>
      <More hasMore={hasNextPage} isLoading={isFetchingNextPage} onMore={() => void fetchNextPage()} />
    </>
  );
}

interface MoreProps {
  readonly hasMore: boolean;
  readonly isLoading: boolean;
  readonly onMore: () => void;
}

function More({ hasMore, isLoading, onMore }: MoreProps) {
  if (!hasMore) return null;
  return (
    <div className="p-2 text-center">
      <Button disabled={isLoading} onClick={onMore}>
        Older ones
      </Button>
    </div>
  );
}
