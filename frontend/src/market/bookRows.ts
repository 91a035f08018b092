import { groupOf, type BookSide } from './bookSide';

/** One line of a book, which may stand for several levels. */
export interface BookRow {
  /** Price in ticks. */
  readonly ticks: number;
  readonly lots: number;
  /** Lots of this line and all better ones. */
  readonly total: number;
}

/**
 * The best lines of a side, best first, with levels put together in steps of so many ticks. Reads no more levels than those lines have.
 */
export function bookRows(side: BookSide, step: number, count: number): BookRow[] {
  const rows: BookRow[] = [];
  let ticks = NaN;
  let lots = 0;
  let total = 0;
  for (let rank = 0; rank < side.size; rank++) {
    const group = groupOf(side.side, side.ticksAt(rank), step);
    if (group !== ticks) {
      if (lots > 0) rows.push({ ticks, lots, total });
      if (rows.length === count) return rows;
      ticks = group;
      lots = 0;
    }
    lots += side.lotsAt(rank);
    total += side.lotsAt(rank);
  }
  if (lots > 0) rows.push({ ticks, lots, total });
  return rows;
}

/** As many steps as a person can choose from at a glance. */
const MOST_STEPS = 8;

/**
 * The steps, in ticks, that levels can sensibly be put together in: the tick, then ones and fives of each power of ten up to about a
 * hundredth of the price. The same for all prices with as many digits, so that the choice does not change while one looks at it.
 */
export function bookSteps(priceTicks: number | undefined): readonly number[] {
  if (priceTicks === undefined || !(priceTicks >= 1)) return [1];
  const largest = 10 ** Math.floor(Math.log10(priceTicks)) / 100;
  const coarser: number[] = [];
  for (let power = 1; power <= largest; power *= 10) {
    if (power > 1) coarser.push(power);
    if (power * 5 <= largest) coarser.push(power * 5);
  }
  return [1, ...coarser.slice(-(MOST_STEPS - 1))];
}
