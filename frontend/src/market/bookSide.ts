export type SideName = 'bids' | 'asks';

/**
 * The bids or the asks of a book: levels in the order of their prices. They are kept with the best one last, as most changes are near it:
 * what is put in or taken out there moves little.
 */
export class BookSide {
  readonly side: SideName;
  /** 1 where the highest price is the best, which is for bids; -1 for asks. */
  readonly #sign: 1 | -1;
  #ticks: number[] = [];
  #lots: number[] = [];

  constructor(side: SideName) {
    this.side = side;
    this.#sign = side === 'bids' ? 1 : -1;
  }

  /** How many levels there are. */
  get size(): number {
    return this.#ticks.length;
  }

  /** The best price in ticks. */
  get best(): number | undefined {
    return this.#ticks.at(-1);
  }

  /** Price in ticks of the level that so many are better than. */
  ticksAt(rank: number): number {
    return this.#ticks[this.#ticks.length - 1 - rank] ?? NaN;
  }

  /** Quantity in lots of the level that so many are better than. */
  lotsAt(rank: number): number {
    return this.#lots[this.#lots.length - 1 - rank] ?? 0;
  }

  /** Quantity in lots at a price. */
  lotsOf(ticks: number): number {
    const index = this.#indexOf(ticks);
    return this.#ticks[index] === ticks ? (this.#lots[index] ?? 0) : 0;
  }

  /** A level's new quantity; none when it is zero. */
  set(ticks: number, lots: number): void {
    const index = this.#indexOf(ticks);
    if (this.#ticks[index] === ticks) {
      if (lots > 0) {
        this.#lots[index] = lots;
      } else {
        this.#ticks.splice(index, 1);
        this.#lots.splice(index, 1);
      }
    } else if (lots > 0) {
      this.#ticks.splice(index, 0, ticks);
      this.#lots.splice(index, 0, lots);
    }
  }

  /** Forgets all levels and takes these, which may come in any order. */
  replace(levels: ReadonlyMap<number, number>): void {
    this.#ticks = [...levels.keys()].sort((a, b) => (a - b) * this.#sign);
    this.#lots = this.#ticks.map((ticks) => levels.get(ticks) ?? 0);
  }

  /** Where a price is, or would be put in. */
  #indexOf(ticks: number): number {
    const key = ticks * this.#sign;
    let low = 0;
    let high = this.#ticks.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#ticks[middle] ?? NaN) * this.#sign < key) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** The price of the group of so many ticks that a level belongs to: its bids are at that price or above, its asks at that or below. */
export const groupOf = (side: SideName, ticks: number, step: number): number =>
  (side === 'bids' ? Math.floor(ticks / step) : Math.ceil(ticks / step)) * step;
