import { placedText } from '@/account/orderWords';
import { refusalOf } from '@/account/orderRefusal';
import { Button } from '@/components/Button';
import type { TicketHandle } from './useTicket';

/** What has become of the order, and what is wrong with it as a whole. */
export function OutcomeNotice({ handle }: { readonly handle: TicketHandle }) {
  const { market, problem, submission } = handle;
  const { outcome } = submission;
  switch (outcome.status) {
    case 'none':
    case 'sending':
      return problem ? <Bad text={problem.text} /> : null;
    case 'placed':
      return (
        <p role="status" data-testid="placed" className="text-xs text-muted">
          {placedText(outcome.placed, market.priceDecimals)}
        </p>
      );
    case 'refused':
      return <Bad text={problem?.text ?? `Not placed: ${refusalOf(outcome.error, outcome.order, market).text}`} />;
    case 'lost':
      return <Bad text="The order was not placed. Nothing was lost but time: send it again if you still want it." />;
    case 'unknown':
      return <Unknown handle={handle} />;
  }
}

function Bad({ text }: { readonly text: string }) {
  return (
    <p role="alert" className="text-xs text-down">
      {text}
    </p>
  );
}

/** There was no answer. Sending the same order again is safe, and so is asking. */
function Unknown({ handle: { submission } }: { readonly handle: TicketHandle }) {
  const { outcome, isLookingUp } = submission;
  if (outcome.status !== 'unknown') return null;
  return (
    <div role="alert" data-testid="unknown" className="rounded border border-warning p-2.5 text-xs">
      <p className="text-warning">The server did not say whether the order was placed.</p>
      <p className="mt-1 text-muted">
        You can send it again: it is the same order by name, which is never placed twice.
      </p>
      <div className="mt-2 flex gap-2">
        <Button size="small" look="primary" disabled={isLookingUp} onClick={() => submission.send(outcome.order, true)}>
          Send it again
        </Button>
        <Button size="small" disabled={isLookingUp} onClick={() => submission.lookUp(outcome.order)}>
          Was it placed?
        </Button>
      </div>
    </div>
  );
}
