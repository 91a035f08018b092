import { useTitle } from '@/hooks/useTitle';

export function MarketsPage() {
  useTitle('Markets');
  return (
    <main className="p-6">
      <h1 className="text-xl font-semibold">Markets</h1>
    </main>
  );
}
