import { operateApi } from '@/account/operateApi';
import type { AssetSums } from '@/account/operateWire';
import { Empty } from '@/components/States';
import { isZero, trimmed, type Decimal } from '@/lib/decimal';
import { formatDecimal, formatFixed } from '@/lib/format';
import { Panel } from './Panel';
import { Table } from './Table';
import { usePolled } from './usePolled';
import { verdictOf } from './words';

const REFRESH_MS = 15_000;

/** Whether what all accounts have is what came in and did not go out, by asset. */
export function LedgerPanel() {
  const polled = usePolled(['ledger'], operateApi.ledger, REFRESH_MS);
  return (
    <Panel title="Ledger" what="the ledger’s sums" polled={polled}>
      {(ledger) => (
        <>
          <p
            aria-live="polite"
            data-testid="ledger-verdict"
            className={`px-4 pt-3 font-medium ${ledger.balanced ? 'text-up' : 'text-down'}`}
          >
            <span aria-hidden>{ledger.balanced ? '✓' : '✕'} </span>
            {verdictOf(ledger)}
          </p>
          <p className="px-4 pt-1 text-muted">As of the exchange’s event {formatFixed(ledger.asOfSequence, 0)}.</p>
          {ledger.assets.length === 0 ? (
            <Empty>The exchange has no assets yet.</Empty>
          ) : (
            <Table caption="Sums of the ledger by asset" head={<Head />}>
              {ledger.assets.map((sums) => (
                <Row key={sums.asset} sums={sums} />
              ))}
            </Table>
          )}
        </>
      )}
    </Panel>
  );
}

const HEADINGS = [
  'Difference',
  'In all accounts',
  'Deposits',
  'Withdrawals',
  'Held in orders',
  'The house’s',
  'Accounts',
];

function Head() {
  return (
    <>
      <th scope="col">Asset</th>
      {HEADINGS.map((name) => (
        <th key={name} scope="col" className="text-right">
          {name}
        </th>
      ))}
    </>
  );
}

function Row({ sums }: { readonly sums: AssetSums }) {
  const { asset, accounts, total, locked, house, deposits, withdrawals, difference, negative } = sums;
  const isRight = isZero(difference) && negative === 0;
  return (
    <tr className="whitespace-nowrap" data-testid={`ledger-${asset}`}>
      <th scope="row">{asset}</th>
      <td className={`text-right font-medium ${isRight ? 'text-up' : 'text-down'}`}>
        {shown(difference)}
        {negative > 0 && <span className="block text-xs">{formatFixed(negative, 0)} below zero</span>}
      </td>
      {[total, deposits, withdrawals, locked, house].map((amount, index) => (
        <td key={index} className="text-right">
          {shown(amount)}
        </td>
      ))}
      <td className="text-right text-muted">{formatFixed(accounts, 0)}</td>
    </tr>
  );
}

const shown = (amount: Decimal): string => formatDecimal(trimmed(amount, 2));
