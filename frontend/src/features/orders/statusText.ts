import type { Order, TimeInForce } from '@/account/wire';
import { formatDecimal, formatMoment } from '@/lib/format';

const STATUS: Readonly<Record<Order['status'], string>> = {
  open: 'Open',
  partially_filled: 'Partly filled',
  filled: 'Filled',
  cancelled: 'Cancelled',
  expired: 'Expired',
};

const TIMES: Readonly<Record<TimeInForce, string>> = { gtc: '', ioc: 'IOC', fok: 'FOK', gtd: 'GTD' };

type Told = Pick<Order, 'status' | 'timeInForce' | 'expiresAt' | 'postOnly' | 'displayQuantity' | 'type'>;

/** `Partly filled · post-only`: how it stands, and its terms where they are not the usual ones. */
export function statusText({ status, type, timeInForce, expiresAt, postOnly, displayQuantity }: Told): string {
  const isAnyPrice = type === 'market' || type === 'stop_loss' || type === 'take_profit';
  return [
    STATUS[status],
    isAnyPrice ? '' : expiresAt === undefined ? TIMES[timeInForce] : `until ${formatMoment(expiresAt)}`,
    postOnly ? 'post-only' : '',
    displayQuantity === undefined ? '' : `shows ${formatDecimal(displayQuantity)}`,
  ]
    .filter((part) => part !== '')
    .join(' · ');
}
