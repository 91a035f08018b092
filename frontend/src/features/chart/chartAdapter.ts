/** The chart as the rest of the page knows it: candles and volume in two panes over one time axis in UTC, and what is drawn over them. */
import {
  CandlestickSeries,
  createChart,
  HistogramSeries,
  type CandlestickData,
  type HistogramData,
  type IChartApi,
  type ISeriesApi,
  type LogicalRange,
  type MouseEventParams,
  type UTCTimestamp,
} from 'lightweight-charts';
import { formatAxisQuantity, formatFixed } from '@/lib/format';
import type { CandleSeries } from '@/market/candleSeries';
import type { Candle, EnigmaLevel } from '@/market/types';
import { AverageLines } from './averageLines';
import type { AverageKind, AverageSetting } from './averages';
import { BAR_SPACING, candleColors, chartOptions, RIGHT_OFFSET } from './chartOptions';
import type { ChartTheme } from './chartTheme';
import { FillMarkers } from './fillMarkers';
import type { FillsByCandle } from './fillMarks';
import { LevelLines } from './levelLines';
import { OrderLines } from './orderLines';

export interface CandleChartEvents {
  /** The candle under the crosshair, Unix seconds; undefined when there is none. */
  readonly onInspect: (time: number | undefined) => void;
  /** The view is close to the oldest candle that is known. */
  readonly onNearStart: () => void;
  /** The oldest candle in view, Unix seconds. */
  readonly onView: (from: number) => void;
  /** Whether the newest candle is in view. */
  readonly onFollow: (isFollowing: boolean) => void;
}

/** Candles left of the view before older ones are asked for. */
const NEAR_START = 60;
const VOLUME_SHARE = 0.18;

export class CandleChart {
  readonly orders: OrderLines;
  readonly #chart: IChartApi;
  readonly #candles: ISeriesApi<'Candlestick'>;
  readonly #volume: ISeriesApi<'Histogram'>;
  readonly #averages: AverageLines;
  readonly #fills: FillMarkers;
  readonly #levels: LevelLines;
  readonly #events: CandleChartEvents;
  #theme: ChartTheme;
  #isLive = false;
  #series: CandleSeries | undefined;
  #drawnRevision = -1;
  #drawnTime = -Infinity;
  #inspected: number | undefined;

  constructor(container: HTMLElement, theme: ChartTheme, events: CandleChartEvents) {
    this.#theme = theme;
    this.#events = events;
    this.#chart = createChart(container, chartOptions(theme));
    this.#candles = this.#chart.addSeries(CandlestickSeries, { borderVisible: false });
    this.#volume = this.#chart.addSeries(
      HistogramSeries,
      {
        priceFormat: { type: 'custom', minMove: 1e-8, formatter: formatAxisQuantity },
        lastValueVisible: false,
        priceLineVisible: false,
      },
      1,
    );
    const [candlePane, volumePane] = this.#chart.panes();
    candlePane?.setStretchFactor(1 - VOLUME_SHARE);
    volumePane?.setStretchFactor(VOLUME_SHARE);
    this.#candles.priceScale().applyOptions({ scaleMargins: { top: 0.12, bottom: 0.06 } });
    this.#volume.priceScale().applyOptions({ scaleMargins: { top: 0.15, bottom: 0 } });
    this.#averages = new AverageLines(this.#chart, theme);
    this.#levels = new LevelLines(this.#candles, theme);
    this.#fills = new FillMarkers(this.#candles, theme);
    this.orders = new OrderLines(this.#candles, theme);
    this.#candles.applyOptions(candleColors(theme, this.#isLive));
    this.#chart.subscribeCrosshairMove(this.#crosshairMoved);
    this.#chart.timeScale().subscribeVisibleLogicalRangeChange(this.#viewMoved);
  }

  setPriceFormat(tickSize: number, decimals: number): void {
    const formatter = (value: number) => formatFixed(value, decimals);
    this.#candles.applyOptions({ priceFormat: { type: 'custom', minMove: tickSize, formatter } });
    this.#levels.setDecimals(decimals);
  }

  setTheme(theme: ChartTheme): void {
    this.#theme = theme;
    this.#chart.applyOptions(chartOptions(theme));
    this.#candles.applyOptions(candleColors(theme, this.#isLive));
    this.#averages.setTheme(theme);
    this.#levels.setTheme(theme);
    this.#fills.setTheme(theme);
    this.orders.setTheme(theme);
    this.#drawAnew();
  }

  /** A price that is not live loses the colour of its line and label. */
  setLive(isLive: boolean): void {
    if (isLive === this.#isLive) return;
    this.#isLive = isLive;
    this.#candles.applyOptions(candleColors(this.#theme, isLive));
  }

  setAverages(settings: readonly AverageSetting[]): void {
    this.#averages.set(settings);
    this.#drawAnew();
  }

  setLevels(levels: readonly EnigmaLevel[]): void {
    this.#levels.set(levels);
  }

  setFills(fills: FillsByCandle): void {
    this.#fills.set(fills);
    if (this.#series) this.#fills.draw(this.#series);
  }

  /** The average at a candle of the series that is drawn. */
  averageAt(kind: AverageKind, time: number): number | undefined {
    return this.#averages.valueAt(kind, this.#series?.indexOf(time) ?? -1);
  }

  /** Shows the series as it is now: only its newest candles where nothing else changed. Another series gets a fresh view. */
  draw(series: CandleSeries): void {
    const isOther = series !== this.#series;
    this.#series = series;
    const candles = series.candles;
    const isAnew = isOther || series.revision !== this.#drawnRevision;
    if (isAnew) {
      this.#candles.setData(candles.map(toBar));
      this.#volume.setData(candles.map((candle) => this.#toVolumeBar(candle)));
    } else {
      for (const candle of newestFrom(candles, this.#drawnTime)) {
        this.#candles.update(toBar(candle));
        this.#volume.update(this.#toVolumeBar(candle));
      }
    }
    this.#averages.draw(series, isAnew);
    this.#fills.draw(series);
    this.#drawnRevision = series.revision;
    this.#drawnTime = series.last?.time ?? -Infinity;
    if (isOther) this.#resetView();
    this.#viewMoved(this.#chart.timeScale().getVisibleLogicalRange());
  }

  followLatest(): void {
    this.#chart.timeScale().scrollToPosition(RIGHT_OFFSET, false);
  }

  /** Moves the crosshair by candles, from the newest in view when there is none. */
  inspectBy(step: number): void {
    const candles = this.#series?.candles ?? [];
    const range = this.#chart.timeScale().getVisibleLogicalRange();
    const newestInView = Math.min(candles.length - 1, Math.floor(range?.to ?? candles.length));
    const current = candles.findIndex(({ time }) => time === this.#inspected);
    const index = Math.min(candles.length - 1, Math.max(0, current < 0 ? newestInView : current + step));
    const candle = candles[index];
    if (!candle) return;
    if (range && index < range.from) this.scrollBy(index - range.from - 1);
    if (range && index > range.to) this.scrollBy(index - range.to + 1);
    this.#chart.setCrosshairPosition(candle.close, candle.time as UTCTimestamp, this.#candles);
    this.#inspect(candle.time);
  }

  stopInspecting(): void {
    this.#chart.clearCrosshairPosition();
    this.#inspect(undefined);
  }

  /** Moves the view by candles: negative is back in time. */
  scrollBy(candles: number): void {
    const timeScale = this.#chart.timeScale();
    timeScale.scrollToPosition(timeScale.scrollPosition() + candles, false);
  }

  /** Moves the view by its own width: -1 is one screen back in time. */
  scrollByScreens(screens: number): void {
    const range = this.#chart.timeScale().getVisibleLogicalRange();
    if (range) this.scrollBy(screens * (range.to - range.from) * 0.9);
  }

  zoomBy(factor: number): void {
    const { barSpacing } = this.#chart.timeScale().options();
    this.#chart.timeScale().applyOptions({ barSpacing: Math.min(60, Math.max(1, barSpacing * factor)) });
  }

  destroy(): void {
    this.orders.close();
    this.#chart.remove();
  }

  #drawAnew(): void {
    this.#drawnRevision = -1;
    if (this.#series) this.draw(this.#series);
  }

  #resetView(): void {
    this.#candles.priceScale().applyOptions({ autoScale: true });
    this.#chart.timeScale().applyOptions({ barSpacing: BAR_SPACING });
    this.#chart.timeScale().scrollToPosition(RIGHT_OFFSET, false);
    this.stopInspecting();
  }

  #toVolumeBar(candle: Candle): HistogramData {
    const color = candle.close >= candle.open ? this.#theme.upVolume : this.#theme.downVolume;
    return { time: candle.time as UTCTimestamp, value: candle.volume, color };
  }

  #inspect(time: number | undefined): void {
    if (time === this.#inspected) return;
    this.#inspected = time;
    this.#events.onInspect(time);
  }

  readonly #crosshairMoved = ({ time, point }: MouseEventParams): void => {
    this.#inspect(point && typeof time === 'number' ? time : undefined);
  };

  readonly #viewMoved = (range: LogicalRange | null): void => {
    // The series changes at once and is drawn with the next frame: until then the view is of other candles.
    if (this.#series?.revision !== this.#drawnRevision) return;
    const candles = this.#series.candles;
    const from = candles[Math.max(0, Math.floor(range?.from ?? 0))];
    if (!range || candles.length === 0) return;
    this.#events.onFollow(range.to >= candles.length - 1);
    if (from) this.#events.onView(from.time);
    if (range.from < NEAR_START) this.#events.onNearStart();
  };
}

function toBar({ time, open, high, low, close }: Candle): CandlestickData {
  return { time: time as UTCTimestamp, open, high, low, close };
}

/** The candles at and after `time`, ascending. */
function newestFrom(candles: readonly Candle[], time: number): readonly Candle[] {
  let from = candles.length;
  while (from > 0 && (candles[from - 1]?.time ?? -Infinity) >= time) from--;
  return candles.slice(from);
}
