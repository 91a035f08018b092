import { secondClock } from '@/lib/secondClock';
import { useStore } from './useStore';

/** Whole seconds until a time of this page's clock; 0 when it has come, or there is none. */
export function useSecondsUntil(time: number | undefined): number {
  const now = useStore(secondClock);
  return time === undefined ? 0 : Math.max(0, Math.ceil((time - now) / 1000));
}
