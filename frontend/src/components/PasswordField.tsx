import { useState, type ComponentProps } from 'react';
import { Field } from './Field';

type PasswordFieldProps = Omit<ComponentProps<typeof Field>, 'type' | 'suffix'>;

/** A password, which can be made visible to whoever wants to see what they type. */
export function PasswordField(field: PasswordFieldProps) {
  const [isShown, setIsShown] = useState(false);
  return (
    <Field
      {...field}
      type={isShown ? 'text' : 'password'}
      autoCapitalize="none"
      autoCorrect="off"
      spellCheck={false}
      suffix={
        <button
          type="button"
          aria-pressed={isShown}
          aria-label="Show password"
          onClick={() => setIsShown(!isShown)}
          className="-mr-1 rounded px-1.5 py-1 text-muted hover:bg-raised hover:text-ink"
        >
          {isShown ? 'Hide' : 'Show'}
        </button>
      }
    />
  );
}
