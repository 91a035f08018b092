import type { ReactNode } from 'react';

interface RowsProps {
  readonly label: string;
  /** The first is left-aligned, the others are right-aligned. */
  readonly columns: readonly string[];
  readonly children: ReactNode;
}

/** A compact table with its columns' names. */
export function Rows({ label, columns, children }: RowsProps) {
  return (
    <table aria-label={label} className="w-full text-xs whitespace-nowrap">
      <thead className="sticky top-0 bg-panel">
        <tr className="label text-right [&>th]:px-3 [&>th]:py-1.5 [&>th]:font-normal">
          {columns.map((column, index) => (
            <th key={column} scope="col" className={index === 0 ? 'text-left' : ''}>
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="text-right [&_td]:px-3 [&_td]:py-1 [&_th]:px-3 [&_th]:py-1 [&_tr]:border-t [&_tr]:border-line">
        {children}
      </tbody>
    </table>
  );
}
