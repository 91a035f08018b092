import { useMutation } from '@tanstack/react-query';
import { useId, useState, type SubmitEvent } from 'react';
import { accountApi } from '@/account/api';
import type { DemoFund } from '@/account/demoFunds';
import { Button } from '@/components/Button';
import { Field } from '@/components/Field';
import { Section } from '@/components/Section';
import { useAccountView } from '@/hooks/useAccount';
import { useDemoFunds } from '@/hooks/usePageConfig';
import { type Decimal } from '@/lib/decimal';
import { editableDecimal, formatDecimal } from '@/lib/format';
import { messageOf } from '@/lib/http';
import { showToast } from '@/lib/toasts';
import { amountOf } from './fundRules';

/** Play money for the account; nothing where money is real. */
export function FundsPanel() {
  const funds = useDemoFunds();
  if (funds.length === 0) return null;
  return (
    <Section title="Demo funds" about="Play money to trade with here. It is worth nothing elsewhere.">
      <ul className="grid sm:grid-cols-2">
        {funds.map((fund) => (
          <li key={fund.asset} className="border-line px-4 py-3 max-sm:not-first:border-t sm:not-first:border-l">
            <Fund fund={fund} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Fund({ fund }: { readonly fund: DemoFund }) {
  const id = useId();
  const { asset } = fund;
  const { status, balances } = useAccountView();
  const balance = balances.get(asset);
  const [text, setText] = useState(() => editableDecimal(fund.amount));
  const [problem, setProblem] = useState<string>();
  const { mutate, isPending } = useMutation({
    mutationFn: (amount: Decimal) => accountApi.deposit(asset, amount),
    onSuccess: (_, amount) => showToast(`${formatDecimal(amount)} ${asset} are yours to play with.`, 'good'),
    onError: (error) => setProblem(messageOf(error)),
  });

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const wanted = amountOf(text, fund);
    if ('problem' in wanted) {
      setProblem(wanted.problem);
    } else {
      setProblem(undefined);
      mutate(wanted.amount);
    }
  };

  return (
    <form noValidate onSubmit={submit}>
      <dl className="mb-3 flex items-baseline justify-between gap-4">
        <dt className="font-semibold">{asset}</dt>
        <dd data-testid={`funds-${asset}`} className="text-right">
          {status === 'ready' ? formatDecimal(balance?.available ?? '0') : '–'}
          <span className="label ml-1.5">available</span>
        </dd>
      </dl>
      <div className="flex items-end gap-2">
        <Field
          label="Amount"
          inputMode="decimal"
          autoComplete="off"
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setProblem(undefined);
          }}
          suffix={asset}
          className="min-w-0 flex-1"
          aria-invalid={problem !== undefined}
          aria-describedby={id}
        />
        <Button type="submit" disabled={isPending} aria-label={`Get ${asset}`} className="h-[37px] w-20">
          {isPending ? '…' : 'Get'}
        </Button>
      </div>
      <p
        id={id}
        role={problem === undefined ? undefined : 'alert'}
        className={`mt-1 text-xs ${problem ? 'text-down' : 'text-faint'}`}
      >
        {problem ?? `At most ${formatDecimal(fund.amount)} at a time.`}
      </p>
    </form>
  );
}
