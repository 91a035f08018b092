import { formatSigned } from '@/lib/format';

/** Green above zero, red below, neutral at it. */
export const toneOf = (value: number | undefined): string =>
  value === undefined || value === 0 ? 'text-ink' : value > 0 ? 'text-up' : 'text-down';

interface PercentProps {
  readonly value: number | undefined;
  /** Not a live one of the market itself. */
  readonly isFaint?: boolean;
}

export function Percent({ value, isFaint = false }: PercentProps) {
  return (
    <span className={isFaint ? 'text-faint italic' : toneOf(value)}>
      {formatSigned(value, 2)}
      {value !== undefined && '%'}
    </span>
  );
}
