import { useEffect, useRef, useState, type SyntheticEvent } from 'react';
import { Button } from '@/components/Button';
import { Segmented } from '@/components/Segmented';
import { useShortcut } from '@/hooks/useShortcut';
import { Advanced } from './Advanced';
import { AmountFields } from './AmountFields';
import { OutcomeNotice } from './OutcomeNotice';
import { PriceFields } from './PriceFields';
import { SubmitButton } from './SubmitButton';
import { Summary } from './Summary';
import { isLimited, type Kind } from './ticket';
import { useTicket, type OwnMarket, type PickedPrice, type TicketHandle } from './useTicket';

const KINDS = [
  { key: 'limit', title: 'Limit' },
  { key: 'market', title: 'Market' },
  { key: 'stop', title: 'Stop' },
  { key: 'takeProfit', title: 'Take profit' },
] as const satisfies readonly { key: Kind; title: string }[];

interface TicketFormProps {
  readonly market: OwnMarket;
  readonly picked: PickedPrice | undefined;
}

/** The order form: what one wants, what that would come to, and what has become of it. */
export function TicketForm({ market, picked }: TicketFormProps) {
  const handle = useTicket(market, picked);
  const { ticket, change, submission, submit } = handle;
  const form = useRef<HTMLFormElement>(null);
  const [tries, setTries] = useState(0);
  const { outcome } = submission;
  useShortcut({ keys: 'b', description: 'Buy', scope: 'Trading', run: () => change({ side: 'buy' }) });
  useShortcut({ keys: 's', description: 'Sell', scope: 'Trading', run: () => change({ side: 'sell' }) });

  // Who tried to send it is led to what is wrong.
  useEffect(() => {
    const isAnswered = outcome.status === 'none' || outcome.status === 'refused';
    if (tries > 0 && isAnswered) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [tries, outcome]);

  const send = (event: SyntheticEvent) => {
    event.preventDefault();
    setTries(tries + 1);
    submit();
  };

  return (
    <form ref={form} aria-label="Order" onSubmit={send} noValidate className="flex flex-col gap-2">
      <Sides handle={handle} />
      <Segmented label="Type of order" options={KINDS} selected={ticket.kind} onSelect={(kind) => change({ kind })} />
      <PriceFields handle={handle} />
      <AmountFields handle={handle} />
      {isLimited(ticket) && <Advanced handle={handle} />}
      <Summary handle={handle} />
      <OutcomeNotice handle={handle} />
      <SubmitButton handle={handle} />
    </form>
  );
}

function Sides({ handle: { ticket, change } }: { readonly handle: TicketHandle }) {
  return (
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
  );
}
