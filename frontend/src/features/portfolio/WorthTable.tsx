import type { WorthPoint } from '@/account/wire';
import { toneOf } from '@/components/Price';
import { formatMoment } from '@/lib/format';
import { money, signedMoney } from './money';

interface WorthTableProps {
  readonly points: readonly WorthPoint[];
  readonly currency: string;
}

/** The chart's numbers, newest first. */
export function WorthTable({ points, currency }: WorthTableProps) {
  return (
    <div role="region" aria-label="Value over time" tabIndex={0} className="max-h-72 overflow-auto">
      <table className="w-full whitespace-nowrap">
        <thead className="sticky top-0 bg-panel">
          <tr className="label border-b border-line text-right [&>th]:px-4 [&>th]:py-2 [&>th]:font-normal">
            <th scope="col" className="text-left">
              Time
            </th>
            <th scope="col">Value {currency}</th>
            <th scope="col">Net deposits</th>
            <th scope="col">Profit and loss</th>
          </tr>
        </thead>
        <tbody>
          {points.toReversed().map(({ time, value, netDeposits, pnl }) => (
            <tr key={time} className="border-b border-line text-right last:border-0 [&>td]:px-4 [&>td]:py-1.5">
              <th scope="row" className="px-4 py-1.5 text-left font-normal text-muted">
                {formatMoment(time)}
              </th>
              <td>{money(value)}</td>
              <td>{money(netDeposits)}</td>
              <td className={toneOf(Number(pnl))}>{signedMoney(pnl)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
