import { Link } from 'react-router';
import type { Position } from '@/account/wire';
import { toneOf } from '@/components/Price';
import { tradePath } from '@/hooks/useSelection';
import { round, type Decimal } from '@/lib/decimal';
import { formatDecimal } from '@/lib/format';
import { signedMoney } from './money';

/** What was traded in each market and what came of it. */
export function Positions({ positions }: { readonly positions: readonly Position[] }) {
  if (positions.length === 0) return null;
  return (
    <section aria-labelledby="positions" className="overflow-x-auto rounded-lg border border-line bg-panel">
      <h2 id="positions" className="px-3 pt-3 font-semibold">
        Positions
      </h2>
      <p className="label px-3">Of what was bought here, by average cost with fees; deposits are not in it.</p>
      <table className="w-full whitespace-nowrap">
        <thead>
          <tr className="label border-b border-line text-right [&>th]:px-3 [&>th]:py-2 [&>th]:font-normal">
            <th scope="col" className="text-left">
              Market
            </th>
            <th scope="col">Quantity</th>
            <th scope="col">Average cost</th>
            <th scope="col">Last price</th>
            <th scope="col">Unrealised</th>
            <th scope="col">Realised</th>
            <th scope="col">Fees</th>
          </tr>
        </thead>
        <tbody>
          {positions.map((it) => (
            <tr key={it.market} className="border-b border-line text-right last:border-0 [&>td]:px-3 [&>td]:py-2">
              <th scope="row" className="px-3 py-2 text-left font-medium">
                <Link to={tradePath(it.market)} className="link">
                  {it.market}
                </Link>
              </th>
              <td>{formatDecimal(it.quantity)}</td>
              <td>{it.averageCost === null ? '–' : formatDecimal(round(it.averageCost, 2, 'nearest'))}</td>
              <td>{it.lastPrice === null ? '–' : formatDecimal(it.lastPrice)}</td>
              <Profit value={it.unrealisedPnl} asset={it.quoteAsset} />
              <Profit value={it.realisedPnl} asset={it.quoteAsset} />
              <td>{formatDecimal(round(it.fees, 2, 'up'))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Profit({ value, asset }: { readonly value: Decimal | null; readonly asset: string }) {
  if (value === null) return <td>–</td>;
  return (
    <td className={toneOf(Number(value))}>
      {signedMoney(value)} <span className="text-faint">{asset}</span>
    </td>
  );
}
