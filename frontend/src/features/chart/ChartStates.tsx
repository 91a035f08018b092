import type { ReactNode } from 'react';
import { Button } from '@/components/Button';
import { useMarket } from '@/hooks/useMarket';
import type { CandleView } from '@/market/candleFeed';

/** What stands where the candles would be while there are none. */
export function ChartState({ view, name }: { readonly view: CandleView; readonly name: string }) {
  const { candles } = useMarket();
  switch (view.status) {
    case 'ready':
      return null;
    case 'loading':
      return (
        <Overlay testId="chart-loading" role="status">
          <Spinner />
          <p>Loading {name}…</p>
        </Overlay>
      );
    case 'error':
      return (
        <Overlay testId="chart-error" role="alert">
          <p className="text-[15px] font-medium text-ink">The chart could not be loaded</p>
          <p className="max-w-md text-center text-balance">{view.message}</p>
          <Button onClick={candles.retry}>Retry</Button>
        </Overlay>
      );
    case 'empty':
      return (
        <Overlay testId="chart-empty" role="status">
          <p className="text-[15px] font-medium text-ink">No candles yet</p>
          <p className="max-w-md text-center text-balance">
            Nothing of {name} has been stored so far. The chart begins with the first trade.
          </p>
        </Overlay>
      );
  }
}

/** What is under way at the old end of the chart. */
export function OlderState({ view }: { readonly view: CandleView }) {
  const { candles } = useMarket();
  if (view.status !== 'ready' || view.older === 'idle' || view.older === 'none') return null;
  return (
    <div
      role="status"
      data-testid="older"
      data-state={view.older}
      className="absolute bottom-10 left-3 z-10 flex items-center gap-2 rounded bg-raised px-2.5 py-1.5 text-xs text-muted"
    >
      {view.older === 'loading' ? (
        'Loading older candles…'
      ) : (
        <>
          Older candles could not be loaded. <Button onClick={candles.retryOlder}>Retry</Button>
        </>
      )}
    </div>
  );
}

interface OverlayProps {
  readonly testId: string;
  readonly role: 'status' | 'alert';
  readonly children: ReactNode;
}

function Overlay({ testId, role, children }: OverlayProps) {
  return (
    <div
      role={role}
      data-testid={testId}
      className="absolute inset-0 z-10 flex flex-col items-center justify-center gap-3 bg-panel px-6 text-muted"
    >
      {children}
    </div>
  );
}

function Spinner() {
  return (
    <span
      aria-hidden
      className="size-6 animate-spin rounded-full border-2 border-line-strong border-t-accent motion-reduce:animate-none"
    />
  );
}
