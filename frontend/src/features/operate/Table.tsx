import type { ReactNode } from 'react';

interface TableProps {
  /** What it is a table of, for who can't see it. */
  readonly caption: string;
  readonly head: ReactNode;
  readonly children: ReactNode;
}

/** Rows under a head; what is too wide for a small screen scrolls in itself. */
export function Table({ caption, head, children }: TableProps) {
  return (
    <div role="region" aria-label={caption} tabIndex={0} className="max-h-120 overflow-auto">
      <table className="w-full">
        <caption className="sr-only">{caption}</caption>
        <thead className="sticky top-0 bg-panel">
          <tr className="label text-left whitespace-nowrap [&>th]:px-3 [&>th]:py-2 [&>th]:font-normal sm:[&>th]:px-4">
            {head}
          </tr>
        </thead>
        <tbody className="[&_td]:px-3 [&_td]:py-2 sm:[&_td]:px-4 [&_th]:px-3 [&_th]:py-2 [&_th]:text-left [&_th]:font-medium sm:[&_th]:px-4 [&>tr]:border-t [&>tr]:border-line">
          {children}
        </tbody>
      </table>
    </div>
  );
}
