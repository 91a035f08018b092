import { Link, useLocation } from 'react-router';
import { Button } from '@/components/Button';
import { useSession } from '@/hooks/useAccount';
import type { MarketRules } from '@/market/types';
import type { TicketHandle } from './useTicket';

const WHY_NOT: Readonly<Record<MarketRules['status'], string | undefined>> = {
  trading: undefined,
  halted: 'This market is halted: orders can be neither placed nor cancelled at the moment.',
  cancel_only: 'In this market orders can only be cancelled at the moment.',
};

/** Sends the order; or says why that can't be, or leads to where one logs in. */
export function SubmitButton({ handle }: { readonly handle: TicketHandle }) {
  const session = useSession();
  const { ticket, market, submission } = handle;
  if (session.status === 'anonymous') return <Doors />;
  const whyNot = WHY_NOT[market.rules.status];
  const { status } = submission.outcome;
  const isBusy = status === 'sending' || status === 'unknown';
  return (
    <>
      {whyNot !== undefined && (
        <p role="status" className="text-xs text-warning">
          {whyNot}
        </p>
      )}
      <Button
        type="submit"
        look={ticket.side}
        size="large"
        disabled={session.status === 'loading' || whyNot !== undefined || isBusy}
      >
        {status === 'sending' ? 'Sending…' : `${ticket.side === 'buy' ? 'Buy' : 'Sell'} ${market.base}`}
      </Button>
    </>
  );
}

function Doors() {
  const { pathname, search } = useLocation();
  const state = { from: pathname + search };
  return (
    <div className="grid grid-cols-2 gap-1 text-center text-sm font-medium">
      <Link
        to="/login"
        state={state}
        className="rounded border border-line-strong bg-raised px-4 py-2.5 hover:border-accent"
      >
        Log in
      </Link>
      <Link
        to="/register"
        state={state}
        className="rounded bg-accent-strong px-4 py-2.5 text-on-solid hover:brightness-110"
      >
        Register
      </Link>
    </div>
  );
}
