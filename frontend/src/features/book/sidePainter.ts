import { formatFitting, formatFixed } from '@/lib/format';
import type { BookRow } from '@/market/bookRows';
import type { OrderBook } from '@/market/orderBook';
import { SharpCanvas } from './canvas';

/** Height of a line, in CSS pixels: that of the table's rows. */
export const ROW_HEIGHT = 20;

/** What one line of the table consists of, and what it shows. */
interface Line {
  readonly row: HTMLTableRowElement;
  readonly price: Text;
  readonly quantity: Text;
  readonly total: Text;
  readonly mark: HTMLElement;
  shown: BookRow | undefined;
  decimals: number;
  isOwn: boolean;
}

/** Writes one side of the book into the table's lines, and only what has changed: React would look at every line in every frame. */
export class SidePainter {
  readonly #lines: readonly Line[];
  readonly #bars: SharpCanvas;
  /** Where in the table the line of a rank is, from its top. */
  readonly #indexOf: (rank: number) => number;

  /**
   * @param bestFirst whether the best line is the table's first
   * @param onResize called when all must be painted again
   */
  constructor(body: HTMLTableSectionElement, bars: HTMLCanvasElement, bestFirst: boolean, onResize: () => void) {
    const lines = [...body.rows].map(lineOf);
    this.#indexOf = bestFirst ? (rank) => rank : (rank) => lines.length - 1 - rank;
    this.#lines = lines.map((_, rank) => lines[this.#indexOf(rank)]).filter((line) => line !== undefined);
    this.#bars = new SharpCanvas(bars, onResize);
  }

  destroy(): void {
    this.#bars.destroy();
  }

  /** The price in ticks that a row shows. */
  ticksOf(row: HTMLTableRowElement): number | undefined {
    return this.#lines.find((line) => line.row === row)?.shown?.ticks;
  }

  /**
   * @param rows the best first
   * @param priceDecimals with which prices are shown
   * @param own prices with orders of one's own
   */
  paint(rows: readonly BookRow[], book: OrderBook | undefined, priceDecimals: number, own: ReadonlySet<number>): void {
    this.#lines.forEach((line, rank) => {
      const row = rows[rank];
      if (!row || !book) clear(line);
      else write(line, row, book, priceDecimals, own.has(row.ticks));
    });
  }

  /** Bars behind the lines, as long as their totals are to `most`. */
  paintBars(rows: readonly BookRow[], most: number, color: string): void {
    const bars = this.#bars.begin();
    const { width } = this.#bars;
    if (!bars) return;
    bars.fillStyle = color;
    rows.forEach(({ total }, rank) => {
      const length = most > 0 ? (total / most) * width : 0;
      bars.fillRect(width - length, this.#indexOf(rank) * ROW_HEIGHT, length, ROW_HEIGHT - 1);
    });
  }
}

function write(line: Line, row: BookRow, book: OrderBook, decimals: number, isOwn: boolean): void {
  const { shown } = line;
  if (!shown) line.row.style.visibility = 'visible';
  if (shown?.ticks !== row.ticks || line.decimals !== decimals) {
    line.price.data = formatFixed(book.price.value(row.ticks), decimals);
    line.decimals = decimals;
  }
  const places = book.quantity.decimals;
  if (shown?.lots !== row.lots) line.quantity.data = formatFitting(book.quantity.value(row.lots), places);
  if (shown?.total !== row.total) line.total.data = formatFitting(book.quantity.value(row.total), places);
  if (line.isOwn !== isOwn) {
    line.isOwn = isOwn;
    line.mark.hidden = !isOwn;
  }
  line.shown = row;
}

function clear(line: Line): void {
  if (!line.shown) return;
  line.row.style.visibility = 'hidden';
  line.shown = undefined;
}

function lineOf(row: HTMLTableRowElement): Line {
  const [price, quantity, total] = ['price', 'quantity', 'total'].map((name) => {
    const text = document.createTextNode('');
    row.querySelector(`[data-part=${name}]`)?.replaceChildren(text);
    return text;
  });
  const mark = row.querySelector<HTMLElement>('[data-part=mark]');
  if (!price || !quantity || !total || !mark) throw new Error('a row of the book lacks a part');
  row.style.visibility = 'hidden';
  mark.hidden = true;
  return { row, price, quantity, total, mark, shown: undefined, decimals: -1, isOwn: false };
}
