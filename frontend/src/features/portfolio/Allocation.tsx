import { formatFixed } from '@/lib/format';
import type { Share } from './allocation';

/** Told apart by lightness, too, so that they differ for every kind of colour vision. */
const TONES = ['bg-accent', 'bg-line-a', 'bg-line-b', 'bg-recorded', 'bg-muted', 'bg-line-strong'] as const;

const toneOf = (index: number): string => TONES[Math.min(index, TONES.length - 1)] ?? 'bg-line-strong';

/** How the value is spread over the assets: a bar, and a list that says the same in words. */
export function Allocation({ shares }: { readonly shares: readonly Share[] }) {
  if (shares.length === 0) return null;
  return (
    <div>
      <div aria-hidden className="flex h-3 gap-px overflow-hidden rounded-full bg-raised">
        {shares.map(({ asset, percent }, index) => (
          <span key={asset} className={toneOf(index)} style={{ width: `${percent}%` }} />
        ))}
      </div>
      <ul aria-label="Allocation" className="mt-2 flex flex-wrap gap-x-5 gap-y-1">
        {shares.map(({ asset, percent }, index) => (
          <li key={asset} className="flex items-center gap-1.5">
            <span aria-hidden className={`size-2.5 rounded-sm ${toneOf(index)}`} />
            {asset} <span className="text-muted">{formatFixed(percent, 1)}%</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
