import { Markets } from '@/features/markets/Markets';
import { useTitle } from '@/hooks/useTitle';

export function MarketsPage() {
  useTitle('Markets');
  return (
    <main className="mx-auto w-full max-w-5xl p-3 sm:p-6">
      <h1 className="mb-3 text-xl font-semibold tracking-tight">Markets</h1>
      <div className="overflow-hidden rounded-lg border border-line">
        <Markets isWhole />
      </div>
    </main>
  );
}
