import { formatAmount } from '@/account/orderWords';
import { Button } from '@/components/Button';
import { DecimalField } from '@/components/DecimalField';
import { useUser } from '@/hooks/useAccount';
import { useIsConnected } from '@/hooks/useFeed';
import { SHARES } from './shares';
import { costOfWholeLots, isLimited, mayGiveAmount } from './ticket';
import type { TicketHandle } from './useTicket';

/** How much: as a quantity, as what it comes to, or as a share of what one has. */
export function AmountFields({ handle }: { readonly handle: TicketHandle }) {
  const { ticket, change, market, problemAt } = handle;
  const { base, quote, rules } = market;
  const cost = costOfWholeLots(ticket);
  return (
    <>
      <Available handle={handle} />
      <DecimalField
        label="Quantity"
        unit={base}
        value={ticket.quantity}
        onChange={(quantity) => change({ quantity, given: 'quantity' })}
        problem={problemAt('quantity')}
        step={rules.lotSize}
        start={rules.minQuantity}
      />
      <Shares handle={handle} />
      {(isLimited(ticket) || mayGiveAmount(ticket)) && (
        <DecimalField
          label={isLimited(ticket) ? 'Total' : 'Or spend'}
          unit={quote}
          value={ticket.total}
          onChange={(total) => change({ total, given: 'total' })}
          problem={problemAt('quoteQuantity')}
          placeholder={isLimited(ticket) ? '' : 'fee included'}
          hint={cost !== undefined && `Whole lots of it cost ${formatAmount(cost)} ${quote}.`}
        />
      )}
    </>
  );
}

function Available({ handle: { ticket, market, available } }: { readonly handle: TicketHandle }) {
  const user = useUser();
  const isConnected = useIsConnected();
  if (!user) return null;
  return (
    <p className="flex justify-between text-xs text-muted">
      Available
      <span data-testid="available" data-live={isConnected} className={isConnected ? 'text-ink' : 'text-faint italic'}>
        {formatAmount(available)} {ticket.side === 'buy' ? market.quote : market.base}
        {!isConnected && <span className="sr-only"> (not live)</span>}
      </span>
    </p>
  );
}

function Shares({ handle: { change, share } }: { readonly handle: TicketHandle }) {
  const user = useUser();
  if (!user) return null;
  return (
    <div role="group" aria-label="Share of what is available" className="grid grid-cols-4 gap-1">
      {SHARES.map((percent) => {
        const ticket = share(percent);
        return (
          <Button key={percent} size="small" disabled={!ticket} onClick={() => ticket && change(ticket)}>
            {percent}%
          </Button>
        );
      })}
    </div>
  );
}
