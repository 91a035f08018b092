import type { ReactNode } from 'react';
import { Navigate } from 'react-router';
import { Loading } from '@/components/States';
import { useSession } from '@/hooks/useAccount';
import { useTitle } from '@/hooks/useTitle';

interface VisitorPageProps {
  readonly title: string;
  /** Where whoever is logged in is led. */
  readonly next: string;
  readonly children: ReactNode;
  /** Below the card: the other door. */
  readonly footer: ReactNode;
}

/** A page for those who are not logged in; with the log in it has done its work. */
export function VisitorPage({ title, next, children, footer }: VisitorPageProps) {
  useTitle(title);
  const session = useSession();
  if (session.status === 'loading') return <Loading what="your account" />;
  if (session.status === 'user') return <Navigate replace to={next} />;
  return (
    <main className="flex flex-1 flex-col items-center justify-center gap-4 p-4">
      <div className="w-full max-w-sm rounded-lg border border-line bg-panel p-6">
        <h1 className="mb-5 text-xl font-semibold tracking-tight">{title}</h1>
        {session.ended && (
          <p role="status" className="mb-5 rounded border border-line-strong bg-raised px-3 py-2 text-warning">
            Your session has ended. Log in again to go on.
          </p>
        )}
        {children}
      </div>
      <p className="text-muted">{footer}</p>
    </main>
  );
}
