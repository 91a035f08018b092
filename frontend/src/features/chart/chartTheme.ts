/** The page's palette as the chart needs it: the canvas knows no CSS variables. */
export interface ChartTheme {
  readonly panel: string;
  readonly muted: string;
  readonly faint: string;
  readonly line: string;
  readonly lineStrong: string;
  readonly grid: string;
  readonly raised: string;
  readonly up: string;
  readonly down: string;
  readonly upVolume: string;
  readonly downVolume: string;
  readonly font: string;
}

export function readChartTheme(): ChartTheme {
  const style = getComputedStyle(document.documentElement);
  const color = (name: string) => style.getPropertyValue(`--${name}`).trim();
  return {
    panel: color('panel'),
    muted: color('muted'),
    faint: color('faint'),
    line: color('line'),
    lineStrong: color('line-strong'),
    grid: color('grid'),
    raised: color('raised'),
    up: color('up'),
    down: color('down'),
    upVolume: color('up-volume'),
    downVolume: color('down-volume'),
    font: getComputedStyle(document.body).fontFamily,
  };
}

/** Calls `listener` when the person's system changes between dark and light; returns what ends that. */
export function onThemeChange(listener: () => void): () => void {
  const query = window.matchMedia('(prefers-color-scheme: light)');
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}
