import type { ReactNode } from 'react';
import { formatAmount } from '@/account/orderWords';
import { useUser } from '@/hooks/useAccount';
import { isZero, round } from '@/lib/decimal';
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
            <Line name="Trades at once">
              {figures && `${formatDecimal(figures.executedQty)} ${base}`}
              {figures?.averagePrice !== undefined &&
                ` at ${formatDecimal(round(figures.averagePrice, priceDecimals, 'nearest'))}`}
            </Line>
            <Line name={waits(ticket) ? 'Waits' : 'Rests'}>{figures && restOf(figures, base)}</Line>
          </>
        )}
        <Line name="Fee">
          {figures
            ? `${feesOf(figures)} ${quote}`
            : `maker ${percent(rules.makerFeeBps)}, taker ${percent(rules.takerFeeBps)}`}
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

function restOf({ openQty, droppedQty }: Figures, base: string): string {
  const open = `${formatDecimal(openQty)} ${base}`;
  return isZero(droppedQty) ? open : `${open}; ${formatDecimal(droppedQty)} cancelled`;
}

/** What is paid at once, and what once the rest trades. */
function feesOf({ takerFee, laterFee }: Figures): string {
  if (laterFee === undefined) return formatAmount(takerFee);
  return isZero(takerFee)
    ? `${formatAmount(laterFee)} later`
    : `${formatAmount(takerFee)} + ${formatAmount(laterFee)} later`;
}

const percent = (bps: number): string => `${formatFixed(bps / 100, 2)}%`;
