import { MarketsRow } from './MarketsRow';
import { sortedBy, type Column, type Listed, type Sorting } from './sorting';

interface MarketsTableProps {
  readonly listed: readonly Listed[];
  /** Undefined for the usual order. */
  readonly sorting: Sorting | undefined;
  readonly onSort: (sorting: Sorting) => void;
}

const COLUMNS: readonly { readonly column: Column; readonly title: string; readonly className: string }[] = [
  { column: 'name', title: 'Market', className: 'text-left' },
  { column: 'price', title: 'Last price', className: 'text-right' },
  { column: 'change', title: '24h change', className: 'text-right' },
  { column: 'high', title: '24h high', className: 'text-right max-lg:hidden' },
  { column: 'low', title: '24h low', className: 'text-right max-lg:hidden' },
  { column: 'volume', title: '24h volume', className: 'text-right max-sm:hidden' },
];

/** Markets with their last 24 hours; a click on a column's title sorts by it. */
export function MarketsTable({ listed, sorting, onSort }: MarketsTableProps) {
  return (
    <table className="w-full bg-panel">
      <thead>
        <tr className="border-y border-line">
          <th scope="col" className="w-9">
            <span className="sr-only">Watch</span>
          </th>
          {COLUMNS.map(({ column, title, className }) => (
            <th
              key={column}
              scope="col"
              aria-sort={sorting?.column === column ? sorting.direction : 'none'}
              className={`label px-1.5 py-2 font-normal whitespace-nowrap sm:px-3 ${className}`}
            >
              <button type="button" onClick={() => onSort(sortedBy(sorting, column))} className="hover:text-ink">
                {title}
                <Arrow sorting={sorting?.column === column ? sorting : undefined} />
              </button>
            </th>
          ))}
          <th scope="col" className="label px-1.5 py-2 text-right font-normal whitespace-nowrap max-sm:hidden sm:px-3">
            Last 24 hours
          </th>
        </tr>
      </thead>
      <tbody>
        {listed.map(({ instrument }) => (
          <MarketsRow key={instrument.symbol} instrument={instrument} />
        ))}
      </tbody>
    </table>
  );
}

function Arrow({ sorting }: { readonly sorting: Sorting | undefined }) {
  if (!sorting) return null;
  return (
    <span aria-hidden className="ml-1 text-ink">
      {sorting.direction === 'ascending' ? '▲' : '▼'}
    </span>
  );
}
