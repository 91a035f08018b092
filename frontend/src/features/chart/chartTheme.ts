/** The page's palette as the chart needs it: the canvas knows no CSS variables. */
export interface ChartTheme {
  readonly panel: string;
  readonly ink: string;
  readonly muted: string;
  readonly faint: string;
  readonly line: string;
  readonly lineStrong: string;
  readonly grid: string;
  readonly raised: string;
  readonly accent: string;
  readonly up: string;
  readonly down: string;
  readonly upVolume: string;
  readonly downVolume: string;
  readonly lineA: string;
  readonly lineB: string;
  readonly font: string;
}

export function readChartTheme(): ChartTheme {
  // A variable may be a function of the theme; an element's colour is what has come out of it.
  const probe = document.createElement('span');
  document.body.append(probe);
  const color = (name: string): string => {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  };
  const theme = {
    panel: color('panel'),
    ink: color('ink'),
    muted: color('muted'),
    faint: color('faint'),
    line: color('line'),
    lineStrong: color('line-strong'),
    grid: color('grid'),
    raised: color('raised'),
    accent: color('accent'),
    up: color('up'),
    down: color('down'),
    upVolume: color('up-volume'),
    downVolume: color('down-volume'),
    lineA: color('line-a'),
    lineB: color('line-b'),
    font: getComputedStyle(document.body).fontFamily,
  };
  probe.remove();
  return theme;
}
