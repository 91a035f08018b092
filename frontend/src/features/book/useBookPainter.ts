import { useEffect, useRef, type RefObject } from 'react';
import { useMarket } from '@/hooks/useMarket';
import { readColors } from '@/lib/colors';
import { decimalPlaces, type Decimal } from '@/lib/decimal';
import { formatFixed } from '@/lib/format';
import { onColorsChange } from '@/lib/preferences';
import { bookRows } from '@/market/bookRows';
import type { OrderBook } from '@/market/orderBook';
import { SidePainter } from './sidePainter';
import type { OwnLevels } from './useOwnLevels';

/** The elements that a book is written into. */
export interface BookElements {
  readonly asks: RefObject<HTMLTableSectionElement | null>;
  readonly bids: RefObject<HTMLTableSectionElement | null>;
  readonly askBars: RefObject<HTMLCanvasElement | null>;
  readonly bidBars: RefObject<HTMLCanvasElement | null>;
  readonly spread: RefObject<HTMLElement | null>;
}

interface BookLook {
  /** Ticks of a line. */
  readonly step: number;
  readonly own: OwnLevels;
}

/**
 * Keeps the book's elements as the book is, at most once a frame, without rendering anything in React.
 *
 * @param lines how many each side has; the elements are looked at anew when that changes
 * @returns what tells the price that a row shows
 */
export function useBookPainter(
  { asks, bids, askBars, bidBars, spread }: BookElements,
  lines: number,
  look: BookLook,
): (row: HTMLTableRowElement) => Decimal | undefined {
  const { depth } = useMarket();
  const painter = useRef<BookPainter>(undefined);
  const latest = useRef(look);

  useEffect(() => {
    if (!asks.current || !bids.current || !askBars.current || !bidBars.current || !spread.current) return;
    const paint = () => created.paint(depth.book, latest.current);
    const created = new BookPainter(
      new SidePainter(asks.current, askBars.current, false, paint),
      new SidePainter(bids.current, bidBars.current, true, paint),
      spread.current,
      lines,
    );
    painter.current = created;
    paint();
    const unsubscribe = depth.revision.subscribe(paint);
    const unsubscribeColors = onColorsChange(() => {
      created.readColors();
      paint();
    });
    return () => {
      unsubscribe();
      unsubscribeColors();
      created.destroy();
      painter.current = undefined;
    };
  }, [depth, asks, bids, askBars, bidBars, spread, lines]);

  useEffect(() => {
    latest.current = look;
    painter.current?.paint(depth.book, look);
  }, [depth, look]);

  return (row) => {
    const ticks = painter.current?.ticksOf(row);
    return ticks === undefined ? undefined : depth.book?.price.text(ticks);
  };
}

const MISSING = '–';

class BookPainter {
  readonly #asks: SidePainter;
  readonly #bids: SidePainter;
  readonly #spread: Text;
  readonly #lines: number;
  #spreadTicks: number | undefined;
  #colors = bookColors();

  constructor(asks: SidePainter, bids: SidePainter, spread: HTMLElement, lines: number) {
    this.#asks = asks;
    this.#bids = bids;
    this.#spread = document.createTextNode(MISSING);
    spread.replaceChildren(this.#spread);
    this.#lines = lines;
  }

  destroy(): void {
    this.#asks.destroy();
    this.#bids.destroy();
  }

  readColors(): void {
    this.#colors = bookColors();
  }

  ticksOf(row: HTMLTableRowElement): number | undefined {
    return this.#asks.ticksOf(row) ?? this.#bids.ticksOf(row);
  }

  paint(book: OrderBook | undefined, { step, own }: BookLook): void {
    const asks = book ? bookRows(book.asks, step, this.#lines) : [];
    const bids = book ? bookRows(book.bids, step, this.#lines) : [];
    const decimals = book ? decimalPlaces(book.price.text(step)) : 0;
    const most = Math.max(asks.at(-1)?.total ?? 0, bids.at(-1)?.total ?? 0);
    this.#asks.paint(asks, book, decimals, own.asks);
    this.#bids.paint(bids, book, decimals, own.bids);
    this.#asks.paintBars(asks, most, this.#colors.ask);
    this.#bids.paintBars(bids, most, this.#colors.bid);
    this.#paintSpread(book);
  }

  #paintSpread(book: OrderBook | undefined): void {
    const { best: bid } = book?.bids ?? {};
    const { best: ask } = book?.asks ?? {};
    if (!book || bid === undefined || ask === undefined) {
      this.#spread.data = MISSING;
      this.#spreadTicks = undefined;
    } else if (ask - bid !== this.#spreadTicks) {
      this.#spreadTicks = ask - bid;
      const percent = ((ask - bid) / ((ask + bid) / 2)) * 100;
      const absolute = formatFixed(book.price.value(ask - bid), book.price.decimals);
      const relative = percent < 0.001 ? `<${formatFixed(0.001, 3)}` : formatFixed(percent, percent < 0.1 ? 3 : 2);
      this.#spread.data = `${absolute} (${relative}%)`;
    }
  }
}

const bookColors = () => readColors({ ask: 'down-soft', bid: 'up-soft' });
