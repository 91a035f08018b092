import { Introduction } from '@/features/home/Introduction';
import { Markets } from '@/features/markets/Markets';
import { useTitle } from '@/hooks/useTitle';

export function HomePage() {
  useTitle('');
  return (
    <main className="mx-auto w-full max-w-5xl p-4 sm:px-6 sm:py-10">
      <Introduction />
      <section aria-label="Markets" className="mt-8 overflow-hidden rounded-lg border border-line">
        <Markets isWhole={false} />
      </section>
    </main>
  );
}
