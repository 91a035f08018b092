import { useTitle } from '@/hooks/useTitle';

export function LoginPage() {
  useTitle('Login');
  return (
    <main className="p-6">
      <h1 className="text-xl font-semibold">Login</h1>
    </main>
  );
}
