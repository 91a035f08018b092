import { formatAmount } from '@/account/orderWords';
import { Empty, Failed, Loading } from '@/components/States';
import { formatDecimal } from '@/lib/format';
import { MarketCell, SideCell, TimeCell } from './cells';
import { More, Rows, TEXT, type Column } from './Rows';
import { useFills } from './usePast';

const COLUMNS: readonly Column[] = [
  { name: 'Market', isText: true },
  { name: 'Traded', isText: true },
  { name: 'Side', isText: true },
  { name: 'Price' },
  { name: 'Quantity' },
  { name: 'Amount' },
  { name: 'Fee' },
  { name: 'Role', isText: true },
];

/** The account's own trades in a market, or in all. */
export function Fills({ market }: { readonly market: string | undefined }) {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useFills(market);
  if (!data) return error ? <Failed error={error} retry={() => void refetch()} /> : <Loading what="your fills" />;
  const fills = data.pages.flat();
  if (fills.length === 0) return <Empty>You have traded nothing {market && 'in this market '}yet.</Empty>;
  return (
    <>
      {error && <Failed error={error} retry={() => void refetch()} />}
      <Rows label="Fills" columns={COLUMNS}>
        {fills.map((fill) => (
          <tr key={`${fill.market}/${fill.tradeId}/${fill.orderId}`} data-testid="fill">
            <MarketCell market={fill.market} />
            <TimeCell time={fill.time} />
            <SideCell side={fill.side} />
            <td>{formatDecimal(fill.price)}</td>
            <td>{formatDecimal(fill.qty)}</td>
            <td>{formatAmount(fill.quoteQty)}</td>
            <td>
              {formatAmount(fill.fee)} {fill.feeAsset}
            </td>
            <td className={`${TEXT} text-muted`}>{fill.maker ? 'Maker' : 'Taker'}</td>
          </tr>
        ))}
      </Rows>
      <More hasMore={hasNextPage} isLoading={isFetchingNextPage} onMore={() => void fetchNextPage()} />
    </>
  );
}
