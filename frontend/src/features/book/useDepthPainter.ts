import { useEffect, useRef, type RefObject } from 'react';
import { useMarket } from '@/hooks/useMarket';
import { onColorsChange } from '@/lib/preferences';
import type { OrderBook } from '@/market/orderBook';
import { DepthPainter, type DepthReading, type DepthView } from './depthPainter';

/**
 * Keeps the depth chart as the book is, at most once a frame, without rendering anything in React.
 *
 * @param show told what was drawn, each time
 */
export function useDepthPainter(
  canvas: RefObject<HTMLCanvasElement | null>,
  view: DepthView,
  show: (book: OrderBook, reading: DepthReading | undefined) => void,
): void {
  const { depth } = useMarket();
  const drawing = useRef<() => void>(undefined);
  const latest = useRef({ view, show });

  useEffect(() => {
    if (!canvas.current) return;
    const draw = () => {
      if (depth.book) latest.current.show(depth.book, painter.draw(depth.book, latest.current.view));
    };
    const painter = new DepthPainter(canvas.current, draw);
    drawing.current = draw;
    const unsubscribe = depth.revision.subscribe(draw);
    const unsubscribeColors = onColorsChange(() => {
      painter.readColors();
      draw();
    });
    return () => {
      unsubscribe();
      unsubscribeColors();
      painter.destroy();
    };
  }, [depth, canvas]);

  useEffect(() => {
    latest.current = { view, show };
    drawing.current?.();
  }, [view, show]);
}
