import type { Decimal } from '@/lib/decimal';

interface BookPanelProps {
  readonly symbol: string;
  /** A level was clicked. */
  readonly onPickPrice: (price: Decimal) => void;
}

export function BookPanel({ symbol }: BookPanelProps) {
  return <section aria-label="Order book" data-symbol={symbol} className="min-h-0 flex-1 bg-panel" />;
}
