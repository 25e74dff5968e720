// What a first visit transfers (bodies in brotli 11), by kind, against the budget. `make size` prints it, tests/e2e/size.test.mjs holds it.
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { chromium } from 'playwright-core';
import { FLAGS, findChromium } from './chromium.mjs';
import { serve } from './serve.mjs';

// Bytes of all of a cold visit: what is reached, and two per cent of room, so that a visit can only get lighter. The aim is lower still:
// docs/performance.md.
export const BUDGET = 392 * 1024;
const KINDS = { 'text/html': 'HTML', 'text/css': 'CSS', 'text/javascript': 'JavaScript', 'application/wasm': 'WebAssembly', 'application/json': 'data' };

/** Bytes of a file as a host with brotli would send them. Not every browser asks for brotli over plain HTTP, so the log is not taken for it. */
function packed(file) {
  if (existsSync(`${file}.br`)) return readFileSync(`${file}.br`).length;
  return brotliCompressSync(readFileSync(file), { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
}

/** Visits the site with empty caches: { rows: [{ kind, files, bytes }], total }. */
export async function measure({ server, browser }, dir = 'dist') {
  server.log.length = 0;
  const context = await browser.newContext({ viewport: { width: 1280, height: 2000 }, serviceWorkers: 'block' }); // what is kept comes later, when the page rests
  try {
    const page = await context.newPage();
    await page.goto(server.url, { waitUntil: 'load' });
    await page.locator('figure[data-testid="chart"][aria-busy="false"]').first().waitFor({ timeout: 20_000 });
    await page.waitForLoadState('networkidle');
  } finally {
    await context.close();
  }
  const names = [...new Set(server.log.filter(({ status }) => status === 200).map(({ path }) => path))];
  const rows = new Map();
  for (const name of names) {
    const { type } = server.log.find(({ path }) => path === name), kind = KINDS[type] ?? 'other';
    const row = rows.get(kind) ?? { kind, files: 0, bytes: 0 };
    row.files += 1;
    row.bytes += packed(`${dir}/${name}`);
    rows.set(kind, row);
  }
  const list = [...rows.values()].sort((a, b) => b.bytes - a.bytes);
  return { rows: list, total: list.reduce((sum, { bytes }) => sum + bytes, 0) };
}

/** The table as lines of text. */
export function table(rows, total) {
  const line = (kind, files, bytes) => `${kind.padEnd(12)} ${String(files).padStart(5)} ${(bytes / 1024).toFixed(1).padStart(9)} KB`;
  return [...rows.map(({ kind, files, bytes }) => line(kind, files, bytes)), line('all', rows.reduce((sum, { files }) => sum + files, 0), total), `budget             ${(BUDGET / 1024).toFixed(1).padStart(9)} KB`];
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const server = await serve('dist');
  const browser = await chromium.launch({ executablePath: await findChromium(), args: FLAGS });
  try {
    const { rows, total } = await measure({ server, browser });
    console.log(table(rows, total).join('\n'));
    if (total > BUDGET) process.exitCode = 1;
  } finally {
    await browser.close();
    await server.close();
  }
}
