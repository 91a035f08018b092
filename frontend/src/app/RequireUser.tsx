import type { ReactNode } from 'react';
import { Navigate, useLocation } from 'react-router';
import { Empty, Loading } from '@/components/States';
import { useSession } from '@/hooks/useAccount';

interface RequireUserProps {
  /** Only for operators. */
  readonly operator?: boolean;
  readonly children: ReactNode;
}

/** Shows a page to those who may see it, and leads the others to the log in and back. */
export function RequireUser({ operator = false, children }: RequireUserProps) {
  const session = useSession();
  const { pathname, search } = useLocation();
  switch (session.status) {
    case 'loading':
      return <Loading what="your account" />;
    case 'anonymous':
      return <Navigate replace to="/login" state={{ from: pathname + search, ended: session.ended }} />;
    case 'user':
      return operator && !session.user.operator ? <Empty>This page is for operators.</Empty> : children;
  }
}
