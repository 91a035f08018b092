import { formatDay } from '@/lib/format';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** `just now`, `5 min ago`, `3 h ago`, `2 days ago`, `21 Nov 2026`: when something was, as far as that matters. */
export function agoOf(timeMs: number, nowMs: number): string {
  const ago = nowMs - timeMs;
  // The server itself only knows it to within a minute.
  if (ago < 2 * MINUTE_MS) return 'just now';
  if (ago < HOUR_MS) return `${Math.floor(ago / MINUTE_MS)} min ago`;
  if (ago < DAY_MS) return `${Math.floor(ago / HOUR_MS)} h ago`;
  if (ago < 2 * DAY_MS) return 'yesterday';
  if (ago < 14 * DAY_MS) return `${Math.floor(ago / DAY_MS)} days ago`;
  return formatDay(timeMs);
}

/** The more special come first: Edge calls itself Chrome, too, and Chrome Safari. */
const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/\bEdg(e|A|iOS)?\//, 'Edge'],
  [/\b(OPR|Opera)\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(HeadlessChrome|Chrome|CriOS|Chromium)\//, 'Chrome'],
  [/\bVersion\/.*\bSafari\//, 'Safari'],
];

const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\b(Macintosh|Mac OS X)\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
];

const LONGEST_NAME = 40;

/** `Firefox on Linux`, or whatever program it was, from what a client says of itself. */
export function deviceOf(userAgent: string | null | undefined): string {
  const text = userAgent?.trim() ?? '';
  const find = (names: typeof BROWSERS) => names.find(([pattern]) => pattern.test(text))?.[1];
  const browser = find(BROWSERS);
  if (browser !== undefined) {
    const system = find(SYSTEMS);
    return system === undefined ? browser : `${browser} on ${system}`;
  }
  const program = text.split(/[/\s(]/)[0] ?? '';
  return program === '' ? 'Unknown device' : program.slice(0, LONGEST_NAME);
}
