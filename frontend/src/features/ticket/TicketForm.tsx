import type { SyntheticEvent } from 'react';
import { Link, useLocation } from 'react-router';
import { formatAmount } from '@/account/orderWords';
import { Button } from '@/components/Button';
import { Segmented } from '@/components/Segmented';
import { useAccountView, useUser } from '@/hooks/useAccount';
import { useMarket } from '@/hooks/useMarket';
import { useShortcut } from '@/hooks/useShortcut';
import { useStore } from '@/hooks/useStore';
import { editableDecimal, formatFixed, parseDecimal } from '@/lib/format';
import type { Instrument, MarketRules } from '@/market/types';
import { Advanced } from './Advanced';
import { DecimalField } from './DecimalField';
import { Summary } from './Summary';
import { hasLimit, orderOf, shareOf, type Kind } from './ticket';
import type { PickedPrice } from './TicketPanel';
import { usePreview } from './usePreview';
import { useTicket } from './useTicket';

const KINDS = [
  { key: 'limit', title: 'Limit' },
  { key: 'market', title: 'Market' },
  { key: 'stop', title: 'Stop' },
  { key: 'take_profit', title: 'Take profit' },
] as const satisfies readonly { key: Kind; title: string }[];

const SHARES = [25, 50, 75, 100] as const;

interface TicketFormProps {
  readonly instrument: Instrument;
  readonly rules: MarketRules;
  readonly picked: PickedPrice | undefined;
}

/** The order form: what one wants, what that would come to, and what the server said of it. */
export function TicketForm({ instrument, rules, picked }: TicketFormProps) {
  const { base, quote, symbol, priceDecimals } = instrument;
  const user = useUser();
  const { balances } = useAccountView();
  const ticker = useStore(useMarket().quotes.ticker(symbol));
  const handle = useTicket(instrument, rules, picked);
  const { ticket, change, problem } = handle;
  const isBuy = ticket.side === 'buy';
  const order = orderOf(ticket, symbol);
  const preview = usePreview(user && rules.status === 'trading' && !('field' in order) ? order : undefined);
  const paidWith = isBuy ? quote : base;
  const available = balances.get(paidWith)?.available ?? '0';
  const best = isBuy ? ticker?.ask : ticker?.bid;
  useShortcut({ keys: 'b', description: 'Buy', scope: 'Trading', run: () => change({ side: 'buy' }) });
  useShortcut({ keys: 's', description: 'Sell', scope: 'Trading', run: () => change({ side: 'sell' }) });

  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    handle.submit();
  };

  const takeShare = (percent: number) =>
    change(shareOf(ticket, percent, { available, price: parseDecimal(ticket.price) }, rules));

  return (
    <form aria-label="Order" onSubmit={submit} noValidate className="flex flex-col gap-2.5">
      <div role="group" aria-label="Side" className="grid grid-cols-2 gap-1">
        {(['buy', 'sell'] as const).map((side) => (
          <Button
            key={side}
            look={ticket.side === side ? side : 'neutral'}
            aria-pressed={ticket.side === side}
            onClick={() => change({ side })}
          >
            {side === 'buy' ? 'Buy' : 'Sell'}
          </Button>
        ))}
      </div>
      <Segmented
        label="Type of order"
        options={KINDS}
        selected={ticket.kind}
        onSelect={(kind) => change({ kind, price: kind === 'limit' ? ticket.price : '' })}
      />
      {(ticket.kind === 'stop' || ticket.kind === 'take_profit') && (
        <DecimalField
          name="stopPrice"
          label="When the last price reaches"
          unit={quote}
          value={ticket.stopPrice}
          onChange={(stopPrice) => change({ stopPrice })}
          problem={problem}
          step={rules.tickSize}
        />
      )}
      {ticket.kind !== 'market' && (
        <DecimalField
          name="price"
          label="Price"
          unit={quote}
          value={ticket.price}
          onChange={(price) => change({ price })}
          problem={problem}
          step={rules.tickSize}
          placeholder={ticket.kind === 'limit' ? '' : 'at any price'}
          hint={
            best !== undefined && (
              <button
                type="button"
                className="link"
                onClick={() => change({ price: editableDecimal(best.toFixed(priceDecimals)) })}
              >
                Best {isBuy ? 'ask' : 'bid'} {formatFixed(best, priceDecimals)}
              </button>
            )
          }
        />
      )}
      <DecimalField
        name="quantity"
        label="Quantity"
        unit={base}
        value={ticket.quantity}
        onChange={(quantity) => change({ quantity })}
        problem={problem}
        step={rules.lotSize}
      />
      {(hasLimit(ticket) || isBuy) && (
        <DecimalField
          name="total"
          label={hasLimit(ticket) ? 'Total' : 'Or spend, fee included'}
          unit={quote}
          value={ticket.total}
          onChange={(total) => change({ total })}
          problem={problem}
          step={rules.tickSize}
        />
      )}
      {user && (
        <>
          <div role="group" aria-label="Share of what is available" className="grid grid-cols-4 gap-1">
            {SHARES.map((percent) => (
              <Button key={percent} size="small" onClick={() => takeShare(percent)}>
                {percent}%
              </Button>
            ))}
          </div>
          <p className="flex justify-between text-xs text-muted">
            Available
            <span data-testid="available" className="text-ink">
              {formatAmount(available)} {paidWith}
            </span>
          </p>
        </>
      )}
      {hasLimit(ticket) && <Advanced handle={handle} instrument={instrument} rules={rules} />}
      <Summary ticket={ticket} preview={preview} instrument={instrument} />
      {problem?.field === 'order' && (
        <p role="alert" className="text-xs text-down">
          {problem.message}
          {handle.isUncertain && ' Send it again to find out: the same order is never placed twice.'}
        </p>
      )}
      {user ? (
        <Button type="submit" look={ticket.side} size="large" disabled={handle.isSending || rules.status !== 'trading'}>
          {handle.isUncertain ? 'Send again' : `${isBuy ? 'Buy' : 'Sell'} ${base}`}
        </Button>
      ) : (
        <Doors />
      )}
    </form>
  );
}

function Doors() {
  const { pathname, search } = useLocation();
  const state = { from: pathname + search };
  return (
    <p className="rounded bg-raised p-3 text-center">
      <Link to="/login" state={state} className="link">
        Log in
      </Link>{' '}
      or{' '}
      <Link to="/register" state={state} className="link">
        register
      </Link>{' '}
      to trade.
    </p>
  );
}
