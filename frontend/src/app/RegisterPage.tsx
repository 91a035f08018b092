import { useTitle } from '@/hooks/useTitle';

export function RegisterPage() {
  useTitle('Register');
  return (
    <main className="p-6">
      <h1 className="text-xl font-semibold">Register</h1>
    </main>
  );
}
