import { FundsPanel } from '@/features/account/FundsPanel';
import { KeysPanel } from '@/features/account/KeysPanel';
import { PasswordPanel } from '@/features/account/PasswordPanel';
import { SessionsPanel } from '@/features/account/SessionsPanel';
import { useUser } from '@/hooks/useAccount';
import { useTitle } from '@/hooks/useTitle';
import { RequireUser } from './RequireUser';

export function AccountPage() {
  useTitle('Account');
  return (
    <main className="mx-auto w-full max-w-5xl p-3 sm:p-6">
      <h1 className="mb-4 text-xl font-semibold tracking-tight">Account</h1>
      <RequireUser>
        <Panels />
      </RequireUser>
    </main>
  );
}

function Panels() {
  const user = useUser();
  if (!user) return null;
  return (
    <div className="flex flex-col gap-4">
      <p className="text-muted">
        Logged in as <strong className="font-medium text-ink">{user.username}</strong>
        {user.operator && ', the operator'} · account {user.accountId}
      </p>
      <FundsPanel />
      <KeysPanel />
      <SessionsPanel />
      <PasswordPanel user={user} />
    </div>
  );
}
