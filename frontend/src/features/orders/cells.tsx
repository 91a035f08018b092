import type { ReactNode } from 'react';
import { compare, type Decimal } from '@/lib/decimal';
import { formatMoment } from '@/lib/format';
import { formatAmount } from '@/account/orderWords';
import type { Side } from '@/account/wire';
import { TEXT } from './Rows';

/** The cells that several tables have. */

export function MarketCell({ market }: { readonly market: string }) {
  return (
    <th scope="row" className={`${TEXT} font-medium`}>
      {market.replace('_', '/')}
    </th>
  );
}

export function TimeCell({ time }: { readonly time: number }) {
  return (
    <td className={`${TEXT} text-muted`}>
      <time dateTime={new Date(time).toISOString()}>{formatMoment(time)}</time>
    </td>
  );
}

export function SideCell({ side }: { readonly side: Side }) {
  return <td className={`${TEXT} ${side === 'buy' ? 'text-up' : 'text-down'}`}>{side === 'buy' ? 'Buy' : 'Sell'}</td>;
}

interface ProfitProps {
  /** Undefined while it is not known. */
  readonly value: Decimal | undefined;
  readonly children?: ReactNode;
}

/** A profit or a loss: the sign is always there. */
export function ProfitCell({ value, children }: ProfitProps) {
  const sign = value === undefined ? 0 : compare(value, '0');
  const tone = sign > 0 ? 'text-up' : sign < 0 ? 'text-down' : '';
  return (
    <td className={tone}>
      {sign > 0 && '+'}
      {formatAmount(value)}
      {children}
    </td>
  );
}
