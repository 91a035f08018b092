import { useEffect, useRef } from 'react';
import type { NewApiKey } from '@/account/accessApi';
import { Button } from '@/components/Button';
import { CopyField } from '@/components/CopyField';

interface NewSecretProps {
  readonly created: NewApiKey;
  readonly onDone: () => void;
}

/** A new key with its secret, until the person has taken it. */
export function NewSecret({ created, onDone }: NewSecretProps) {
  const box = useRef<HTMLDivElement>(null);

  useEffect(() => box.current?.focus(), []);

  return (
    <div
      ref={box}
      role="group"
      aria-label={`New key ${created.label}`}
      tabIndex={-1}
      data-testid="new-secret"
      className="flex flex-col gap-3 border-b border-line bg-raised px-4 py-3"
    >
      <p>
        <strong className="text-warning">The secret is shown only now.</strong> Keep it like a password: who has it{' '}
        {created.permissions.includes('trade') ? 'can trade with your money' : 'can see what you have and do'}. When it
        is lost, delete the key and make another.
      </p>
      <CopyField label="API key" value={created.apiKey} />
      <CopyField label="Secret" value={created.secret} />
      <Button onClick={onDone} className="self-end">
        I have saved it
      </Button>
    </div>
  );
}
