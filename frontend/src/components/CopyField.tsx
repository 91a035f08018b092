import { useRef, useState } from 'react';
import { Button } from './Button';
import { Field } from './Field';

interface CopyFieldProps {
  readonly label: string;
  readonly value: string;
}

/** A text to take elsewhere. Where the browser lets no page write to the clipboard, it is selected for the person to copy. */
export function CopyField({ label, value }: CopyFieldProps) {
  const [state, setState] = useState<'idle' | 'copied' | 'selected'>('idle');
  const field = useRef<HTMLDivElement>(null);

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value);
      setState('copied');
    } catch {
      const input = field.current?.querySelector('input');
      input?.focus();
      input?.select();
      setState('selected');
    }
  };

  return (
    <div ref={field} className="flex items-end gap-2">
      <Field
        label={label}
        value={value}
        readOnly
        spellCheck={false}
        onFocus={(event) => event.target.select()}
        className="min-w-0 flex-1"
      />
      <Button onClick={() => void copy()} aria-label={`Copy: ${label}`} className="mb-px h-[35px] w-20">
        <span aria-live="polite">{state === 'idle' ? 'Copy' : state === 'copied' ? 'Copied ✓' : 'Ctrl + C'}</span>
      </Button>
    </div>
  );
}
