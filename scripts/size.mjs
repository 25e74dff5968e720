// What a first visit transfers (bodies in brotli 11), by kind, against the budget. `make size` prints it, tests/e2e/size.test.mjs holds it.
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { chromium } from 'playwright-core';
import { FLAGS, findChromium } from './chromium.mjs';
import { serve } from './serve.mjs';

// Bytes: what is reached with a little room. The aim is lower still: docs/performance.md.
/** Until the first view is complete: that is all that a reader waits for. */
export const FIRST = 31.2 * 1024;
/** A link whose view the build has made, until that is complete: the page and the view. */
export const VIEW = 46.8 * 1024;
/** Until the page has taken the place of the first view and answers: the module's first part and the data. */
export const TAKEN = 315.4 * 1024;
/** Any other link, until its charts are drawn: page, module, data. */
export const LINK = 315.4 * 1024;
/** All of it, as when the reader comes to the end of the page: the module's later part too. */
export const BUDGET = 494.6 * 1024;
const KINDS = { 'text/html': 'HTML', 'text/css': 'CSS', 'text/javascript': 'JavaScript', 'application/wasm': 'WebAssembly', 'application/json': 'data' };

/** Bytes of a file as a host with brotli would send them. Not every browser asks for brotli over plain HTTP, so the log is not taken for it. */
function packed(file) {
  if (existsSync(`${file}.br`)) return readFileSync(`${file}.br`).length;
  return brotliCompressSync(readFileSync(file), { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
}

/**
 * Visits the site with empty caches, in a window of a common size, and does not scroll: what comes until the first view is complete; until the page has taken
 * its place; for a link that has a view and for one that has none; and when the reader comes to the end. { first, view, taken, link, all }, each
 * { rows: [{ kind, files, bytes }], total }.
 */
export async function measure({ server, browser }, dir = 'dist') {
  const drawn = 'figure[data-testid="chart"][aria-busy="false"]';
  const visit = async (query, steps, without) => {
    server.log.length = 0;
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, serviceWorkers: 'block' });
    try {
      const page = await context.newPage();
      if (without) await page.route(without, (route) => route.abort());
      await page.goto(server.url + query, { waitUntil: 'load' });
      return await steps(page);
    } finally {
      await context.close();
    }
  };
  const pictures = `${drawn} svg:visible`;
  const view = await visit('?year=2019', async (page) => {
    await page.locator(pictures).first().waitFor({ timeout: 20_000 });
    return sum(server.log, dir);
  }, /\.wasm$|\/data\/|\/coopstat-\w+\.js$/); // what is asked for after it
  const link = await visit('?compare=none', async (page) => {
    await page.locator(`${drawn} canvas`).first().waitFor({ timeout: 20_000 });
    await page.waitForLoadState('networkidle');
    return sum(server.log, dir);
  });
  return visit('', async (page) => {
    const is = (name) => page.waitForFunction((one) => document.documentElement.dataset[one] !== undefined, name, { timeout: 20_000 });
    await page.locator(pictures).first().waitFor({ timeout: 20_000 });
    const first = sum(server.log, dir);
    await page.evaluate(() => dispatchEvent(new Event('scroll'))); // a sign of a reader
    await is('live');
    await page.waitForLoadState('networkidle');
    const taken = sum(server.log, dir);
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    await is('whole');
    await page.waitForLoadState('networkidle');
    return { first, view, taken, link, all: sum(server.log, dir) };
  });
}

function sum(log, dir) {
  const names = [...new Set(log.filter(({ status }) => status === 200).map(({ path }) => path))];
  const rows = new Map();
  for (const name of names) {
    const { type } = log.find(({ path }) => path === name), kind = KINDS[type] ?? 'other';
    const row = rows.get(kind) ?? { kind, files: 0, bytes: 0 };
    row.files += 1;
    row.bytes += packed(`${dir}/${name}`);
    rows.set(kind, row);
  }
  const list = [...rows.values()].sort((a, b) => b.bytes - a.bytes);
  return { rows: list, total: list.reduce((all, { bytes }) => all + bytes, 0) };
}

/** The tables as lines of text. */
export function table({ first, view, taken, link, all }) {
  const line = (kind, files, bytes) => `${kind.padEnd(12)} ${String(files).padStart(5)} ${(bytes / 1024).toFixed(1).padStart(9)} KB`;
  const part = (name, { rows, total }, budget) => [
    name,
    ...rows.map(({ kind, files, bytes }) => line(kind, files, bytes)),
    line('all', rows.reduce((sum, { files }) => sum + files, 0), total),
    `budget             ${(budget / 1024).toFixed(1).padStart(9)} KB`,
  ];
  const parts = [
    part('Until the first view is complete', first, FIRST),
    part('A link that has a view, until that is complete', view, VIEW),
    part('Until the page has taken its place', taken, TAKEN),
    part('A link that has none', link, LINK),
    part('With all that follows', all, BUDGET),
  ];
  return parts.flatMap((lines, place) => (place ? ['', ...lines] : lines));
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const server = await serve('dist');
  const browser = await chromium.launch({ executablePath: await findChromium(), args: FLAGS });
  try {
    const sizes = await measure({ server, browser });
    console.log(table(sizes).join('\n'));
    if (sizes.first.total > FIRST || sizes.view.total > VIEW || sizes.taken.total > TAKEN || sizes.link.total > LINK || sizes.all.total > BUDGET) process.exitCode = 1;
  } finally {
    await browser.close();
    await server.close();
  }
}
