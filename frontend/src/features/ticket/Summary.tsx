import type { ReactNode } from 'react';
import { formatAmount } from '@/account/orderWords';
import { useUser } from '@/hooks/useAccount';
import { isZero, round, type Decimal } from '@/lib/decimal';
import { formatDecimal, formatFixed } from '@/lib/format';
import { messageOf } from '@/lib/http';
import { waits } from './ticket';
import type { Figures } from './figures';
import type { TicketHandle } from './useTicket';

/** What the order would come to now, before it is sent. Its lines are always there, so that nothing jumps. */
export function Summary({ handle }: { readonly handle: TicketHandle }) {
  const { ticket, market, figures, figuresError } = handle;
  const user = useUser();
  const { base, quote, priceDecimals, rules } = market;
  const isBuy = ticket.side === 'buy';
  return (
    <div>
      <dl
        data-testid="preview"
        className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-0.5 text-xs [&>dd]:text-right [&>dt]:text-muted"
      >
        {user && (
          <>
            <Line name="Trades at once">{figures && tradedNow(figures, base, priceDecimals)}</Line>
            <Line name={waits(ticket) ? 'Waits' : 'Rests'}>{figures && restOf(figures, base)}</Line>
          </>
        )}
        {/* What waits for a stop price may take as well as make: the higher fee is told of it. */}
        <Line name={`Taker fee ${percent(rules.takerFeeBps)}`}>
          {figures && feeOf(waits(ticket) ? figures.laterFee : figures.takerFee, quote)}
        </Line>
        <Line name={`Maker fee ${percent(rules.makerFeeBps)}`}>
          {figures && feeOf(waits(ticket) ? undefined : figures.laterFee, quote)}
        </Line>
        {user && (
          <Line name={isBuy ? 'Cost with fee' : 'Proceeds'}>
            {figures && (
              <strong className="font-semibold">
                {figures.total === undefined ? 'what the market gives' : `${formatAmount(figures.total)} ${quote}`}
              </strong>
            )}
          </Line>
        )}
      </dl>
      {figuresError !== null && figuresError !== undefined && (
        <p className="mt-1 text-xs text-warning">What it would cost is not known: {messageOf(figuresError)}</p>
      )}
    </div>
  );
}

function Line({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children ?? <span className="text-faint">–</span>}</dd>
    </>
  );
}

function tradedNow({ executedQty, averagePrice }: Figures, base: string, priceDecimals: number): string {
  const price = averagePrice === undefined ? '' : ` at ${formatDecimal(round(averagePrice, priceDecimals, 'nearest'))}`;
  return `${formatDecimal(executedQty)} ${base}${price}`;
}

function restOf({ openQty, droppedQty }: Figures, base: string): string {
  const open = `${formatDecimal(openQty)} ${base}`;
  return isZero(droppedQty) ? open : `${open}; ${formatDecimal(droppedQty)} cancelled`;
}

const feeOf = (fee: Decimal | undefined, quote: string): string | undefined =>
  fee === undefined ? undefined : `${formatAmount(fee)} ${quote}`;

const percent = (bps: number): string => `${formatFixed(bps / 100, 2)}%`;
