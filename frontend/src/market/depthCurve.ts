import type { BookSide } from './bookSide';

/** How much there is up to each price, from the best on: `totals[i]` lots at `ticks[i]` or better. */
export interface DepthCurve {
  readonly ticks: readonly number[];
  readonly totals: readonly number[];
}

/** The curve of the levels that are no further away from the best than `limitTicks`, which is a price. */
export function depthCurve(side: BookSide, limitTicks: number): DepthCurve {
  const ticks: number[] = [];
  const totals: number[] = [];
  let total = 0;
  for (let rank = 0; rank < side.size; rank++) {
    const at = side.ticksAt(rank);
    if (side.side === 'bids' ? at < limitTicks : at > limitTicks) break;
    total += side.lotsAt(rank);
    ticks.push(at);
    totals.push(total);
  }
  return { ticks, totals };
}

/** Lots that can be had at a price or better. */
export function totalAt({ ticks, totals }: DepthCurve, side: BookSide['side'], price: number): number {
  let low = 0;
  let high = ticks.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const at = ticks[middle] ?? NaN;
    if (side === 'bids' ? at >= price : at <= price) low = middle + 1;
    else high = middle;
  }
  return totals[low - 1] ?? 0;
}

/** Half the width of what is shown, as a fraction of the price in the middle; from near to far. */
export const REACHES = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5] as const;

/** The place in `REACHES` of the nearest view that has so many levels of each side in it, or all of them. */
export function reachFor(bids: BookSide, asks: BookSide, levels: number): number {
  const furthest = (side: BookSide) => side.ticksAt(Math.min(levels, side.size) - 1);
  const bid = bids.size > 0 ? furthest(bids) : furthest(asks);
  const ask = asks.size > 0 ? furthest(asks) : furthest(bids);
  const middle = ((bids.best ?? asks.best ?? NaN) + (asks.best ?? bids.best ?? NaN)) / 2;
  const needed = Math.max(Math.abs(middle - bid), Math.abs(ask - middle)) / middle;
  const index = REACHES.findIndex((reach) => reach >= needed);
  return index < 0 ? REACHES.length - 1 : index;
}
