import { Link } from 'react-router';
import { useTitle } from '@/hooks/useTitle';

export function NotFoundPage() {
  useTitle('Nothing here');
  return (
    <main className="mx-auto max-w-xl p-6">
      <h1 className="mb-2 text-xl font-semibold">There is nothing here.</h1>
      <p>
        The address may be old or mistyped.{' '}
        <Link to="/markets" className="link">
          See the markets
        </Link>
      </p>
    </main>
  );
}
