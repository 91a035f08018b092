import { useMutation } from '@tanstack/react-query';
import { useEffect, useLayoutEffect, useRef, type KeyboardEvent } from 'react';
import { accountApi } from '@/account/api';
import type { Decimal } from '@/lib/decimal';
import { formatDecimal } from '@/lib/format';
import { messageOf } from '@/lib/http';
import { showToast } from '@/lib/toasts';
import type { OrderLine } from './openOrderLines';
import type { OrderHandles } from './orderHandles';
import type { OrderMoves } from './useOrderMoves';

interface OrderHandleProps {
  readonly line: OrderLine;
  readonly handles: OrderHandles;
  readonly moves: OrderMoves;
  /** Where the line is about to go. */
  readonly to: Decimal | undefined;
  /** It goes, and had the focus. */
  readonly onGone: () => void;
}

/** What an order's line is held by: drag it, or move it with the arrow keys; and the order's cancel. */
export function OrderHandle({ line, handles, moves, to, onGone }: OrderHandleProps) {
  const element = useRef<HTMLDivElement>(null);
  const gone = useRef(onGone);
  const isBuy = line.order.side === 'buy';

  useEffect(() => {
    gone.current = onGone;
  });
  useLayoutEffect(() => {
    const { current } = element;
    return () => {
      if (current?.contains(document.activeElement)) gone.current();
    };
  }, []);
  useEffect(() => {
    const { current } = element;
    handles.setElement(line.id, current);
    return () => {
      handles.setElement(line.id, null);
    };
  }, [handles, line.id]);

  return (
    <div
      ref={element}
      data-testid={`order-line-${line.id}`}
      className={`pointer-events-auto absolute top-0 right-1 flex h-6 items-stretch rounded border bg-panel text-[11px] font-medium whitespace-nowrap focus-within:z-10 hover:z-10 not-focus-within:data-[edge=above]:invisible not-focus-within:data-[edge=below]:invisible ${
        isBuy ? 'border-up text-up' : 'border-down text-down'
      }`}
    >
      <span data-move className="flex items-center rounded-l bg-raised px-1.5 text-ink empty:hidden" />
      <Grip line={line} moves={moves} to={to} />
      <CancelOrder line={line} />
    </div>
  );
}

interface GripProps {
  readonly line: OrderLine;
  readonly moves: OrderMoves;
  readonly to: Decimal | undefined;
}

function Grip({ line, moves, to }: GripProps) {
  const { title, price, fixedBecause } = line;
  if (fixedBecause !== undefined) {
    return (
      <span title={fixedBecause} className="flex cursor-not-allowed items-center px-1.5">
        {title}
        <span className="sr-only">
          {' '}
          at {formatDecimal(price)}. {fixedBecause}
        </span>
      </span>
    );
  }
  const steer = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const ticks = event.shiftKey ? 10 : 1;
    const actions: Record<string, () => void> = {
      ArrowUp: () => moves.moveBy(line, ticks),
      ArrowDown: () => moves.moveBy(line, -ticks),
      Enter: moves.confirm,
      Escape: moves.revert,
    };
    const action = actions[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  };
  const shown = to ?? price;
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={title}
      aria-orientation="vertical"
      aria-valuemin={0}
      aria-valuemax={Number(price) * 2}
      aria-valuenow={Number(shown)}
      aria-valuetext={
        to === undefined ? formatDecimal(price) : `${formatDecimal(to)}, Enter moves it there, Escape leaves it`
      }
      title="Drag it to another price, or press the arrow keys, then Enter"
      onKeyDown={steer}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.focus({ preventScroll: true });
        moves.drag(line, event.currentTarget, event.nativeEvent);
      }}
      className="flex cursor-ns-resize touch-none items-center px-1.5 select-none"
    >
      {title}
    </div>
  );
}

function CancelOrder({ line: { order, title, price } }: { readonly line: OrderLine }) {
  const { mutate, isPending, isSuccess } = useMutation({
    mutationFn: () => accountApi.cancel(order.market, order.orderId),
    onError: (error) => showToast(messageOf(error), 'bad'),
  });
  return (
    <button
      type="button"
      aria-label={`Cancel: ${title} at ${formatDecimal(price)}`}
      title="Cancel the order"
      aria-disabled={isPending || isSuccess}
      onClick={() => {
        if (!isPending && !isSuccess) mutate();
      }}
      className="w-6 rounded-r border-l border-line text-muted hover:bg-raised hover:text-ink aria-disabled:opacity-50"
    >
      ✕
    </button>
  );
}
