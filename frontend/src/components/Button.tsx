import type { ReactNode } from 'react';

/** The one kind of button that asks for attention: retry, reconnect. */
export function Button({ onClick, children }: { readonly onClick: () => void; readonly children: ReactNode }) {
  return (
    <button
      type="button"
      onClick={onClick}
      className="rounded border border-line-strong bg-raised px-3 py-1.5 text-xs font-medium text-ink hover:border-accent"
    >
      {children}
    </button>
  );
}
