import type { KeyboardEvent, ReactNode } from 'react';
import { Button } from '@/components/Button';
import { Field } from '@/components/Field';
import type { Decimal } from '@/lib/decimal';
import { editableDecimal, formatDecimal, stepped } from '@/lib/format';
import type { Problem, TicketField } from './ticket';

interface DecimalFieldProps {
  readonly name: TicketField;
  readonly label: string;
  readonly unit: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly problem: Problem | undefined;
  /** What the arrow keys move by; ten of it with Shift. */
  readonly step: Decimal;
  readonly hint?: ReactNode;
  readonly placeholder?: string;
}

/** A number in the person's own notation, with what is wrong with it and the nearest value that is right. */
export function DecimalField({
  name,
  label,
  unit,
  value,
  onChange,
  problem,
  step,
  hint,
  placeholder,
}: DecimalFieldProps) {
  const own = problem?.field === name ? problem : undefined;
  const suggestion = own?.suggestion;
  const steer = (event: KeyboardEvent) => {
    const direction = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : undefined;
    if (direction === undefined) return;
    const next = stepped(value, step, direction * (event.shiftKey ? 10 : 1));
    if (next === undefined) return;
    event.preventDefault();
    onChange(next);
  };
  return (
    <Field
      label={label}
      suffix={unit}
      inputMode="decimal"
      autoComplete="off"
      value={value}
      placeholder={placeholder}
      onChange={(event) => onChange(event.target.value)}
      onKeyDown={steer}
      hint={hint}
      error={
        own && (
          <span className="flex flex-wrap items-center gap-2">
            {own.message}
            {suggestion !== undefined && (
              <Button size="small" onClick={() => onChange(editableDecimal(suggestion))}>
                Use {formatDecimal(suggestion)}
              </Button>
            )}
          </span>
        )
      }
    />
  );
}
