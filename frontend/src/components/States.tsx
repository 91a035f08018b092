import type { ReactNode } from 'react';
import { messageOf } from '@/lib/http';
import { Button } from './Button';

/** In place of what is not there yet. */
export function Loading({ what }: { readonly what: string }) {
  return (
    <p role="status" className="p-4 text-muted">
      Loading {what}…
    </p>
  );
}

/** In place of what there is none of, with what to do about it. */
export function Empty({ children }: { readonly children: ReactNode }) {
  return <div className="flex flex-wrap items-center gap-3 p-4 text-muted">{children}</div>;
}

/** In place of what could not be loaded. */
export function Failed({ error, retry }: { readonly error: unknown; readonly retry?: () => void }) {
  return (
    <div role="alert" className="flex flex-wrap items-center gap-3 p-4 text-warning">
      {messageOf(error)}
      {retry && <Button onClick={retry}>Retry</Button>}
    </div>
  );
}
