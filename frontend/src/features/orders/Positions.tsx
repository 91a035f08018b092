import { useQuery } from '@tanstack/react-query';
import { accountApi } from '@/account/api';
import { formatAmount } from '@/account/orderWords';
import type { Position } from '@/account/wire';
import { Empty, Failed, Loading } from '@/components/States';
import { useShownPrice } from '@/hooks/useFeed';
import { useInstrument } from '@/hooks/useInstruments';
import { formatDecimal } from '@/lib/format';
import { MarketCell, ProfitCell } from './cells';
import { valueAt } from './position';
import { Rows, TEXT, type Column } from './Rows';

const COLUMNS: readonly Column[] = [
  { name: 'Market', isText: true },
  { name: 'Quantity' },
  { name: 'Average cost' },
  { name: 'Last price' },
  { name: 'Unrealised profit' },
  { name: 'Realised profit' },
  { name: 'Value' },
  { name: 'Fees' },
  { name: 'In', isText: true },
];

/** What one holds of what one has traded in a market, or in all, and what came of it. */
export function Positions({ market }: { readonly market: string | undefined }) {
  const { data, error, refetch } = useQuery({ queryKey: ['positions'], queryFn: () => accountApi.positions() });
  if (!data) return error ? <Failed error={error} retry={() => void refetch()} /> : <Loading what="your position" />;
  const positions = data.filter((position) => market === undefined || position.market === market);
  if (positions.length === 0) return <Empty>You have traded nothing {market && 'in this market '}yet.</Empty>;
  return (
    <>
      {error && <Failed error={error} retry={() => void refetch()} />}
      <Rows label="Position" columns={COLUMNS}>
        {positions.map((position) => (
          <Row key={position.market} position={position} />
        ))}
      </Rows>
    </>
  );
}

/** Its value goes with the market's last price; no value that may be out of date. */
function Row({ position }: { readonly position: Position }) {
  const { market, quantity, averageCost, realisedPnl, fees, quoteAsset } = position;
  const decimals = useInstrument(market)?.priceDecimals ?? 2;
  const { quote, isLive } = useShownPrice(market);
  const last = isLive ? quote?.last.toFixed(decimals) : undefined;
  const now = last === undefined ? undefined : valueAt(position, last);
  return (
    <tr data-testid={`position-${market}`}>
      <MarketCell market={market} />
      <td>{formatDecimal(quantity)}</td>
      <td>{formatAmount(averageCost ?? undefined)}</td>
      <td>{formatDecimal(last)}</td>
      <ProfitCell value={now?.unrealised}>
        {now?.unrealisedPercent !== undefined && ` (${formatDecimal(now.unrealisedPercent)}%)`}
      </ProfitCell>
      <ProfitCell value={realisedPnl} />
      <td>{formatAmount(now?.value)}</td>
      <td>{formatAmount(fees)}</td>
      <td className={`${TEXT} text-muted`}>{quoteAsset}</td>
    </tr>
  );
}
