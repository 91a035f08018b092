import { formatAmount, totalOf } from '@/account/orderWords';
import type { Balance } from '@/account/wire';
import { Empty } from '@/components/States';
import { Rows } from './Rows';

/** What there is of each asset. */
export function BalanceRows({ balances }: { readonly balances: readonly Balance[] }) {
  if (balances.length === 0) return <Empty>You have nothing yet.</Empty>;
  return (
    <Rows label="Balances" columns={['Asset', 'Available', 'In orders', 'Total']}>
      {balances.map((balance) => (
        <tr key={balance.asset} data-testid={`balance-${balance.asset}`}>
          <th scope="row" className="text-left font-medium">
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
