import { useId, type InputHTMLAttributes, type ReactNode } from 'react';

interface FieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'children'> {
  readonly label: ReactNode;
  /** What is wrong with it; shown beside it and read out with it. */
  readonly error?: ReactNode;
  readonly hint?: ReactNode;
  /** After the input, such as the unit. */
  readonly suffix?: ReactNode;
}

/** A labelled input with its error. */
export function Field({ label, error, hint, suffix, className = '', ...input }: FieldProps) {
  const id = useId();
  const note = error ?? hint;
  return (
    <div className={className}>
      <label htmlFor={id} className="label mb-1 block">
        {label}
      </label>
      <div
        className={`flex items-center rounded border bg-ground ${error ? 'border-down focus-within:ring-1 focus-within:ring-down' : 'border-line-strong focus-within:border-accent'}`}
      >
        <input
          id={id}
          aria-invalid={error ? true : undefined}
          aria-describedby={note ? `${id}-note` : undefined}
          className="min-w-0 flex-1 bg-transparent px-2.5 py-2 text-[13px] outline-none disabled:opacity-50"
          {...input}
        />
        {suffix && <span className="label shrink-0 pr-2.5">{suffix}</span>}
      </div>
      {note && (
        <div
          id={`${id}-note`}
          role={error ? 'alert' : undefined}
          className={`mt-1 text-xs ${error ? 'text-down' : 'text-faint'}`}
        >
          {note}
        </div>
      )}
    </div>
  );
}
