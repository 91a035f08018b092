import { useMutation } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { accessApi, PERMISSIONS, type KeyRequest, type NewApiKey } from '@/account/accessApi';
import { Button } from '@/components/Button';
import { Checkbox } from '@/components/Checkbox';
import { Field } from '@/components/Field';
import { addressesOf, keyProblems, keyRefusal, LONGEST_LABEL, PERMISSION_WORDS } from './keyRules';

/** What a new API key is called, what it may do, and from where. */
export function NewKeyForm({ onCreated }: { readonly onCreated: (key: NewApiKey) => void }) {
  const [label, setLabel] = useState('');
  const [permissions, setPermissions] = useState<KeyRequest['permissions']>(['read']);
  const [addresses, setAddresses] = useState('');
  const [isChecked, setIsChecked] = useState(false);
  const creation = useMutation({ mutationFn: accessApi.createKey, onSuccess: onCreated });
  const wanted = { label: label.trim(), permissions, ipAllowList: addressesOf(addresses) };
  const problems = keyProblems(wanted);
  const errors =
    isChecked && Object.keys(problems).length > 0 ? problems : creation.error ? keyRefusal(creation.error) : {};

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setIsChecked(true);
    if (Object.keys(problems).length === 0) creation.mutate(wanted);
  };

  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-4">
      <Field
        label="Name"
        value={label}
        onChange={(event) => setLabel(event.target.value)}
        maxLength={LONGEST_LABEL}
        required
        autoFocus
        autoComplete="off"
        placeholder="my bot"
        error={errors.label}
      />
      <fieldset aria-describedby={errors.permissions ? 'permissions-note' : undefined}>
        <legend className="label mb-1.5">It may</legend>
        <div className="flex flex-col gap-2">
          {PERMISSIONS.map((it) => (
            <Checkbox
              key={it}
              label={PERMISSION_WORDS[it].title}
              hint={PERMISSION_WORDS[it].about}
              checked={permissions.includes(it)}
              onChange={(event) =>
                setPermissions(
                  PERMISSIONS.filter((one) => (one === it ? event.target.checked : permissions.includes(one))),
                )
              }
            />
          ))}
        </div>
        {errors.permissions && (
          <p id="permissions-note" role="alert" className="mt-1 text-xs text-down">
            {errors.permissions}
          </p>
        )}
      </fieldset>
      <Field
        label="Only from these addresses"
        value={addresses}
        onChange={(event) => setAddresses(event.target.value)}
        autoComplete="off"
        spellCheck={false}
        placeholder="from anywhere"
        hint="IP addresses or networks such as 10.0.0.0/8, separated by commas. Empty: from anywhere."
        error={errors.ipAllowList}
      />
      {errors.form && (
        <p role="alert" className="text-down">
          {errors.form}
        </p>
      )}
      <Button type="submit" look="primary" disabled={creation.isPending} className="self-end">
        {creation.isPending ? 'One moment…' : 'Create key'}
      </Button>
    </form>
  );
}
