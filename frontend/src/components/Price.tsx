import { formatSigned } from '@/lib/format';

/** Green above zero, red below, neutral at it. */
export const toneOf = (value: number | undefined): string =>
  value === undefined || value === 0 ? 'text-ink' : value > 0 ? 'text-up' : 'text-down';

export function Percent({ value }: { readonly value: number | undefined }) {
  return (
    <span className={toneOf(value)}>
      {formatSigned(value, 2)}
      {value !== undefined && '%'}
    </span>
  );
}
