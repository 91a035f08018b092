import { Facts, Introduction } from '@/features/home/Introduction';
import { MarketCards } from '@/features/home/MarketCards';
import { useTitle } from '@/hooks/useTitle';

export function HomePage() {
  useTitle('');
  return (
    <main className="mx-auto flex w-full max-w-6xl flex-col gap-9 p-4 sm:px-6 sm:py-12">
      <Introduction />
      <Facts />
      <MarketCards />
    </main>
  );
}
