import { useEffect, useRef, useState, type ReactNode, type SubmitEvent } from 'react';
import type { Credentials } from '@/account/api';
import { NAME_RULE, nameProblem, PASSWORD_RULE, passwordProblem } from '@/account/credentials';
import { Button } from '@/components/Button';
import { Field } from '@/components/Field';
import { PasswordField } from '@/components/PasswordField';
import { useSecondsUntil } from '@/hooks/useSecondsUntil';
import { refusalOf, type Refusal } from './refusal';

interface CredentialsFormProps {
  /** A new account: the rules are said, and kept. */
  readonly isNew: boolean;
  readonly action: string;
  readonly username?: string;
  readonly submit: (credentials: Credentials) => Promise<void>;
  /** What to do about a name that is taken. */
  readonly whenTaken?: (username: string) => ReactNode;
  readonly children?: ReactNode;
}

type FieldName = keyof Credentials;

const REQUIRED: Record<FieldName, string> = { username: 'Enter your name.', password: 'Enter your password.' };
const RULES = { username: nameProblem, password: passwordProblem };

/** Name and password, and why they were not taken, beside the field that it is about. */
export function CredentialsForm({ isNew, action, username, submit, whenTaken, children }: CredentialsFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const [values, setValues] = useState<Credentials>({ username: username ?? '', password: '' });
  const [checked, setChecked] = useState<readonly FieldName[]>([]);
  const [refusal, setRefusal] = useState<Refusal>({});
  const [isBusy, setIsBusy] = useState(false);
  const seconds = useSecondsUntil(refusal.retryAt);

  useEffect(() => {
    form.current?.querySelector<HTMLInputElement>('[aria-invalid="true"]')?.focus();
  }, [refusal]);

  const problem = (name: FieldName) =>
    isNew ? RULES[name](values[name]) : values[name] === '' ? REQUIRED[name] : undefined;

  const send = async (event: SubmitEvent) => {
    event.preventDefault();
    setChecked(['username', 'password']);
    setRefusal({});
    if (problem('username') !== undefined || problem('password') !== undefined) return;
    setIsBusy(true);
    try {
      await submit(values);
    } catch (error) {
      setRefusal(refusalOf(error, Date.now()));
    } finally {
      setIsBusy(false);
    }
  };

  const field = (name: FieldName) => ({
    name,
    value: values[name],
    required: true,
    error: refusal[name] ?? (checked.includes(name) ? problem(name) : undefined),
    onChange: (event: { readonly target: HTMLInputElement }) => {
      setValues({ ...values, [name]: event.target.value });
      if (refusal[name] !== undefined) setRefusal({});
    },
    // Of what is still empty nobody needs to hear on the way to it.
    onBlur: () => values[name] !== '' && setChecked([...checked, name]),
  });
  const name = field('username');

  return (
    <form ref={form} noValidate onSubmit={(event) => void send(event)} className="flex flex-col gap-4">
      <Field
        {...name}
        label={isNew ? 'E-mail address or name' : 'Name'}
        autoComplete="username"
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        autoFocus={username === undefined}
        hint={isNew && NAME_RULE}
        error={
          name.error !== undefined && refusal.isTaken ? (
            <>
              {name.error} {whenTaken?.(values.username)}
            </>
          ) : (
            name.error
          )
        }
      />
      <PasswordField
        {...field('password')}
        label="Password"
        autoComplete={isNew ? 'new-password' : 'current-password'}
        autoFocus={username !== undefined}
        hint={isNew && PASSWORD_RULE}
      />
      {children}
      {refusal.form !== undefined && (refusal.retryAt === undefined || seconds > 0) && (
        <p role="alert" className="rounded border border-down bg-down-soft px-3 py-2 text-down">
          {refusal.form} {seconds > 0 && <span aria-live="off">Try again in {seconds} s.</span>}
        </p>
      )}
      <Button type="submit" look="primary" size="large" disabled={isBusy || seconds > 0} aria-busy={isBusy}>
        {isBusy ? 'One moment…' : action}
      </Button>
    </form>
  );
}
