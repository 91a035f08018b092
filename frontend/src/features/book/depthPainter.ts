import { readColors } from '@/lib/colors';
import { formatAxisQuantity, formatFixed } from '@/lib/format';
import type { SideName } from '@/market/bookSide';
import { depthCurve, totalAt, type DepthCurve } from '@/market/depthCurve';
import type { OrderBook } from '@/market/orderBook';
import { SharpCanvas } from './canvas';

export interface DepthView {
  /** Half the width of what is shown, as a fraction of the price in the middle. */
  readonly reach: number;
  /** Where the crosshair is, from -1 at the left edge to 1 at the right one. */
  readonly cross: number | undefined;
}

/** What was drawn, in numbers. */
export interface DepthReading {
  /** Lots in view. */
  readonly wanted: number;
  readonly forSale: number;
  /** What the crosshair is on. */
  readonly point: DepthPoint | undefined;
}

export interface DepthPoint {
  readonly side: SideName;
  /** In ticks, perhaps between two of them. */
  readonly price: number;
  /** Lots that can be had at that price or better. */
  readonly total: number;
}

const AXIS_HEIGHT = 20;
const TOP = 8;
const FONT_SIZE = 11;
/** Nothing narrower can be seen. */
const STEP_PX = 0.5;

/** Draws how much could be bought and sold up to each price. */
export class DepthPainter {
  readonly #canvas: SharpCanvas;
  readonly #font: string;
  #colors = depthColors();

  /** @param onResize called when all must be drawn again */
  constructor(canvas: HTMLCanvasElement, onResize: () => void) {
    this.#canvas = new SharpCanvas(canvas, onResize);
    this.#font = `${FONT_SIZE}px ${getComputedStyle(canvas).fontFamily}`;
  }

  destroy(): void {
    this.#canvas.destroy();
  }

  readColors(): void {
    this.#colors = depthColors();
  }

  /** Returns what it has drawn; undefined for nothing. */
  draw(book: OrderBook, view: DepthView): DepthReading | undefined {
    const { middle } = book;
    const context = this.#canvas.begin();
    const { width, height } = this.#canvas;
    if (!context || middle === undefined) return undefined;
    const curves = {
      bids: depthCurve(book.bids, middle * (1 - view.reach)),
      asks: depthCurve(book.asks, middle * (1 + view.reach)),
    };
    const wanted = curves.bids.totals.at(-1) ?? 0;
    const forSale = curves.asks.totals.at(-1) ?? 0;
    const most = Math.max(wanted, forSale, 1) * 1.05;
    const plot: Plot = {
      context,
      width,
      bottom: height - AXIS_HEIGHT,
      x: (ticks) => (((ticks - middle) / (middle * view.reach) + 1) * width) / 2,
      y: (lots) => TOP + (1 - lots / most) * (height - AXIS_HEIGHT - TOP),
    };
    context.font = this.#font;
    this.#drawGrid(plot, book, middle, view.reach, most);
    drawCurve(plot, curves.bids, 0, this.#colors.bid, this.#colors.bidFill);
    drawCurve(plot, curves.asks, width, this.#colors.ask, this.#colors.askFill);
    return { wanted, forSale, point: this.#inspect(plot, curves, middle, view) };
  }

  #inspect(plot: Plot, curves: Record<SideName, DepthCurve>, middle: number, view: DepthView): DepthPoint | undefined {
    if (view.cross === undefined) return undefined;
    const price = middle * (1 + view.cross * view.reach);
    const side = view.cross < 0 ? 'bids' : 'asks';
    const point = { side, price, total: totalAt(curves[side], side, price) } as const;
    this.#drawCross(plot, point);
    return point;
  }

  #drawGrid({ context, width, bottom, x, y }: Plot, book: OrderBook, middle: number, reach: number, most: number) {
    const decimals = book.price.decimals;
    const shown = book.quantity.value(most);
    const step = roundStep(shown / 4);
    const lots = Array.from({ length: Math.floor(shown / step) }, (_, index) => (most * step * (index + 1)) / shown);
    context.strokeStyle = this.#colors.grid;
    context.fillStyle = this.#colors.text;
    context.lineWidth = 1;
    context.beginPath();
    for (const at of lots) horizontal(context, y(at), width);
    for (const share of [-0.5, 0, 0.5]) vertical(context, x(middle * (1 + share * reach)), bottom);
    context.stroke();
    context.strokeStyle = this.#colors.line;
    context.beginPath();
    horizontal(context, bottom, width);
    context.stroke();

    context.textBaseline = 'middle';
    context.textAlign = 'center';
    for (const share of [-0.66, 0, 0.66]) {
      const price = middle * (1 + share * reach);
      context.fillText(formatFixed(book.price.value(price), decimals), x(price), bottom + AXIS_HEIGHT / 2 + 1);
    }
    context.textAlign = 'right';
    context.textBaseline = 'bottom';
    for (const at of lots) {
      if (y(at) > TOP + FONT_SIZE) context.fillText(formatAxisQuantity(book.quantity.value(at)), width - 4, y(at) - 1);
    }
  }

  #drawCross({ context, width, bottom, x, y }: Plot, { side, price, total }: DepthPoint): void {
    context.strokeStyle = this.#colors.cross;
    context.setLineDash([3, 3]);
    context.beginPath();
    vertical(context, x(price), bottom);
    horizontal(context, y(total), width);
    context.stroke();
    context.setLineDash([]);
    context.beginPath();
    context.arc(x(price), y(total), 3.5, 0, 2 * Math.PI);
    context.fillStyle = side === 'bids' ? this.#colors.bid : this.#colors.ask;
    context.fill();
  }
}

interface Plot {
  readonly context: CanvasRenderingContext2D;
  readonly width: number;
  /** Where the curves stand, from the top. */
  readonly bottom: number;
  readonly x: (ticks: number) => number;
  readonly y: (lots: number) => number;
}

/** Stairs from the best price to the edge. */
function drawCurve({ context, bottom, x, y }: Plot, curve: DepthCurve, edge: number, line: string, fill: string): void {
  const { ticks, totals } = curve;
  const [best] = ticks;
  if (best === undefined) return;
  context.beginPath();
  context.moveTo(x(best), bottom);
  let drawnX = x(best);
  let height = bottom;
  ticks.forEach((price, index) => {
    const nextX = x(price);
    const nextHeight = y(totals[index] ?? 0);
    if (Math.abs(nextX - drawnX) >= STEP_PX) {
      context.lineTo(drawnX, height);
      context.lineTo(nextX, height);
      drawnX = nextX;
    }
    height = nextHeight;
  });
  context.lineTo(drawnX, height);
  context.lineTo(edge, height);
  context.strokeStyle = line;
  context.lineWidth = 1.5;
  context.stroke();
  context.lineTo(edge, bottom);
  context.closePath();
  context.fillStyle = fill;
  context.fill();
}

/** One, two or five of a power of ten, not below `value`. */
function roundStep(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return ([1, 2, 5].find((times) => times * power >= value) ?? 10) * power;
}

/** Lines in the middle of a pixel are one pixel wide. */
const sharp = (position: number): number => Math.round(position) + 0.5;

function horizontal(context: CanvasRenderingContext2D, y: number, width: number): void {
  context.moveTo(0, sharp(y));
  context.lineTo(width, sharp(y));
}

function vertical(context: CanvasRenderingContext2D, x: number, bottom: number): void {
  context.moveTo(sharp(x), TOP);
  context.lineTo(sharp(x), bottom);
}

const depthColors = () =>
  readColors({
    ask: 'down',
    askFill: 'down-soft',
    bid: 'up',
    bidFill: 'up-soft',
    grid: 'grid',
    line: 'line',
    cross: 'muted',
    text: 'faint',
  });
