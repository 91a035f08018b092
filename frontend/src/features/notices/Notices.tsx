import { useEffect } from 'react';
import { useAccount } from '@/hooks/useAccount';
import { showToast } from '@/lib/toasts';
import { News } from './news';

/** What happens at once is told together. */
const SETTLE_MS = 300;
/** Nobody reads more often, however much happens. */
const PAUSE_MS = 3_000;

/** Tells the person, wherever on the page, what happens to their orders. Shows nothing itself. */
export function Notices() {
  const { feed } = useAccount();

  useEffect(() => {
    const news = new News();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let toldAt = -Infinity;
    let before = feed.view.get().openOrders;

    const tell = () => {
      timer = undefined;
      toldAt = performance.now();
      news.take().forEach(({ text, tone }) => showToast(text, tone));
    };
    const stopLooking = feed.view.subscribe(() => (before = feed.view.get().openOrders));
    const stopListening = feed.onEvent((event) => {
      const known = 'orderId' in event ? before.get(event.orderId) : undefined;
      before = feed.view.get().openOrders;
      if (!news.hear(event, known)) return;
      timer ??= setTimeout(tell, Math.max(SETTLE_MS, toldAt + PAUSE_MS - performance.now()));
    });
    return () => {
      stopListening();
      stopLooking();
      clearTimeout(timer);
    };
  }, [feed]);

  return null;
}
