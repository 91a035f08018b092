import { useState, type ReactNode } from 'react';
import type { Credentials } from '@/account/api';
import { Checkbox } from '@/components/Checkbox';
import { useAccount } from '@/hooks/useAccount';
import { amountsOf, creditDemoFunds } from '@/account/demoFunds';
import { useDemoFunds } from '@/hooks/usePageConfig';
import { CredentialsForm } from './CredentialsForm';

interface RegisterFormProps {
  /** The way to log in, for a name that has an account. */
  readonly whenTaken: (username: string) => ReactNode;
}

/** Makes an account, with play money where there is some. */
export function RegisterForm({ whenTaken }: RegisterFormProps) {
  const { session } = useAccount();
  const funds = useDemoFunds();
  const [wantsFunds, setWantsFunds] = useState(true);

  const register = async (credentials: Credentials) => {
    await session.register(credentials);
    // The next page is shown meanwhile: the balances move when the money is there.
    if (wantsFunds && funds.length > 0) void creditDemoFunds(funds);
  };

  return (
    <CredentialsForm isNew action="Create account" submit={register} whenTaken={whenTaken}>
      {funds.length > 0 && (
        <Checkbox
          label="Start with demo funds"
          hint={`${amountsOf(funds)} of play money, there at once.`}
          checked={wantsFunds}
          onChange={(event) => setWantsFunds(event.target.checked)}
        />
      )}
    </CredentialsForm>
  );
}
