export function OrdersPanel({ symbol }: { readonly symbol: string }) {
  return <section aria-label="Your orders" data-symbol={symbol} className="min-h-0 flex-1 bg-panel" />;
}
