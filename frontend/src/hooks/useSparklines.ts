import { useQuery } from '@tanstack/react-query';
import { useReference } from './useInstruments';
import { useMarket } from './useMarket';

const REFRESH_MS = 60_000;
const NONE: Readonly<Record<string, readonly number[]>> = {};
const NOTHING: readonly number[] = [];

/** The last 24 hours of each symbol as a few closes, renewed each minute; empty until they are there. */
export function useSparklines(): Readonly<Record<string, readonly number[]>> {
  const { api } = useMarket();
  const { data } = useQuery({
    queryKey: ['sparklines'],
    queryFn: ({ signal }) => api.sparklines(signal),
    refetchInterval: REFRESH_MS,
  });
  return data ?? NONE;
}

export interface DayShape {
  /** Oldest first. */
  readonly closes: readonly number[];
  /** The symbol that the market follows, when they are of it. */
  readonly reference: string | undefined;
}

/** The last 24 hours of a market, or of what it follows while too few trades of its own make a line. */
export function useDayShape(symbol: string): DayShape {
  const sparklines = useSparklines();
  const reference = useReference(symbol);
  const own = sparklines[symbol] ?? NOTHING;
  const followed = (reference && sparklines[reference.symbol]) ?? NOTHING;
  if (own.length >= 2 || followed.length < 2) return { closes: own, reference: undefined };
  return { closes: followed, reference: reference?.symbol };
}
