/** The highest and lowest price ever and the retracement levels between them, as lines under the candles with their names at the left. */
import type { IPrimitivePaneView, ISeriesApi, ISeriesPrimitive, SeriesAttachedParameter } from 'lightweight-charts';
import { formatFixed } from '@/lib/format';
import type { EnigmaLevel } from '@/market/types';
import type { ChartTheme } from './chartTheme';

/** In pixels of the page. */
const INSET = 8;
const FONT_SIZE = 10;
const DASH = [2, 4];

/** What the library paints on: a canvas with more pixels than the page has. */
interface Canvas {
  useBitmapCoordinateSpace(paint: (scope: CanvasScope) => void): void;
}

interface CanvasScope {
  readonly context: CanvasRenderingContext2D;
  readonly bitmapSize: { readonly width: number; readonly height: number };
  readonly horizontalPixelRatio: number;
  readonly verticalPixelRatio: number;
}

export class LevelLines implements ISeriesPrimitive {
  readonly #candles: ISeriesApi<'Candlestick'>;
  readonly #views: readonly IPrimitivePaneView[];
  #theme: ChartTheme;
  #levels: readonly EnigmaLevel[] = [];
  #decimals = 2;
  #requestUpdate: () => void = () => undefined;

  constructor(candles: ISeriesApi<'Candlestick'>, theme: ChartTheme) {
    this.#candles = candles;
    this.#theme = theme;
    const renderer = {
      draw: (canvas: Canvas) => canvas.useBitmapCoordinateSpace((scope) => this.#paint(scope)),
    };
    this.#views = [{ zOrder: () => 'bottom', renderer: () => renderer }];
    candles.attachPrimitive(this);
  }

  set(levels: readonly EnigmaLevel[]): void {
    this.#levels = levels;
    this.#requestUpdate();
  }

  setDecimals(decimals: number): void {
    this.#decimals = decimals;
  }

  setTheme(theme: ChartTheme): void {
    this.#theme = theme;
  }

  attached({ requestUpdate }: SeriesAttachedParameter): void {
    this.#requestUpdate = requestUpdate;
  }

  detached(): void {
    this.#requestUpdate = () => undefined;
  }

  paneViews(): readonly IPrimitivePaneView[] {
    return this.#views;
  }

  #paint({ context, bitmapSize, horizontalPixelRatio, verticalPixelRatio }: CanvasScope): void {
    const thickness = Math.max(1, Math.floor(verticalPixelRatio));
    context.save();
    context.font = `${FONT_SIZE * verticalPixelRatio}px ${this.#theme.font}`;
    context.textBaseline = 'bottom';
    context.lineWidth = thickness;
    context.strokeStyle = this.#theme.accent;
    context.fillStyle = this.#theme.muted;
    context.setLineDash(DASH.map((length) => length * horizontalPixelRatio));
    for (const level of this.#levels) {
      const place = this.#candles.priceToCoordinate(level.price);
      if (place === null) continue;
      const y = Math.round(place * verticalPixelRatio) + (thickness % 2) / 2;
      if (y < 0 || y > bitmapSize.height) continue;
      context.beginPath();
      context.moveTo(0, y);
      context.lineTo(bitmapSize.width, y);
      context.stroke();
      context.fillText(this.#nameOf(level), INSET * horizontalPixelRatio, y - thickness);
    }
    context.restore();
  }

  #nameOf({ ratio, price }: EnigmaLevel): string {
    const name = ratio === 0 ? 'ATL' : ratio === 100 ? 'ATH' : `${formatFixed(ratio, ratio % 1 === 0 ? 0 : 1)}%`;
    return `${name}  ${formatFixed(price, this.#decimals)}`;
  }
}
