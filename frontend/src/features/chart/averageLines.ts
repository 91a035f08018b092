/** The averages as lines of the chart library, over the candles. */
import { LineSeries, type IChartApi, type ISeriesApi, type LineData, type UTCTimestamp } from 'lightweight-charts';
import type { CandleSeries } from '@/market/candleSeries';
import { AverageCurve, type AverageKind, type AverageSetting } from './averages';
import type { ChartTheme } from './chartTheme';

interface AverageLine {
  readonly curve: AverageCurve;
  readonly series: ISeriesApi<'Line'>;
}

export class AverageLines {
  readonly #chart: IChartApi;
  readonly #lines = new Map<AverageKind, AverageLine>();
  #theme: ChartTheme;

  constructor(chart: IChartApi, theme: ChartTheme) {
    this.#chart = chart;
    this.#theme = theme;
  }

  /** Shows these, one of a kind, and no others. They are drawn at the next `draw`, which must be anew. */
  set(settings: readonly AverageSetting[]): void {
    for (const [kind, { curve, series }] of this.#lines) {
      if (settings.some((it) => it.kind === kind && it.length === curve.setting.length)) continue;
      this.#chart.removeSeries(series);
      this.#lines.delete(kind);
    }
    for (const setting of settings) {
      if (this.#lines.has(setting.kind)) continue;
      const series = this.#chart.addSeries(LineSeries, {
        color: averageColor(this.#theme, setting.kind),
        lineWidth: 1,
        lastValueVisible: false,
        priceLineVisible: false,
        crosshairMarkerVisible: false,
      });
      this.#lines.set(setting.kind, { curve: new AverageCurve(setting), series });
    }
  }

  setTheme(theme: ChartTheme): void {
    this.#theme = theme;
    this.#lines.forEach(({ series }, kind) => series.applyOptions({ color: averageColor(theme, kind) }));
  }

  /** @param isAnew whether more than the newest candles may have changed */
  draw({ candles }: CandleSeries, isAnew: boolean): void {
    for (const { curve, series } of this.#lines.values()) {
      const from = curve.update(candles, isAnew);
      const points: LineData<UTCTimestamp>[] = [];
      for (const [index, candle] of candles.slice(from).entries()) {
        const value = curve.values[from + index];
        if (value !== undefined) points.push({ time: candle.time as UTCTimestamp, value });
      }
      if (isAnew) series.setData(points);
      else points.forEach((point) => series.update(point));
    }
  }

  /** The value at the candle with that index. */
  valueAt(kind: AverageKind, index: number): number | undefined {
    return this.#lines.get(kind)?.curve.values[index];
  }
}

const averageColor = ({ lineA, lineB }: ChartTheme, kind: AverageKind): string => (kind === 'sma' ? lineA : lineB);
