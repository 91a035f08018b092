/** One's own trades as markers of the chart library: what was bought below its candle, what was sold above. */
import {
  createSeriesMarkers,
  type ISeriesApi,
  type ISeriesMarkersPluginApi,
  type SeriesMarker,
  type Time,
  type UTCTimestamp,
} from 'lightweight-charts';
import type { CandleSeries } from '@/market/candleSeries';
import type { ChartTheme } from './chartTheme';
import type { FillsByCandle } from './fillMarks';

export class FillMarkers {
  readonly #markers: ISeriesMarkersPluginApi<Time>;
  #theme: ChartTheme;
  #fills: FillsByCandle = new Map();
  #isDrawn = true;
  #drawnFrom: number | undefined;
  #drawnTo: number | undefined;

  constructor(candles: ISeriesApi<'Candlestick'>, theme: ChartTheme) {
    this.#theme = theme;
    this.#markers = createSeriesMarkers(candles, [], { zOrder: 'top' });
  }

  /** They are drawn at the next `draw`. */
  set(fills: FillsByCandle): void {
    if (fills.size === 0 && this.#fills.size === 0) return;
    this.#fills = fills;
    this.#isDrawn = false;
  }

  setTheme(theme: ChartTheme): void {
    this.#theme = theme;
    this.#isDrawn = false;
  }

  /** Marks those that are within the candles: the library would put the others at the nearest candle, where they were not. */
  draw({ first, last }: CandleSeries): void {
    if (this.#fills.size === 0 && this.#isDrawn) return;
    if (this.#isDrawn && first?.time === this.#drawnFrom && last?.time === this.#drawnTo) return;
    this.#isDrawn = true;
    this.#drawnFrom = first?.time;
    this.#drawnTo = last?.time;
    const from = first?.time ?? Infinity;
    const to = last?.time ?? -Infinity;
    const shown = [...this.#fills].filter(([time]) => time >= from && time <= to).sort(([a], [b]) => a - b);
    const { up, down } = this.#theme;
    this.#markers.setMarkers(
      shown.flatMap(([time, fills]): readonly SeriesMarker<Time>[] => [
        ...(fills.some(({ side }) => side === 'buy') ? [marker(time, 'belowBar', 'arrowUp', up)] : []),
        ...(fills.some(({ side }) => side === 'sell') ? [marker(time, 'aboveBar', 'arrowDown', down)] : []),
      ]),
    );
  }
}

const marker = (
  time: number,
  position: 'belowBar' | 'aboveBar',
  shape: 'arrowUp' | 'arrowDown',
  color: string,
): SeriesMarker<Time> => ({ time: time as UTCTimestamp, position, shape, color });
