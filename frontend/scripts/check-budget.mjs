/** Fails the build when the JavaScript that the first screen needs grows past its budget. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const BUDGET_KB = 250;
const dist = join(import.meta.dirname, '..', 'target', 'dist');

const page = readFileSync(join(dist, 'index.html'), 'utf8');
const scripts = [...page.matchAll(/(?:src|href)="(\/[^"]+\.js)"/g)].map((match) => match[1]);
if (scripts.length === 0) {
  console.error('index.html names no script: the budget cannot be checked');
  process.exit(1);
}
const bytes = scripts.reduce((sum, script) => sum + gzipSync(readFileSync(join(dist, script))).length, 0);
const kb = (bytes / 1000).toFixed(1);
console.log(`initial JavaScript: ${kb} KB compressed of ${BUDGET_KB} KB`);
if (bytes > BUDGET_KB * 1000) {
  console.error(`The initial JavaScript is ${kb} KB compressed, but the budget is ${BUDGET_KB} KB.`);
  process.exit(1);
}
