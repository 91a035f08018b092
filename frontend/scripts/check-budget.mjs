/** Fails the build when the JavaScript that a page needs before it can be shown grows past its budget. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const BUDGET_KB = 250;
const PAGE = /^src\/app\/(\w+)Page\.tsx$/;
const ENTRY = 'index.html';
const dist = join(import.meta.dirname, '..', 'target', 'dist');

/** Vite's list of chunks: each names those that it imports, and those that it loads later. */
const chunks = JSON.parse(readFileSync(join(dist, '.vite', 'manifest.json'), 'utf8'));

/** All files that are loaded with the chunks: theirs, and those of what they import. */
function filesOf(keys, files = new Set()) {
  for (const key of keys) {
    const { file, imports = [] } = chunks[key];
    if (files.has(file)) continue;
    files.add(file);
    filesOf(imports, files);
  }
  return files;
}

const sizes = new Map();
function compressedBytes(file) {
  if (!sizes.has(file)) sizes.set(file, gzipSync(readFileSync(join(dist, file))).length);
  return sizes.get(file);
}

const pages = (chunks[ENTRY].dynamicImports ?? []).filter((key) => PAGE.test(key));
if (pages.length === 0) {
  console.error('The build has no pages in chunks of their own: the budget cannot be checked.');
  process.exit(1);
}
console.log(`initial JavaScript, compressed, of ${BUDGET_KB} KB:`);
const tooLarge = [];
for (const page of pages) {
  const [, name] = PAGE.exec(page);
  const bytes = [...filesOf([ENTRY, page])].reduce((sum, file) => sum + compressedBytes(file), 0);
  console.log(`${(bytes / 1000).toFixed(1).padStart(7)} KB  ${name}`);
  if (bytes > BUDGET_KB * 1000) tooLarge.push(name);
}
for (const name of tooLarge) {
  console.error(`The page ${name} needs more JavaScript than the budget of ${BUDGET_KB} KB compressed.`);
}
process.exit(tooLarge.length === 0 ? 0 : 1);
