import type { Preview } from '@/account/wire';
import { formatAmount } from '@/account/orderWords';
import { add, isZero, subtract } from '@/lib/decimal';
import { formatDecimal } from '@/lib/format';
import type { Instrument } from '@/market/types';
import type { Ticket } from './ticket';

interface SummaryProps {
  readonly ticket: Ticket;
  readonly preview: Preview | undefined;
  readonly instrument: Instrument;
}

/** What the order would come to now, before it is sent. */
export function Summary({ ticket, preview, instrument }: SummaryProps) {
  if (!preview) return null;
  const { base, quote } = instrument;
  const isBuy = ticket.side === 'buy';
  const traded = preview.executedQuoteQty;
  const comesTo = isBuy ? add(traded, preview.fee) : subtract(traded, preview.fee);
  return (
    <dl
      data-testid="preview"
      className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-0.5 text-xs [&>dd]:text-right [&>dt]:text-muted"
    >
      {!isZero(preview.executedQty) && (
        <>
          <dt>Trades at once</dt>
          <dd>
            {formatDecimal(preview.executedQty)} {base}
            {preview.averagePrice && ` at ${formatAmount(preview.averagePrice)}`}
          </dd>
          <dt>Fee</dt>
          <dd>
            {formatAmount(preview.fee)} {preview.feeAsset}
          </dd>
          <dt>{isBuy ? 'Cost with fee' : 'Proceeds'}</dt>
          <dd>
            {formatAmount(comesTo)} {quote}
          </dd>
        </>
      )}
      {!isZero(preview.remainingQty) && preview.status !== 'cancelled' && (
        <>
          <dt>Rests in the book</dt>
          <dd>
            {formatDecimal(preview.remainingQty)} {base}
          </dd>
        </>
      )}
    </dl>
  );
}
