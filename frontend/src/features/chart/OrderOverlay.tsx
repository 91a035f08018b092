import { memo, useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { useAccountView } from '@/hooks/useAccount';
import { useInstrument } from '@/hooks/useInstruments';
import { useStore } from '@/hooks/useStore';
import type { CandleChart } from './chartAdapter';
import { chartPreferences, setChartPreferences } from './chartPreferences';
import { ConfirmMove } from './ConfirmMove';
import { orderLinesOf } from './openOrderLines';
import { OrderHandle } from './OrderHandle';
import type { OutOfView } from './orderHandles';
import { useOrderMoves } from './useOrderMoves';

interface OrderOverlayProps {
  readonly chart: CandleChart;
  /** The market that the orders are of. */
  readonly symbol: string;
  /** What the chart is drawn in. */
  readonly container: RefObject<HTMLElement | null>;
}

/** One's open orders on the chart, to be moved and cancelled there. Memoised, as the chart around it follows each price. */
export const OrderOverlay = memo(function OrderOverlay({ chart, symbol, container }: OrderOverlayProps) {
  const instrument = useInstrument(symbol);
  const { openOrders } = useAccountView();
  const { orders: isShown, fitOrders } = useStore(chartPreferences);
  const layer = useRef<HTMLDivElement>(null);
  const [outOfView, setOutOfView] = useState<OutOfView>({ above: 0, below: 0 });
  const { lines, leftOut } = useMemo(() => {
    if (!isShown || !instrument?.rules) return { lines: [], leftOut: 0 };
    const { base, quote, rules } = instrument;
    return orderLinesOf(openOrders.values(), { market: symbol, base, quote, status: rules.status });
  }, [isShown, instrument, openOrders, symbol]);
  const moves = useOrderMoves({ chart, lines, tick: instrument?.rules?.tickSize ?? '0.01' });
  const drag = useRef(moves.drag);

  useEffect(() => {
    drag.current = moves.drag;
  });
  useEffect(() => chart.orders.set(lines, fitOrders), [chart, lines, fitOrders]);
  useEffect(() => chart.orders.handles.setLayer(layer.current, setOutOfView), [chart]);
  useEffect(() => {
    const { current } = container;
    if (!current) return;
    // Before the chart takes it for a hand that wants to scroll. A finger is too broad for a line: it has the handles.
    const pressed = (event: PointerEvent) => {
      if (event.pointerType !== 'mouse' || event.button !== 0) return;
      const { left, top } = current.getBoundingClientRect();
      const line = chart.orders.movableAt(event.clientX - left, event.clientY - top);
      const handle = line && chart.orders.handles.gripOf(line.id);
      if (line && handle) drag.current(line, handle, event);
    };
    current.addEventListener('pointerdown', pressed, { capture: true });
    return () => current.removeEventListener('pointerdown', pressed, { capture: true });
  }, [chart, container]);

  const { proposed } = moves;
  const answered = (answer: () => void) => () => {
    answer();
    if (proposed) chart.orders.handles.gripOf(proposed.line.id)?.focus();
  };
  return (
    <>
      <div
        ref={layer}
        role="group"
        aria-label="Your open orders on the chart"
        className="pointer-events-none absolute top-0 left-0 z-6 overflow-hidden"
      >
        {lines.map((line) => (
          <OrderHandle
            key={line.id}
            line={line}
            handles={chart.orders.handles}
            moves={moves}
            to={proposed?.line.id === line.id ? proposed.to : undefined}
            onGone={() => container.current?.focus()}
          />
        ))}
        <OutOfViewNote
          outOfView={outOfView}
          leftOut={leftOut}
          onFit={() => {
            setChartPreferences({ fitOrders: true });
            chart.orders.fit();
          }}
        />
      </div>
      {proposed && (
        <ConfirmMove move={proposed} onConfirm={answered(moves.confirm)} onRevert={answered(moves.revert)} />
      )}
    </>
  );
});

interface OutOfViewNoteProps {
  readonly outOfView: OutOfView;
  readonly leftOut: number;
  readonly onFit: () => void;
}

function OutOfViewNote({ outOfView: { above, below }, leftOut, onFit }: OutOfViewNoteProps) {
  const count = above + below;
  if (count === 0 && leftOut === 0) return null;
  return (
    <div className="label absolute bottom-1 left-2 flex gap-2">
      {count > 0 && (
        <button
          type="button"
          onClick={onFit}
          title="Make the price scale reach as far"
          className="pointer-events-auto rounded border border-line-strong bg-raised px-1.5 py-0.5 text-muted hover:border-accent hover:text-ink"
        >
          {above > 0 && <span aria-hidden>↑{above} </span>}
          {below > 0 && <span aria-hidden>↓{below} </span>}
          <span className="sr-only">{count}</span> {count === 1 ? 'order' : 'orders'} out of view
        </button>
      )}
      {leftOut > 0 && <span className="rounded bg-panel px-1.5 py-0.5">{leftOut} older orders are not drawn</span>}
    </div>
  );
}
