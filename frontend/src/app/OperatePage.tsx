import { useTitle } from '@/hooks/useTitle';

export function OperatePage() {
  useTitle('Operate');
  return (
    <main className="p-6">
      <h1 className="text-xl font-semibold">Operate</h1>
    </main>
  );
}
