import { compare, type Decimal } from '@/lib/decimal';
import type { OrderLine } from './openOrderLines';
import { snapToTick } from './orderPrices';

/** What a line is dragged over: the chart's price scale. */
export interface DragScale {
  priceAt(y: number): number | undefined;
  yOf(price: Decimal): number | undefined;
}

export interface DragOptions {
  readonly line: OrderLine;
  readonly tick: Decimal;
  readonly scale: DragScale;
  /** Keeps getting the pointer's events while it is down. */
  readonly handle: HTMLElement;
  /** Where the line would go now; undefined: it would stay. */
  readonly onMove: (price: Decimal | undefined) => void;
  /** The pointer has let go. */
  readonly onDrop: (price: Decimal | undefined) => void;
}

/** A hand that only clicks moves a little, too, in pixels. */
const CLICK = 3;

/** Drags a line with the pointer that has just gone down, until it lets go; Escape takes it back. Nothing is rendered in React meanwhile. */
export function dragLine(down: PointerEvent, { line, tick, scale, handle, onMove, onDrop }: DragOptions): void {
  const startY = scale.yOf(line.price);
  if (startY === undefined) return;
  const end = new AbortController();
  const { signal } = end;
  let hasMoved = false;
  let target: Decimal | undefined;

  const isMine = (event: PointerEvent) => event.pointerId === down.pointerId;
  const finish = (price: Decimal | undefined) => {
    end.abort();
    onDrop(price);
  };
  const moved = (event: PointerEvent) => {
    const way = event.clientY - down.clientY;
    hasMoved ||= Math.abs(way) >= CLICK;
    if (!isMine(event) || !hasMoved) return;
    const place = scale.priceAt(startY + way);
    if (place === undefined) return;
    const price = snapToTick(place, tick);
    target = compare(price, line.price) === 0 ? undefined : price;
    onMove(target);
  };

  down.preventDefault();
  handle.setPointerCapture(down.pointerId);
  handle.addEventListener('pointermove', moved, { signal });
  handle.addEventListener('pointerup', (event) => isMine(event) && finish(target), { signal });
  handle.addEventListener('pointercancel', (event) => isMine(event) && finish(undefined), { signal });
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      finish(undefined);
    },
    { signal, capture: true },
  );
}
