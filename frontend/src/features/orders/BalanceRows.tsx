import { formatAmount, totalOf } from '@/account/orderWords';
import type { Balance } from '@/account/wire';
import { Empty } from '@/components/States';
import { Rows, TEXT } from './Rows';

const COLUMNS = [{ name: 'Asset', isText: true }, { name: 'Available' }, { name: 'In orders' }, { name: 'Total' }];

/** What there is of each asset. */
export function BalanceRows({ balances }: { readonly balances: readonly Balance[] }) {
  if (balances.length === 0) return <Empty>You have nothing yet.</Empty>;
  const sorted = balances.toSorted((a, b) => a.asset.localeCompare(b.asset));
  return (
    <Rows label="Balances" columns={COLUMNS}>
      {sorted.map((balance) => (
        <tr key={balance.asset} data-testid={`balance-${balance.asset}`}>
          <th scope="row" className={`${TEXT} font-medium`}>
            {balance.asset}
          </th>
          <td>{formatAmount(balance.available)}</td>
          <td>{formatAmount(balance.locked)}</td>
          <td>{formatAmount(totalOf(balance))}</td>
        </tr>
      ))}
    </Rows>
  );
}
