// Measures the release page alone, in a real browser, and prints Markdown: first view, year switch, export, growth, memory. `make bench` runs it after
// the native floors. Times are of this machine and this hour: they are reported, nowhere asserted.
//
//   node scripts/bench.mjs [--visits 5] [--switches 20] [--only view,switch,growth,memory] [--dist dist]
import { brotliCompressSync, constants } from 'node:zlib';
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { FLAGS, findChromium } from './chromium.mjs';
import { SIZES, folder } from './made.mjs';
import { serve } from './serve.mjs';

const { values: args } = parseArgs({
  options: {
    visits: { type: 'string', default: '5' }, switches: { type: 'string', default: '20' }, dist: { type: 'string', default: 'dist' },
    only: { type: 'string', default: 'view,switch,growth,memory' },
  },
});
const only = new Set(args.only.split(','));
if (!existsSync(`${args.dist}/index.html`)) throw new Error(`${args.dist}/index.html is missing: run \`make build\` first.`);

/** Runs in the page before its scripts: the end of the frame that shows the last change of a canvas, of the document, or of both. */
function watch() {
  const now = () => performance.now();
  const state = { drawn: 0, shown: 0, saves: 0, long: [], memories: new Set() };
  window.__bench = state;
  const channel = new MessageChannel();
  let waiting = false;
  channel.port1.onmessage = () => { state.shown = now(); };
  const touch = () => {
    state.drawn = now();
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; channel.port2.postMessage(0); });
  };
  for (const name of ['fill', 'stroke', 'fillRect', 'fillText', 'drawImage']) {
    const draw = CanvasRenderingContext2D.prototype[name];
    CanvasRenderingContext2D.prototype[name] = function (...of) { touch(); return draw.apply(this, of); };
  }
  new MutationObserver(touch).observe(document, { subtree: true, childList: true, characterData: true });
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => state.long.push(entry.duration))).observe({ type: 'longtask', buffered: true });
  const click = HTMLAnchorElement.prototype.click;
  HTMLAnchorElement.prototype.click = function () {
    if (this.download) Object.assign(state, { saved: now(), saves: state.saves + 1 });
    return click.call(this);
  };
  addEventListener('click', (event) => { if (event.target.closest?.('[data-testid="export-png"]')) state.clicked = now(); }, true);
  for (const name of ['instantiate', 'instantiateStreaming']) {
    const make = WebAssembly[name];
    WebAssembly[name] = (...of) => make.apply(WebAssembly, of).then((made) => {
      for (const out of Object.values((made.instance ?? made).exports)) if (out instanceof WebAssembly.Memory) state.memories.add(out);
      return made;
    });
  }
  state.still = async (ms) => { while (now() - Math.max(state.drawn, state.shown) < ms || state.drawn > state.shown) await new Promise((done) => setTimeout(done, 20)); };
  state.turn = async (count) => {
    const list = document.querySelector('select[data-testid="year-select"]');
    const years = [...list.options].map(({ value }) => value), out = [];
    for (let i = 0; i < count; i++) {
      const next = years[(years.indexOf(list.value) + 5 + (i % 3)) % years.length];
      await state.still(150);
      await new Promise((done) => setTimeout(done, (i * 7) % 17)); // any phase of the frames
      const start = now();
      list.value = next;
      list.dispatchEvent(new Event('change', { bubbles: true }));
      await state.still(150);
      out.push({ drawn: state.drawn - start, shown: state.shown - start });
    }
    return out;
  };
  // Only ever on its way: what is measured is memory, not time.
  state.hurry = async (count) => {
    const list = document.querySelector('select[data-testid="year-select"]');
    const years = [...list.options].map(({ value }) => value);
    for (let i = 0; i < count; i++) {
      list.value = years[(years.indexOf(list.value) + 5) % years.length];
      list.dispatchEvent(new Event('change', { bubbles: true }));
      await new Promise((done) => (i % 20 ? requestAnimationFrame(done) : setTimeout(done, 700)));
    }
  };
}

const sorted = (list) => [...list].sort((a, b) => a - b);
const at = (list, share) => sorted(list)[Math.min(list.length - 1, Math.floor(list.length * share))];
const median = (list) => at(list, 0.5);
const ms = (value) => (value === undefined ? '–' : value.toFixed(1));
const mb = (bytes) => (bytes / 2 ** 20).toFixed(2);

const server = await serve(args.dist);
const browser = await chromium.launch({ executablePath: await findChromium(), args: [...FLAGS, '--disable-ipc-flooding-protection'] }); // it holds up a page that changes its link hundreds of times
console.error(`Chromium ${browser.version()}, ${args.visits} visits, ${args.switches} switches each.`);

/** A visit with cold caches: opens the page, hands it over, closes it. */
async function visit(query, work, { rate = 1, motion = 'reduce' } = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 2000 }, locale: 'vi-VN', reducedMotion: motion, acceptDownloads: true, serviceWorkers: 'block' });
  try {
    const page = await context.newPage(), cdp = await context.newCDPSession(page);
    await page.addInitScript(watch);
    if (rate > 1) await cdp.send('Emulation.setCPUThrottlingRate', { rate });
    await page.goto(server.url + query, { waitUntil: 'load' });
    const marks = () => page.evaluate(() => Object.fromEntries(['first-chart', 'ready'].map((name) => [name, performance.getEntriesByName(name)[0]?.startTime])));
    await page.waitForFunction(() => performance.getEntriesByName('ready').length > 0);
    await page.evaluate(() => dispatchEvent(new Event('scroll'))); // the module comes when the reader does something
    await page.waitForFunction(() => document.documentElement.dataset.live !== undefined && document.querySelector('select[data-testid="year-select"] option'), undefined, { timeout: 60_000 });
    await page.evaluate(() => document.querySelector('main').dispatchEvent(new Event('wanted'))); // and its later part when something of it is pressed
    await page.waitForFunction(() => document.documentElement.dataset.whole !== undefined, undefined, { timeout: 60_000 });
    await page.evaluate(() => window.__bench.still(1500));
    return await work(page, cdp, await marks());
  } finally {
    await context.close();
  }
}

/** Bytes after a collection: V8's heap and its buffers, the module's memory among them, and of that the module's alone. */
async function memory(page, cdp) {
  await cdp.send('HeapProfiler.enable');
  await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize, backingStorageSize = 0 } = await cdp.send('Runtime.getHeapUsage');
  await cdp.send('HeapProfiler.disable');
  const wasm = await page.evaluate(() => [...window.__bench.memories].reduce((sum, memory) => sum + memory.buffer.byteLength, 0));
  return { all: usedSize + Math.max(backingStorageSize, wasm), wasm };
}

/** Exports the first chart; resolves to the milliseconds from the click to the click on the download link. */
async function exported(page) {
  const before = await page.evaluate(() => window.__bench.saves);
  await page.locator('[data-testid="export-png"]').first().click();
  await page.waitForFunction((saves) => window.__bench.saves > saves, before);
  return page.evaluate(() => window.__bench.saved - window.__bench.clicked);
}

const rows = [];
const row = (...cells) => rows.push(`| ${cells.join(' | ')} |`);
row('figure', 'median', 'p95');
row('---', '---:', '---:');

if (only.has('view')) {
  for (const [name, query] of [['the default view, in the HTML', ''], ['a link to a year, a view of the build', '?year=2019&lang=en'], ['another link, by the module', '?year=2019&lang=en&compare=none']]) {
    const samples = [];
    for (let i = 0; i < +args.visits; i++) samples.push(await visit(query, (page, cdp, marks) => marks));
    row(`${name}: first chart, ms`, ms(median(samples.map((s) => s['first-chart']))), ms(at(samples.map((s) => s['first-chart']), 0.95)));
    row(`${name}: ready, ms`, ms(median(samples.map((s) => s.ready))), ms(at(samples.map((s) => s.ready), 0.95)));
  }
}

if (only.has('switch')) {
  for (const rate of [1, 4]) {
    const samples = [], clicks = [], long = [];
    for (let i = 0; i < +args.visits; i++) {
      await visit('', async (page) => {
        await page.evaluate(() => { window.__bench.long.length = 0; });
        samples.push(...await page.evaluate((count) => window.__bench.turn(count), +args.switches));
        long.push(await page.evaluate(() => window.__bench.long.length));
        await exported(page); // the first also fetches what only few need
        for (let n = 0; n < 3; n++) clicks.push(await exported(page));
      }, { rate });
    }
    const name = rate > 1 ? `CPU ${rate}x slower: ` : '';
    row(`${name}year switch to the frame, ms`, ms(median(samples.map((s) => s.shown))), ms(at(samples.map((s) => s.shown), 0.95)));
    row(`${name}year switch to the last drawing, ms`, ms(median(samples.map((s) => s.drawn))), ms(at(samples.map((s) => s.drawn), 0.95)));
    row(`${name}long tasks in ${args.switches} switches`, median(long), Math.max(...long));
    row(`${name}PNG of the first chart, click to download, ms`, ms(median(clicks)), ms(at(clicks, 0.95)));
  }
}

if (only.has('growth')) {
  for (const [size, of] of Object.entries(SIZES)) {
    for (const [path, text] of folder(of)) server.mounts.set(`bench-${size}/${path}`, text);
    const samples = [], switches = [], memories = [], bytes = [];
    for (let i = 0; i < Math.min(3, +args.visits); i++) {
      server.log.length = 0;
      await visit(`?data=bench-${size}/catalog.json`, async (page, cdp, marks) => {
        samples.push(marks);
        const came = server.log.filter(({ path }) => path.startsWith(`bench-${size}/`)).map(({ path }) => server.mounts.get(path));
        bytes.push(came.reduce((sum, text) => sum + brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }).length, 0));
        memories.push(await memory(page, cdp));
        switches.push(...await page.evaluate((count) => window.__bench.turn(count), +args.switches));
      });
    }
    row(`${size}, ${of.areas} areas x ${of.indicators} indicators: ready, ms`, ms(median(samples.map((s) => s.ready))), ms(at(samples.map((s) => s.ready), 0.95)));
    row(`${size}: year switch to the last drawing, ms`, ms(median(switches.map((s) => s.drawn))), ms(at(switches.map((s) => s.drawn), 0.95)));
    row(`${size}: data fetched, KB`, (median(bytes) / 1024).toFixed(1), '');
    row(`${size}: heap and wasm, MB`, mb(median(memories.map((m) => m.all))), '');
  }
}

if (only.has('memory')) {
  await visit('', async (page, cdp) => {
    await page.evaluate(() => window.__bench.hurry(10));
    for (let i = 0; i < 2; i++) await exported(page);
    await page.evaluate(() => window.__bench.still(1500));
    const before = await memory(page, cdp);
    await page.evaluate(() => window.__bench.hurry(990));
    for (let i = 0; i < 98; i++) await exported(page);
    await page.evaluate(() => window.__bench.still(1500));
    const after = await memory(page, cdp);
    row('memory after 10 switches and 2 exports, MB (of it wasm)', `${mb(before.all)} (${mb(before.wasm)})`, '');
    row('memory after 1,000 switches and 100 exports, MB (of it wasm)', `${mb(after.all)} (${mb(after.wasm)})`, '');
    row('more, MB', mb(after.all - before.all), '');
  });
}

console.log(rows.join('\n'));
await browser.close();
await server.close();
