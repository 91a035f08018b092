/**
 * The open orders as lines of the chart library, and beside each its handle: an element of the page that is put where the line is, in the
 * same frame in which the chart is painted.
 */
import {
  LineStyle,
  type AutoscaleInfo,
  type IPriceLine,
  type IPrimitivePaneView,
  type ISeriesApi,
  type ISeriesPrimitive,
  type ISeriesPrimitiveAxisView,
  type PrimitiveHoveredItem,
} from 'lightweight-charts';
import type { Decimal } from '@/lib/decimal';
import { formatDecimal } from '@/lib/format';
import type { ChartTheme } from './chartTheme';
import type { OrderLine } from './openOrderLines';
import { OrderHandles } from './orderHandles';

/** Where a line would go. */
export interface LineMove {
  readonly id: string;
  readonly price: Decimal;
}

/** How near a line is one that is pointed at, in pixels. */
const REACH = 4;

/** More labels than this on the price scale would push each other away from where they belong. */
const MOST_LABELS = 10;

export class OrderLines {
  readonly handles: OrderHandles;
  readonly #candles: ISeriesApi<'Candlestick'>;
  readonly #drawn = new Map<string, IPriceLine>();
  #theme: ChartTheme;
  #lines: readonly OrderLine[] = [];
  #labels: readonly ISeriesPrimitiveAxisView[] = [];
  #isFitted = false;
  #move: LineMove | undefined;
  #ghost: IPriceLine | undefined;
  #isClosed = false;

  constructor(candles: ISeriesApi<'Candlestick'>, theme: ChartTheme) {
    this.#candles = candles;
    this.#theme = theme;
    this.handles = new OrderHandles((line) => this.yOf(this.#shownPrice(line)));
    candles.attachPrimitive(this.#overlay());
  }

  /** @param isFitted whether the price scale reaches as far as they do */
  set(lines: readonly OrderLine[], isFitted: boolean): void {
    if (this.#isClosed) return;
    this.#lines = lines;
    this.#isFitted = isFitted;
    this.#labels = [...lines.map((line) => this.#labelOf(line)), this.#ghostLabel()];
    this.handles.set(lines);
    for (const [id, line] of this.#drawn) {
      if (lines.some((it) => it.id === id)) continue;
      this.#candles.removePriceLine(line);
      this.#drawn.delete(id);
    }
    lines.forEach((line) => this.#drawLine(line));
    this.#drawGhost();
    if (isFitted) this.fit();
  }

  /** Puts the price scale back where it finds its range by itself. */
  fit(): void {
    this.#candles.priceScale().applyOptions({ autoScale: true });
  }

  setTheme(theme: ChartTheme): void {
    this.#theme = theme;
    this.set(this.#lines, this.#isFitted);
  }

  /** Shows where a line would go, beside where it is. */
  setMove(move: LineMove | undefined): void {
    if (this.#isClosed) return;
    const before = this.#move;
    this.#move = move;
    for (const line of this.#lines) {
      if (line.id === before?.id || line.id === move?.id) this.#drawLine(line);
    }
    this.#drawGhost();
  }

  /** The chart is no more; what is still said to it goes nowhere. */
  close(): void {
    this.#isClosed = true;
  }

  priceAt(y: number): number | undefined {
    return this.#candles.coordinateToPrice(y) ?? undefined;
  }

  /** Where a price is, in pixels from the top; undefined while there is no scale. */
  yOf(price: Decimal): number | undefined {
    return this.#candles.priceToCoordinate(Number(price)) ?? undefined;
  }

  /** The line at that place that can be moved. */
  movableAt(x: number, y: number): OrderLine | undefined {
    if (x > this.handles.width) return undefined;
    const near = this.#lines
      .filter(({ fixedBecause }) => fixedBecause === undefined)
      .map((line) => ({ line, distance: Math.abs((this.yOf(this.#shownPrice(line)) ?? Infinity) - y) }))
      .filter(({ distance }) => distance <= REACH);
    return near.sort((a, b) => a.distance - b.distance)[0]?.line;
  }

  #shownPrice({ id, price }: OrderLine): Decimal {
    return this.#move?.id === id ? this.#move.price : price;
  }

  #drawLine({ id, kind, price, order }: OrderLine): void {
    const isLeft = this.#move?.id === id;
    const options = {
      price: Number(price),
      color: isLeft ? this.#theme.faint : this.#colorOf(order.side),
      lineWidth: 1,
      lineStyle: kind === 'stop' ? LineStyle.Dashed : isLeft ? LineStyle.Dotted : LineStyle.Solid,
      axisLabelVisible: false,
    } as const;
    const line = this.#drawn.get(id);
    if (line) line.applyOptions(options);
    else this.#drawn.set(id, this.#candles.createPriceLine(options));
  }

  #drawGhost(): void {
    const line = this.#movedLine();
    if (!line || !this.#move) {
      if (this.#ghost) this.#candles.removePriceLine(this.#ghost);
      this.#ghost = undefined;
      return;
    }
    const options = {
      price: Number(this.#move.price),
      color: this.#colorOf(line.order.side),
      lineWidth: 1,
      lineStyle: LineStyle.LargeDashed,
      axisLabelVisible: false,
    } as const;
    if (this.#ghost) this.#ghost.applyOptions(options);
    else this.#ghost = this.#candles.createPriceLine(options);
  }

  #movedLine(): OrderLine | undefined {
    return this.#lines.find(({ id }) => id === this.#move?.id);
  }

  #colorOf(side: OrderLine['order']['side'] | undefined): string {
    return side === 'sell' ? this.#theme.down : this.#theme.up;
  }

  /** On the price scale: the library's own labels of price lines would pile up at its ends when their lines are out of view. */
  #labelOf({ id, price, order }: OrderLine): ISeriesPrimitiveAxisView {
    const text = formatDecimal(price);
    return {
      coordinate: () => this.yOf(price) ?? 0,
      text: () => text,
      textColor: () => this.#theme.panel,
      backColor: () => this.#colorOf(order.side),
      visible: () =>
        this.#move?.id !== id && this.handles.inView <= MOST_LABELS && this.handles.isInView(this.yOf(price)),
    };
  }

  #ghostLabel(): ISeriesPrimitiveAxisView {
    const y = () => this.#move && this.yOf(this.#move.price);
    return {
      coordinate: () => y() ?? 0,
      text: () => formatDecimal(this.#move?.price),
      textColor: () => this.#theme.panel,
      backColor: () => this.#colorOf(this.#movedLine()?.order.side),
      visible: () => this.#movedLine() !== undefined && this.handles.isInView(y()),
    };
  }

  #overlay(): ISeriesPrimitive {
    const renderer = {
      draw: (target: { useMediaCoordinateSpace(paint: (scope: { mediaSize: PaneSize }) => void): void }) =>
        target.useMediaCoordinateSpace(({ mediaSize }) => this.handles.place(mediaSize)),
    };
    const views: readonly IPrimitivePaneView[] = [{ zOrder: () => 'top', renderer: () => renderer }];
    return {
      paneViews: () => views,
      priceAxisViews: () => this.#labels,
      hitTest: (x, y) => this.#hit(x, y),
      autoscaleInfo: () => this.#range(),
    };
  }

  #hit(x: number, y: number): PrimitiveHoveredItem | null {
    const line = this.movableAt(x, y);
    return line ? { externalId: line.id, zOrder: 'top', cursorStyle: 'ns-resize' } : null;
  }

  #range(): AutoscaleInfo | null {
    if (!this.#isFitted || this.#lines.length === 0) return null;
    const prices = this.#lines.map(({ price }) => Number(price));
    return { priceRange: { minValue: Math.min(...prices), maxValue: Math.max(...prices) } };
  }
}

interface PaneSize {
  readonly width: number;
  readonly height: number;
}
