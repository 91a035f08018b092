import { useId, useState, type ReactNode } from 'react';
import type { TimeInForce } from '@/account/wire';
import { DecimalField } from '@/components/DecimalField';
import { Field } from '@/components/Field';
import { mayRest } from './ticket';
import type { TicketHandle } from './useTicket';

const TIMES: Readonly<Record<TimeInForce, string>> = {
  gtc: 'Until cancelled',
  gtd: 'Until a time',
  ioc: 'At once, cancel the rest',
  fok: 'Wholly at once or not at all',
};

/** What most limit orders do without. Open while something in it is wrong. */
export function Advanced({ handle }: { readonly handle: TicketHandle }) {
  const { ticket, change, market, problemAt } = handle;
  const [isOpen, setOpen] = useState(false);
  const problems = (['timeInForce', 'expiresAt', 'displayQuantity', 'postOnly'] as const).map(problemAt);
  const hasProblem = problems.some((problem) => problem !== undefined);
  const rests = mayRest(ticket);
  return (
    <details
      open={isOpen || hasProblem}
      onToggle={(event) => setOpen(event.currentTarget.open)}
      className="group text-xs"
    >
      <summary className="flex cursor-pointer items-center gap-1.5 py-1 text-muted hover:text-ink">
        <span aria-hidden className="group-open:rotate-90">
          ›
        </span>
        Advanced
        <span className="label ml-auto truncate">{summaryOf(handle)}</span>
      </summary>
      <div className="flex flex-col gap-2 pt-1">
        <label className={`flex items-center gap-2 ${rests ? '' : 'opacity-50'}`}>
          <input
            type="checkbox"
            checked={ticket.postOnly && rests}
            disabled={!rests}
            onChange={(event) => change({ postOnly: event.target.checked })}
            className="size-3.5 accent-accent-strong"
          />
          Post-only: refused rather than traded at once
        </label>
        <Times handle={handle} />
        {ticket.timeInForce === 'gtd' && (
          <Field
            label="Good until (UTC)"
            type="datetime-local"
            value={ticket.expiresAt}
            onChange={(event) => change({ expiresAt: event.target.value })}
            error={problemAt('expiresAt')?.text}
          />
        )}
        {rests && (
          <DecimalField
            label="Show at a time"
            unit={market.base}
            value={ticket.displayQuantity}
            onChange={(displayQuantity) => change({ displayQuantity })}
            problem={problemAt('displayQuantity')}
            step={market.rules.lotSize}
            placeholder="all of it"
          />
        )}
      </div>
    </details>
  );
}

function Times({ handle: { ticket, change, problemAt } }: { readonly handle: TicketHandle }) {
  const id = useId();
  const problem = problemAt('timeInForce');
  return (
    <div>
      <label htmlFor={id} className="label mb-1 block">
        Good
      </label>
      <select
        id={id}
        value={ticket.timeInForce}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem && `${id}-note`}
        onChange={(event) => change({ timeInForce: event.target.value as TimeInForce })}
        className="w-full rounded border border-line-strong bg-ground px-2 py-1.5"
      >
        {Object.entries(TIMES).map(([key, title]) => (
          <option key={key} value={key}>
            {title}
          </option>
        ))}
      </select>
      {problem && <Note id={`${id}-note`}>{problem.text}</Note>}
    </div>
  );
}

function Note({ id, children }: { readonly id: string; readonly children: ReactNode }) {
  return (
    <p id={id} role="alert" className="mt-1 text-down">
      {children}
    </p>
  );
}

/** What is set, for while it is closed. */
function summaryOf({ ticket }: TicketHandle): string {
  const rests = mayRest(ticket);
  return [
    ticket.postOnly && rests ? 'Post-only' : '',
    ticket.timeInForce === 'gtc' ? '' : TIMES[ticket.timeInForce],
    ticket.displayQuantity !== '' && rests ? 'Iceberg' : '',
  ]
    .filter((part) => part !== '')
    .join(' · ');
}
