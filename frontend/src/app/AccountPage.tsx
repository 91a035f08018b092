import { useTitle } from '@/hooks/useTitle';

export function AccountPage() {
  useTitle('Account');
  return (
    <main className="p-6">
      <h1 className="text-xl font-semibold">Account</h1>
    </main>
  );
}
