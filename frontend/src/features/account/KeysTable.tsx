import type { ApiKey } from '@/account/accessApi';
import { Button } from '@/components/Button';
import { useStore } from '@/hooks/useStore';
import { formatDay } from '@/lib/format';
import { secondClock } from '@/lib/secondClock';
import { PERMISSION_WORDS } from './keyRules';
import { agoOf } from './words';

interface KeysTableProps {
  readonly keys: readonly ApiKey[];
  readonly onDelete: (key: ApiKey) => void;
}

/** API keys with what they may do, from where, and when they last did. */
export function KeysTable({ keys, onDelete }: KeysTableProps) {
  const now = useStore(secondClock);
  return (
    <div className="overflow-x-auto">
      <table className="w-full">
        <thead>
          <tr className="label text-left [&>th]:px-4 [&>th]:pt-3 [&>th]:pb-1.5 [&>th]:font-normal">
            <th scope="col">Name</th>
            <th scope="col" className="max-sm:hidden">
              API key
            </th>
            <th scope="col">May</th>
            <th scope="col" className="max-md:hidden">
              From
            </th>
            <th scope="col" className="max-md:hidden">
              Created
            </th>
            <th scope="col" className="whitespace-nowrap">
              Last used
            </th>
            <th scope="col">
              <span className="sr-only">Delete</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {keys.map((key) => (
            <tr key={key.id} className="border-t border-line [&>td]:px-4 [&>td]:py-2">
              <th scope="row" className="max-w-48 px-4 py-2 text-left font-medium wrap-anywhere">
                {key.label}
              </th>
              <td className="text-muted max-sm:hidden" title={key.apiKey}>
                {key.apiKey.slice(0, 8)}…
              </td>
              <td>{key.permissions.map((it) => PERMISSION_WORDS[it].title).join(', ') || 'nothing'}</td>
              <td className="max-w-40 truncate text-muted max-md:hidden" title={key.ipAllowList.join(', ')}>
                {key.ipAllowList.join(', ') || 'anywhere'}
              </td>
              <td className="whitespace-nowrap text-muted max-md:hidden">{formatDay(key.createdAt)}</td>
              <td className="whitespace-nowrap text-muted">
                {key.lastUsedAt === undefined ? 'never' : agoOf(key.lastUsedAt, now)}
              </td>
              <td className="text-right">
                <Button look="quiet" size="small" aria-label={`Delete ${key.label}`} onClick={() => onDelete(key)}>
                  Delete
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
