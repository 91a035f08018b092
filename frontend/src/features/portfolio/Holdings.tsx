import type { Holding } from '@/account/wire';
import { add, trimmed, type Decimal } from '@/lib/decimal';
import { formatDecimal, formatFixed } from '@/lib/format';
import { byValue, percentOf } from './allocation';
import { money } from './money';

interface HoldingsProps {
  readonly holdings: readonly Holding[];
  readonly currency: string;
  readonly total: Decimal;
}

/** Each asset with what there is of it and what that is worth. */
export function Holdings({ holdings, currency, total }: HoldingsProps) {
  return (
    <section aria-labelledby="holdings" tabIndex={0} className="overflow-x-auto rounded-lg border border-line bg-panel">
      <h2 id="holdings" className="px-3 pt-3 font-semibold">
        Holdings
      </h2>
      <table className="w-full whitespace-nowrap">
        <thead>
          <tr className="label border-b border-line text-right [&>th]:px-3 [&>th]:py-2 [&>th]:font-normal">
            <th scope="col" className="text-left">
              Asset
            </th>
            <th scope="col">Quantity</th>
            <th scope="col">Available</th>
            <th scope="col">In orders</th>
            <th scope="col">Price</th>
            <th scope="col">Value {currency}</th>
            <th scope="col">Share</th>
          </tr>
        </thead>
        <tbody>
          {byValue(holdings).map(({ asset, available, locked, price, priceSource, value }) => (
            <tr key={asset} className="border-b border-line text-right last:border-0 [&>td]:px-3 [&>td]:py-2">
              <th scope="row" className="px-3 py-2 text-left font-medium">
                {asset}
              </th>
              <td>{formatDecimal(trimmed(add(available, locked), 2))}</td>
              <td>{formatDecimal(trimmed(available, 2))}</td>
              <td>{formatDecimal(trimmed(locked, 2))}</td>
              <td title={priceSource === null ? `No price in ${currency}` : `From ${priceSource}`}>
                {price === null ? '–' : formatDecimal(price)}
                {priceSource !== null && priceSource !== currency && <span className="label block">{priceSource}</span>}
              </td>
              <td>{value === null ? '–' : money(value)}</td>
              <td className="text-muted">{value === null ? '–' : `${formatFixed(percentOf(value, total), 1)}%`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
