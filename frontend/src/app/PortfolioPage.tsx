import { Portfolio } from '@/features/portfolio/Portfolio';
import { useTitle } from '@/hooks/useTitle';
import { RequireUser } from './RequireUser';

export function PortfolioPage() {
  useTitle('Portfolio');
  return (
    <main className="mx-auto w-full max-w-5xl p-3 sm:p-6">
      <h1 className="mb-4 text-xl font-semibold tracking-tight">Portfolio</h1>
      <RequireUser>
        <Portfolio />
      </RequireUser>
    </main>
  );
}
