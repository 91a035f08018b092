import { useEffect, useState, type RefObject } from 'react';
import { ROW_HEIGHT } from './sidePainter';

const FEWEST = 3;
const MOST = 60;

/** How many lines a side has room for in an element, beside what else is in it. */
export function useRowCount(container: RefObject<HTMLElement | null>, otherHeight: number): number {
  const [count, setCount] = useState(FEWEST);
  useEffect(() => {
    if (!container.current) return;
    const observer = new ResizeObserver(([entry]) => {
      const room = Math.floor(((entry?.contentRect.height ?? 0) - otherHeight) / 2 / ROW_HEIGHT);
      setCount(Math.min(MOST, Math.max(FEWEST, room)));
    });
    observer.observe(container.current);
    return () => observer.disconnect();
  }, [container, otherHeight]);
  return count;
}
