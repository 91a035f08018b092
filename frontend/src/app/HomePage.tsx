import { useTitle } from '@/hooks/useTitle';

export function HomePage() {
  useTitle('Home');
  return (
    <main className="p-6">
      <h1 className="text-xl font-semibold">Home</h1>
    </main>
  );
}
