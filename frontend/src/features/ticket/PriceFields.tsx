import { waitsForRise } from '@/account/orderWords';
import { DecimalField } from '@/components/DecimalField';
import { Segmented } from '@/components/Segmented';
import type { Decimal } from '@/lib/decimal';
import { editableDecimal, formatDecimal, parseDecimal } from '@/lib/format';
import { isLimited, typeOf, waits } from './ticket';
import type { TicketHandle } from './useTicket';

const EXECUTIONS = [
  { key: 'market', title: 'At any price' },
  { key: 'limit', title: 'With a limit' },
] as const;

/** What the order waits for, and its worst price. */
export function PriceFields({ handle }: { readonly handle: TicketHandle }) {
  const { ticket, change, market, prices, problemAt } = handle;
  const { rules, quote } = market;
  const best = ticket.side === 'buy' ? prices.ask : prices.bid;
  return (
    <>
      {waits(ticket) && (
        <>
          <DecimalField
            label="Stop price"
            unit={quote}
            value={ticket.stopPrice}
            onChange={(stopPrice) => change({ stopPrice })}
            problem={problemAt('stopPrice')}
            hint={<WaitHint handle={handle} />}
            step={rules.tickSize}
            start={prices.last}
          />
          <Segmented
            label="Once it is triggered"
            options={EXECUTIONS}
            selected={ticket.hasLimit ? 'limit' : 'market'}
            onSelect={(key) => change({ hasLimit: key === 'limit' })}
          />
        </>
      )}
      {isLimited(ticket) && (
        <div className="flex flex-col gap-1">
          <DecimalField
            label="Price"
            unit={quote}
            value={ticket.price}
            onChange={(price) => change({ price })}
            problem={problemAt('price')}
            step={rules.tickSize}
            start={best ?? prices.last}
          />
          <KnownPrices handle={handle} />
        </div>
      )}
    </>
  );
}

function WaitHint({ handle: { ticket } }: { readonly handle: TicketHandle }) {
  const price = parseDecimal(ticket.stopPrice);
  const direction = waitsForRise(typeOf(ticket), ticket.side) ? 'or higher' : 'or lower';
  const verb = ticket.side === 'buy' ? 'Buys' : 'Sells';
  return (
    <>
      {verb} once the last price is {price === undefined ? 'that' : formatDecimal(price)} {direction}.
    </>
  );
}

/** The prices that one most often wants, a click away. */
function KnownPrices({ handle: { prices, change } }: { readonly handle: TicketHandle }) {
  const use = (price: Decimal) => change({ price: editableDecimal(price) });
  return (
    <div role="group" aria-label="Use as price" className="flex justify-between gap-1 text-xs">
      <KnownPrice name="Bid" tone="text-up" price={prices.bid} onUse={use} />
      <KnownPrice name="Last" tone="text-ink" price={prices.last} onUse={use} />
      <KnownPrice name="Ask" tone="text-down" price={prices.ask} onUse={use} />
    </div>
  );
}

interface KnownPriceProps {
  readonly name: string;
  readonly tone: string;
  readonly price: Decimal | undefined;
  readonly onUse: (price: Decimal) => void;
}

function KnownPrice({ name, tone, price, onUse }: KnownPriceProps) {
  return (
    <button
      type="button"
      disabled={price === undefined}
      onClick={() => price !== undefined && onUse(price)}
      className="rounded px-1 py-0.5 hover:bg-raised disabled:cursor-default disabled:hover:bg-transparent"
    >
      <span className="label">{name}</span>{' '}
      <span className={price === undefined ? 'text-faint' : tone}>{formatDecimal(price)}</span>
    </button>
  );
}
