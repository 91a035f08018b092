import { useState } from 'react';
import { creditDemoFunds } from '@/account/demoFunds';
import { Button } from '@/components/Button';
import { useAccountView } from '@/hooks/useAccount';
import { useInstrument } from '@/hooks/useInstruments';
import { useDemoFunds } from '@/hooks/usePageConfig';
import { isZero, type Decimal } from '@/lib/decimal';
import type { MarketRules } from '@/market/types';
import { TicketForm } from './TicketForm';

/** A price that was picked elsewhere, for example in the book; another pick is another object. */
export interface PickedPrice {
  readonly price: Decimal;
}

interface TicketPanelProps {
  readonly symbol: string;
  readonly picked: PickedPrice | undefined;
}

/** Where one orders. */
export function TicketPanel({ symbol, picked }: TicketPanelProps) {
  const instrument = useInstrument(symbol);
  if (!instrument?.rules) return null;
  return (
    <section aria-label="Place an order" className="bg-panel p-3">
      <Status status={instrument.rules.status} />
      <Funds />
      <TicketForm instrument={instrument} rules={instrument.rules} picked={picked} />
    </section>
  );
}

function Status({ status }: { readonly status: MarketRules['status'] }) {
  if (status === 'trading') return null;
  return (
    <p role="status" className="mb-2.5 text-xs text-warning">
      {status === 'halted'
        ? 'This market is halted: nothing can be ordered or cancelled at the moment.'
        : 'In this market orders can only be cancelled at the moment.'}
    </p>
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
