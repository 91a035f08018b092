import { useId, type KeyboardEvent, type ReactNode } from 'react';
import type { Decimal } from '@/lib/decimal';
import { editableDecimal, stepped } from '@/lib/format';
import { Button } from './Button';

/** What is wrong with a field, and what would mend it. */
export interface FieldProblem {
  readonly text: string;
  readonly fix?: { readonly text: string; readonly apply: () => void } | undefined;
}

interface DecimalFieldProps {
  readonly label: string;
  readonly unit: string;
  /** As it was typed. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly problem?: FieldProblem | undefined;
  readonly hint?: ReactNode;
  readonly placeholder?: string;
  /** What the arrow keys move by; ten of it with Shift. */
  readonly step?: Decimal;
  /** Where the arrow keys begin while nothing is typed. */
  readonly start?: Decimal | undefined;
}

/** A number in the person's own notation, in one line with its label and unit. */
export function DecimalField(props: DecimalFieldProps) {
  const { label, unit, value, onChange, problem, hint, placeholder, step, start } = props;
  const id = useId();
  const noteId = problem || hint ? `${id}-note` : undefined;

  const steer = (event: KeyboardEvent) => {
    const direction = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (direction === undefined || step === undefined) return;
    const isEmpty = value.trim() === '';
    const next =
      isEmpty && start !== undefined
        ? editableDecimal(start)
        : stepped(value, step, direction * (event.shiftKey ? 10 : 1));
    if (next === undefined) return;
    event.preventDefault();
    onChange(next);
  };

  return (
    <div>
      <div
        className={`flex items-center rounded border bg-ground ${
          problem
            ? 'border-down focus-within:ring-1 focus-within:ring-down'
            : 'border-line-strong focus-within:border-accent'
        }`}
      >
        <label htmlFor={id} className="label shrink-0 py-2 pl-2.5">
          {label}
        </label>
        <input
          id={id}
          type="text"
          inputMode="decimal"
          autoComplete="off"
          spellCheck={false}
          maxLength={40}
          value={value}
          placeholder={placeholder}
          onChange={(event) => onChange(event.target.value)}
          onKeyDown={steer}
          aria-invalid={problem ? true : undefined}
          aria-describedby={noteId}
          className="min-w-0 flex-1 bg-transparent px-2 py-1.5 text-right text-[13px] outline-none placeholder:text-faint"
        />
        <span className="label shrink-0 pr-2.5">{unit}</span>
      </div>
      {problem ? (
        <div id={noteId} className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-down">
          <span role="alert">{problem.text}</span>
          {problem.fix && (
            <Button size="small" onClick={problem.fix.apply}>
              {problem.fix.text}
            </Button>
          )}
        </div>
      ) : (
        hint && (
          <div id={noteId} className="mt-1 text-xs text-faint">
            {hint}
          </div>
        )
      )}
    </div>
  );
}
