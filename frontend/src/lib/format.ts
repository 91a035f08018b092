/** Numbers and times as the screen shows them. One locale, so that the panel and the chart's axis never differ. */
import { add, ceilTo, compare, decimalPlaces, floorTo, multiply, round, type Decimal } from './decimal';

const MISSING = '–';

/** The person's own, as the browser says it: `1,234.5` for one is `1.234,5` for another. */
export const LOCALE: string = typeof navigator === 'undefined' ? 'en-US' : navigator.language;

const separators = new Intl.NumberFormat(LOCALE).formatToParts(12345.6);
const separator = (type: 'group' | 'decimal', usual: string): string =>
  separators.find((part) => part.type === type)?.value ?? usual;
const GROUP = separator('group', ',');
const POINT = separator('decimal', '.');

const fixedFormats = new Map<number, Intl.NumberFormat>();

function fixedFormat(decimals: number): Intl.NumberFormat {
  let format = fixedFormats.get(decimals);
  if (!format) {
    format = new Intl.NumberFormat(LOCALE, { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
    fixedFormats.set(decimals, format);
  }
  return format;
}

/** Decimal places of a step: 2 for 0.01 or "0.01000000", 0 for 1 or 10. At most 12. */
export function decimalsOf(step: number): number {
  for (let decimals = 0; decimals < 12; decimals++) {
    const scaled = step * 10 ** decimals;
    if (Math.abs(scaled - Math.round(scaled)) < 1e-9 * Math.max(1, scaled) && Math.round(scaled) > 0) return decimals;
  }
  return 12;
}

/** `108,400.50`, or a dash when there is no number to show. */
export function formatFixed(value: number | undefined, decimals: number): string {
  return value === undefined ? MISSING : fixedFormat(decimals).format(value);
}

/** `+1.25` or `−0.50`: the sign is always there, and a true minus keeps columns aligned. */
export function formatSigned(value: number | undefined, decimals: number): string {
  if (value === undefined) return MISSING;
  const digits = fixedFormat(decimals).format(Math.abs(value));
  if (!/[1-9]/.test(digits)) return digits;
  return (value > 0 ? '+' : '−') + digits;
}

/** A decimal text in the person's own notation, all its digits: `1234.50` is shown as `1,234.50`. */
export function formatDecimal(value: string | undefined): string {
  if (value === undefined) return MISSING;
  const [, sign = '', whole, fraction] = /^([-+]?)(\d+)(?:\.(\d+))?$/.exec(value) ?? [];
  if (whole === undefined) return value;
  const grouped = fixedFormat(0).format(BigInt(whole));
  return (sign === '-' ? '−' : sign) + grouped + (fraction === undefined ? '' : POINT + fraction);
}

/** A decimal text as one types it in the person's own notation: `1234.50` is `1234,50` where commas are points. */
export const editableDecimal = (value: string): string => value.replace('.', POINT);

/**
 * What a person typed as a number, as the API writes it: `1,234.5` or `1.234,5` or `1234.5`, whichever the locale has. Undefined for
 * what is no number.
 */
export function parseDecimal(text: string, point = POINT, group = GROUP): string | undefined {
  const compact = text.replace(/[\s'’]/g, '');
  const grouped = new RegExp(`^\\d{1,3}(\\${group}\\d{2,3})+(\\${point}\\d*)?$`);
  const plain = (grouped.test(compact) ? compact.replaceAll(group, '') : compact).replace(point, '.');
  if (!/^(\d+\.?\d*|\.\d+)$/.test(plain)) return undefined;
  const [whole = '', fraction = ''] = plain.split('.');
  return (whole.replace(/^0+(?=\d)/, '') || '0') + (fraction === '' ? '' : `.${fraction}`);
}

/** The next multiple of `step` above or below what was typed, `steps` of them away, as one types it; never below one step. */
export function stepped(text: string, step: Decimal, steps: number): string | undefined {
  const value = parseDecimal(text);
  if (value === undefined) return undefined;
  const base = steps > 0 ? floorTo(value, step) : ceilTo(value, step);
  const next = add(base, multiply(step, String(steps)));
  return editableDecimal(round(compare(next, step) < 0 ? step : next, decimalPlaces(step), 'nearest'));
}

/** `1.23M`: quantities of any size in about six characters. */
export function formatQuantity(value: number | undefined): string {
  if (value === undefined) return MISSING;
  const units: [number, string][] = [
    [1e12, 'T'],
    [1e9, 'B'],
    [1e6, 'M'],
    [1e4, 'K'],
  ];
  for (const [size, unit] of units) {
    if (value >= size) return fixedFormat(2).format(unit === 'K' ? value / 1e3 : value / size) + unit;
  }
  return fixedFormat(value >= 100 ? 2 : value >= 1 ? 3 : 5).format(value);
}

/** Characters that a quantity may take in a narrow column. */
const FITTING = 9;

/** `1.23400`, `1,234.123`, `12.35K`: a quantity with as many of its decimals as fit in a narrow column. */
export function formatFitting(value: number, decimals: number): string {
  if (value >= 1e4) return formatQuantity(value);
  const wholeWidth = value >= 1000 ? 5 : value >= 100 ? 3 : value >= 10 ? 2 : 1;
  return formatFixed(value, Math.min(decimals, FITTING - 1 - wholeWidth));
}

const compact = new Intl.NumberFormat(LOCALE, { notation: 'compact', maximumSignificantDigits: 4 });

/** `1.5K`, `20`, `0.05`: quantities on an axis, without zeros that mean nothing. */
export const formatAxisQuantity = (value: number): string => compact.format(value);

const two = (value: number) => String(value).padStart(2, '0');
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `14:03:22`, in UTC. */
export function formatClock(timeMs: number): string {
  const date = new Date(timeMs);
  return `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())}`;
}

/** `14:03`, in UTC. */
export const formatMinute = (timeMs: number): string => formatClock(timeMs).slice(0, 5);

/** `21 Nov`, in UTC. */
export function formatDayAndMonth(timeMs: number): string {
  const date = new Date(timeMs);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()] ?? ''}`;
}

/** `21 Nov 2026`, in UTC. */
export function formatDay(timeMs: number): string {
  const date = new Date(timeMs);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()] ?? ''} ${date.getUTCFullYear()}`;
}

/** `21 Nov 14:03:22`, in UTC. */
export function formatMoment(timeMs: number): string {
  const date = new Date(timeMs);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()] ?? ''} ${formatClock(timeMs)}`;
}

/** `now`, `12 s`, `3 min 05 s`, `2 h 10 min`, `4 d`. */
export function formatAge(ageMs: number): string {
  const seconds = Math.floor(Math.max(0, ageMs) / 1000);
  if (seconds < 1) return 'now';
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${two(seconds % 60)} s`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return `${hours} h ${two(minutes % 60)} min`;
  return `${Math.floor(hours / 24)} d`;
}

/** `04:12` or `3:04:12`: time left until a candle closes. */
export function formatCountdown(leftMs: number): string {
  const seconds = Math.max(0, Math.ceil(leftMs / 1000));
  const hours = Math.floor(seconds / 3600);
  const rest = `${two(Math.floor((seconds % 3600) / 60))}:${two(seconds % 60)}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
}
