import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { accessApi } from '@/account/accessApi';
import { PASSWORD_RULE, passwordProblem } from '@/account/credentials';
import type { User } from '@/account/wire';
import { Button } from '@/components/Button';
import { PasswordField } from '@/components/PasswordField';
import { Section } from '@/components/Section';
import { ApiError, messageOf } from '@/lib/http';
import { showToast } from '@/lib/toasts';

/** Another password. */
export function PasswordPanel({ user }: { readonly user: User }) {
  return (
    <Section title="Password" about="A new one ends all other sessions. API keys stay.">
      {user.operator ? (
        <p className="p-4 text-muted">The operator’s password is a setting of the server: OPERATOR_PASSWORD.</p>
      ) : (
        <PasswordForm username={user.username} />
      )}
    </Section>
  );
}

const NOTHING = { currentPassword: '', newPassword: '' };

function PasswordForm({ username }: { readonly username: string }) {
  const queries = useQueryClient();
  const [values, setValues] = useState(NOTHING);
  const [isChecked, setIsChecked] = useState(false);
  const change = useMutation({
    mutationFn: accessApi.changePassword,
    onSuccess: () => {
      setValues(NOTHING);
      setIsChecked(false);
      showToast('Your password is changed, and all other sessions have ended.', 'good');
      void queries.invalidateQueries({ queryKey: ['sessions'] });
    },
  });
  const refusal = refusalOf(change.error);
  const problems = {
    currentPassword: values.currentPassword === '' ? 'Enter your password.' : undefined,
    newPassword:
      passwordProblem(values.newPassword) ??
      (values.newPassword === values.currentPassword ? 'That is the password that you have.' : undefined),
  };

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setIsChecked(true);
    if (problems.currentPassword === undefined && problems.newPassword === undefined) change.mutate(values);
  };

  const field = (name: keyof typeof NOTHING) => ({
    name,
    value: values[name],
    required: true,
    error: (isChecked ? problems[name] : undefined) ?? refusal[name],
    onChange: (event: { readonly target: HTMLInputElement }) => {
      setValues({ ...values, [name]: event.target.value });
      change.reset();
    },
  });

  return (
    <form noValidate onSubmit={submit} className="flex max-w-sm flex-col gap-4 p-4">
      {/* For the browser's password manager. */}
      <input type="text" autoComplete="username" value={username} readOnly hidden />
      <PasswordField label="Current password" autoComplete="current-password" {...field('currentPassword')} />
      <PasswordField label="New password" autoComplete="new-password" hint={PASSWORD_RULE} {...field('newPassword')} />
      {refusal.form !== undefined && (
        <p role="alert" className="text-down">
          {refusal.form}
        </p>
      )}
      <Button type="submit" disabled={change.isPending} className="self-start">
        {change.isPending ? 'One moment…' : 'Change password'}
      </Button>
    </form>
  );
}

interface Refusal {
  readonly currentPassword?: string;
  readonly newPassword?: string;
  readonly form?: string;
}

function refusalOf(error: unknown): Refusal {
  if (!error) return {};
  if (!(error instanceof ApiError)) return { form: messageOf(error) };
  if (error.code === 'WRONG_PASSWORD') return { currentPassword: 'That is not your password.' };
  if (error.details['parameter'] === 'newPassword') return { newPassword: error.message };
  return { form: error.message };
}
