import { useState } from 'react';
import { creditDemoFunds } from '@/account/demoFunds';
import { Button } from '@/components/Button';
import { Loading } from '@/components/States';
import { useAccountView } from '@/hooks/useAccount';
import { useInstrument } from '@/hooks/useInstruments';
import { useDemoFunds } from '@/hooks/usePageConfig';
import { isZero } from '@/lib/decimal';
import { TicketForm } from './TicketForm';
import type { PickedPrice } from './useTicket';

export type { PickedPrice } from './useTicket';

interface TicketPanelProps {
  readonly symbol: string;
  readonly picked: PickedPrice | undefined;
}

/** Where one orders. */
export function TicketPanel({ symbol, picked }: TicketPanelProps) {
  const instrument = useInstrument(symbol);
  return (
    <section aria-label="Place an order" className="bg-panel p-3 lg:min-h-0 lg:overflow-y-auto">
      {instrument?.rules ? (
        <>
          <Funds />
          <TicketForm market={{ ...instrument, rules: instrument.rules }} picked={picked} />
        </>
      ) : (
        <Loading what="the order form" />
      )}
    </section>
  );
}

/** Play money for whoever has nothing, where there is some. */
function Funds() {
  const { status, balances } = useAccountView();
  const funds = useDemoFunds();
  const [isAsked, setAsked] = useState(false);
  const hasNothing = [...balances.values()].every(({ available, locked }) => isZero(available) && isZero(locked));
  if (status !== 'ready' || !hasNothing || funds.length === 0) return null;
  const credit = async () => {
    setAsked(true);
    await creditDemoFunds(funds);
    setAsked(false);
  };
  return (
    <div className="mb-2.5 flex items-center justify-between gap-2 rounded bg-raised p-2.5 text-xs">
      You have nothing to trade with yet.
      <Button look="primary" disabled={isAsked} onClick={() => void credit()}>
        Get demo funds
      </Button>
    </div>
  );
}
