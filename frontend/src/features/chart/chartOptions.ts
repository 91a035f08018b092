/** How the chart library is set up: colours, type, time in UTC, and what fingers do. */
import {
  CrosshairMode,
  LineStyle,
  type CandlestickSeriesPartialOptions,
  type ChartOptions,
  type DeepPartial,
  type Time,
} from 'lightweight-charts';
import { formatClock, formatDay } from '@/lib/format';
import type { ChartTheme } from './chartTheme';

export const BAR_SPACING = 7;
export const RIGHT_OFFSET = 6;

export function chartOptions(theme: ChartTheme): DeepPartial<ChartOptions> {
  const crosshair = {
    color: theme.faint,
    style: LineStyle.Dashed,
    width: 1,
    labelBackgroundColor: theme.lineStrong,
  } as const;
  return {
    autoSize: true,
    layout: {
      background: { color: theme.panel },
      textColor: theme.muted,
      fontFamily: theme.font,
      fontSize: 11,
      panes: { separatorColor: theme.line, separatorHoverColor: theme.raised },
      // Its link is in the page's footer: the logo would bring a style element that the page's security policy forbids.
      attributionLogo: false,
    },
    grid: { vertLines: { color: theme.grid }, horzLines: { color: theme.grid } },
    crosshair: { mode: CrosshairMode.Normal, vertLine: crosshair, horzLine: crosshair },
    rightPriceScale: { borderColor: theme.line, minimumWidth: 68 },
    timeScale: {
      borderColor: theme.line,
      timeVisible: true,
      secondsVisible: true,
      barSpacing: BAR_SPACING,
      rightOffset: RIGHT_OFFSET,
    },
    localization: { timeFormatter: formatAxisTime },
    // A finger that moves up or down scrolls the page, not the prices.
    handleScroll: { vertTouchDrag: false },
  };
}

/** @param isLive a price that is not loses the colour of its line and label */
export function candleColors({ up, down, faint }: ChartTheme, isLive: boolean): CandlestickSeriesPartialOptions {
  return {
    upColor: up,
    wickUpColor: up,
    downColor: down,
    wickDownColor: down,
    priceLineStyle: LineStyle.Dotted,
    // An empty colour is the candle's own.
    priceLineColor: isLive ? '' : faint,
    lastValueVisible: isLive,
  };
}

function formatAxisTime(time: Time): string {
  return typeof time === 'number' ? `${formatDay(time * 1000)}  ${formatClock(time * 1000)}` : '';
}
