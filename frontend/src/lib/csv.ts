/** A table as other programs read it (RFC 4180): a heading and rows, in which nothing is a formula. */
export function csvOf<T>(columns: Readonly<Record<string, (row: T) => string>>, rows: readonly T[]): string {
  const names = Object.keys(columns);
  const cells = Object.values(columns);
  return [names, ...rows.map((row) => cells.map((cell) => cell(row)))]
    .map((line) => `${line.map(escaped).join(',')}\r\n`)
    .join('');
}

/** Spreadsheets take what begins so for a formula, whoever wrote it. A negative number stays one. */
const FORMULA = /^[=+@\t\r]|^-(?!\d+(\.\d+)?$)/;

function escaped(text: string): string {
  const harmless = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
