import type { ReactNode } from 'react';

/** A number's column is right-aligned, a text's is left-aligned: its cells have `TEXT` for that. */
export interface Column {
  readonly name: string;
  readonly isText?: boolean;
  /** What the column is for is plain to see. */
  readonly isQuiet?: boolean;
}

/** Of cells with text. */
export const TEXT = 'text-left';

interface RowsProps {
  readonly label: string;
  readonly columns: readonly Column[];
  readonly children: ReactNode;
}

/** A compact table with its columns' names. */
export function Rows({ label, columns, children }: RowsProps) {
  return (
    <table aria-label={label} className="w-full text-xs whitespace-nowrap">
      <thead className="sticky top-0 z-10 bg-panel">
        <tr className="label text-right [&>th]:px-3 [&>th]:py-1.5 [&>th]:font-normal">
          {columns.map(({ name, isText = false, isQuiet = false }) => (
            <th key={name} scope="col" className={isText ? TEXT : ''}>
              {isQuiet ? <span className="sr-only">{name}</span> : name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="text-right [&_td]:px-3 [&_td]:py-1 [&_th]:px-3 [&_th]:py-1 [&_tr]:border-t [&_tr]:border-line [&_tr]:hover:bg-raised">
        {children}
      </tbody>
    </table>
  );
}

interface MoreProps {
  readonly hasMore: boolean;
  readonly isLoading: boolean;
  readonly onMore: () => void;
}

/** Below a table that goes on. */
export function More({ hasMore, isLoading, onMore }: MoreProps) {
  if (!hasMore) return null;
  return (
    <div className="p-2 text-center">
      <button type="button" disabled={isLoading} onClick={onMore} className="link text-xs disabled:opacity-50">
        {isLoading ? 'Loading…' : 'Load more'}
      </button>
    </div>
  );
}
