import { useTitle } from '@/hooks/useTitle';

export function PortfolioPage() {
  useTitle('Portfolio');
  return (
    <main className="p-6">
      <h1 className="text-xl font-semibold">Portfolio</h1>
    </main>
  );
}
