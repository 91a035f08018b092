import type { Decimal } from '@/lib/decimal';
import { BookSide } from './bookSide';
import type { DepthLevels, DepthUpdate } from './types';
import { Unit } from './units';

/** What a book's numbers are whole multiples of. */
export interface BookTerms {
  readonly tickSize: Decimal;
  readonly lotSize: Decimal;
}

/**
 * Why an update can't be trusted: updates before it are missing, a number is no multiple of tick or lot, or the best bid would not be
 * below the best ask.
 */
export type BookFault = 'gap' | 'offStep' | 'crossed';

/** The order book of one market, as the messages of its stream make it. */
export class OrderBook {
  readonly bids = new BookSide('bids');
  readonly asks = new BookSide('asks');
  readonly price: Unit;
  readonly quantity: Unit;
  #lastId: number | undefined;

  constructor(terms: BookTerms) {
    this.price = new Unit(terms.tickSize);
    this.quantity = new Unit(terms.lotSize);
  }

  /** Up to which update the book is known; undefined before the first snapshot, and from a fault to the next. */
  get lastId(): number | undefined {
    return this.#lastId;
  }

  /** Halfway between the best bid and the best ask, in ticks; the one there is where a side is empty. */
  get middle(): number | undefined {
    const bid = this.bids.best ?? this.asks.best;
    const ask = this.asks.best ?? this.bids.best;
    return bid === undefined || ask === undefined ? undefined : (bid + ask) / 2;
  }

  /**
   * Takes the next message of the stream: a snapshot replaces everything, a change goes on where the one before it ended. Changes are
   * of no use, and are overlooked, until a snapshot is there.
   *
   * @returns what is wrong, from when on only a snapshot helps
   */
  apply(update: DepthUpdate): BookFault | undefined {
    const fault = update.isSnapshot ? this.#replace(update) : this.#change(update);
    if (fault) this.#lastId = undefined;
    return fault;
  }

  /** Messages will be missing: only a snapshot may come next. */
  interrupt(): void {
    this.#lastId = undefined;
  }

  #replace({ bids, asks, lastId }: DepthUpdate): BookFault | undefined {
    const bidLevels = this.#levels(bids);
    const askLevels = this.#levels(asks);
    if (!bidLevels || !askLevels) return 'offStep';
    this.bids.replace(bidLevels);
    this.asks.replace(askLevels);
    this.#lastId = lastId;
    return this.#isCrossed() ? 'crossed' : undefined;
  }

  #change({ bids, asks, firstId, lastId }: DepthUpdate): BookFault | undefined {
    if (this.#lastId === undefined || lastId <= this.#lastId) return undefined;
    if (firstId > this.#lastId + 1) return 'gap';
    if (!this.#set(this.bids, bids) || !this.#set(this.asks, asks)) return 'offStep';
    this.#lastId = lastId;
    return this.#isCrossed() ? 'crossed' : undefined;
  }

  #levels(levels: DepthLevels): Map<number, number> | undefined {
    const counted = new Map<number, number>();
    for (const [priceText, quantityText] of levels) {
      const ticks = this.price.count(priceText);
      const lots = this.quantity.count(quantityText);
      if (Number.isNaN(ticks) || Number.isNaN(lots)) return undefined;
      if (lots > 0) counted.set(ticks, lots);
    }
    return counted;
  }

  #set(side: BookSide, levels: DepthLevels): boolean {
    for (const [priceText, quantityText] of levels) {
      const ticks = this.price.count(priceText);
      const lots = this.quantity.count(quantityText);
      if (Number.isNaN(ticks) || Number.isNaN(lots)) return false;
      side.set(ticks, lots);
    }
    return true;
  }

  #isCrossed(): boolean {
    const { best: bid } = this.bids;
    const { best: ask } = this.asks;
    return bid !== undefined && ask !== undefined && bid >= ask;
  }
}
