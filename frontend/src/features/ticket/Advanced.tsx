import { Field } from '@/components/Field';
import type { TimeInForce } from '@/account/wire';
import type { Instrument, MarketRules } from '@/market/types';
import { DecimalField } from './DecimalField';
import type { TicketHandle } from './useTicket';

const TIMES: Readonly<Record<TimeInForce, string>> = {
  gtc: 'Until cancelled',
  ioc: 'At once, cancel the rest',
  fok: 'Wholly at once, or not at all',
  gtd: 'Until a time',
};

interface AdvancedProps {
  readonly handle: TicketHandle;
  readonly instrument: Instrument;
  readonly rules: MarketRules;
}

/** What most limit orders do without. */
export function Advanced({ handle: { ticket, change, problem }, instrument, rules }: AdvancedProps) {
  return (
    <details className="text-xs">
      <summary className="cursor-pointer py-1 text-muted hover:text-ink">Advanced</summary>
      <div className="flex flex-col gap-2.5 pt-1.5">
        <label className="flex items-center gap-2">
          <input
            type="checkbox"
            checked={ticket.postOnly}
            onChange={(event) => change({ postOnly: event.target.checked })}
            className="accent-accent"
          />
          Post-only: rather refused than traded at once
        </label>
        <label>
          <span className="label mb-1 block">How long it is good</span>
          <select
            value={ticket.timeInForce}
            onChange={(event) => change({ timeInForce: event.target.value as TimeInForce })}
            className="w-full rounded border border-line-strong bg-ground px-2 py-1.5"
          >
            {Object.entries(TIMES).map(([key, title]) => (
              <option key={key} value={key}>
                {title}
              </option>
            ))}
          </select>
        </label>
        {ticket.timeInForce === 'gtd' && (
          <Field
            label="Good until (UTC)"
            type="datetime-local"
            value={ticket.expiresAt}
            onChange={(event) => change({ expiresAt: event.target.value })}
            error={problem?.field === 'expiresAt' ? problem.message : undefined}
          />
        )}
        <DecimalField
          name="displayQuantity"
          label="Shown in the book at a time (iceberg)"
          unit={instrument.base}
          value={ticket.displayQuantity}
          onChange={(displayQuantity) => change({ displayQuantity })}
          problem={problem}
          step={rules.lotSize}
          placeholder="all of it"
        />
      </div>
    </details>
  );
}
