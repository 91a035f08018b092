import { useMutation } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { accountApi } from '@/account/api';
import { useMarket } from '@/hooks/useMarket';
import { compare, type Decimal } from '@/lib/decimal';
import { formatDecimal } from '@/lib/format';
import { messageOf } from '@/lib/http';
import { showToast } from '@/lib/toasts';
import type { CandleChart } from './chartAdapter';
import type { OrderLine } from './openOrderLines';
import { dragLine } from './orderDrag';
import { distanceText, moveByTicks } from './orderPrices';

/** A line that is to go elsewhere, once the person has confirmed it. */
export interface ProposedMove {
  readonly line: OrderLine;
  readonly to: Decimal;
  /** By pointer, which has let go of it; otherwise by keys, which still move it. */
  readonly isDropped: boolean;
  readonly isSending: boolean;
}

export interface OrderMoves {
  readonly proposed: ProposedMove | undefined;
  readonly drag: (line: OrderLine, handle: HTMLElement, down: PointerEvent) => void;
  readonly moveBy: (line: OrderLine, ticks: number) => void;
  readonly confirm: () => void;
  readonly revert: () => void;
}

interface OrderMovesOptions {
  readonly chart: CandleChart;
  readonly lines: readonly OrderLine[];
  readonly tick: Decimal;
}

interface Move {
  readonly id: string;
  /** The price that the order had then: when it has another, this is of the past. */
  readonly from: Decimal;
  readonly to: Decimal;
  readonly isDropped: boolean;
}

/** Moves the lines of open orders to other prices: by pointer or by keys, confirmed, then told to the exchange. */
export function useOrderMoves({ chart, lines, tick }: OrderMovesOptions): OrderMoves {
  const { candles } = useMarket();
  const [move, setMove] = useState<Move>();
  const { mutate, isPending, isSuccess, reset } = useMutation({
    mutationFn: accountApi.amend,
    onError: (error) => {
      showToast(`The order stays where it is. ${messageOf(error)}`, 'bad');
      setMove(undefined);
    },
  });
  const line = lines.find(({ id }) => id === move?.id);
  const isCurrent = move !== undefined && line?.price === move.from && line.fixedBecause === undefined;
  const id = isCurrent ? move.id : undefined;
  const to = isCurrent ? move.to : undefined;

  const show = useCallback(
    (shownId: string, price: Decimal | undefined) => {
      chart.orders.setMove(price === undefined ? undefined : { id: shownId, price });
      const distance = price === undefined ? '' : distanceText(price, candles.view.get().series.last?.close);
      chart.orders.handles.say(shownId, price === undefined ? '' : `${formatDecimal(price)} ${distance}`);
    },
    [chart, candles],
  );

  useEffect(() => {
    if (id === undefined || to === undefined) return;
    show(id, to);
    // The last price moves on while the person thinks.
    const unsubscribe = candles.view.subscribe(() => show(id, to));
    return () => {
      unsubscribe();
      show(id, undefined);
    };
  }, [id, to, show, candles]);

  const propose = (next: Move | undefined) => {
    reset();
    setMove(next);
  };
  const revert = () => {
    if (!isPending) propose(undefined);
  };

  return {
    proposed: isCurrent && !isSuccess ? { ...move, line, isSending: isPending } : undefined,
    drag: (dragged, handle, down) => {
      if (isPending) return;
      propose(undefined);
      dragLine(down, {
        line: dragged,
        tick,
        handle,
        scale: chart.orders,
        onMove: (price) => show(dragged.id, price),
        onDrop: (price) => {
          show(dragged.id, undefined);
          if (price !== undefined) propose({ id: dragged.id, from: dragged.price, to: price, isDropped: true });
        },
      });
    },
    moveBy: (moved, ticks) => {
      if (isPending) return;
      const next = moveByTicks(to !== undefined && id === moved.id ? to : moved.price, ticks, tick);
      const isBack = compare(next, moved.price) === 0;
      propose(isBack ? undefined : { id: moved.id, from: moved.price, to: next, isDropped: false });
    },
    confirm: () => {
      if (!isCurrent || isPending || isSuccess) return;
      mutate({ market: line.order.market, orderId: line.order.orderId, price: move.to });
    },
    revert,
  };
}
