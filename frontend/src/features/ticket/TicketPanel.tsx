import type { Decimal } from '@/lib/decimal';

/** A price that was picked elsewhere, for example in the book; another pick is another object. */
export interface PickedPrice {
  readonly price: Decimal;
}

interface TicketPanelProps {
  readonly symbol: string;
  readonly picked: PickedPrice | undefined;
}

export function TicketPanel({ symbol }: TicketPanelProps) {
  return <section aria-label="Order" data-symbol={symbol} className="bg-panel p-3" />;
}
