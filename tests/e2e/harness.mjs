// What the tests of the page stand on: the built dist/ behind the project's own server, a real Chromium, and a handle on the page that
// speaks of cards, charts and filters. Every handle notes what must never happen (console errors, violations of the policy,
// requests to other hosts); the test fails on it at its end, unless it said beforehand that it provokes it.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, afterEach, before } from 'node:test';
import { chromium } from 'playwright-core';
import { FLAGS, findChromium } from '../../scripts/chromium.mjs';
import { serve } from '../../scripts/serve.mjs';

const DIST = process.env.COOPSTAT_DIST ?? 'dist';
const READY = 20_000; // ms; a shared machine with software rendering
export const LANGS = ['vi', 'en'];
export const THEMES = ['light', 'dark'];

/** The figures of 2021 as the Alliance stated them: what every floor of the project is measured against. */
export const SEED_2021 = {
  htx_total: 27394, htx_new: 2283, htx_dissolved: 433, unions_total: 108, tht_total: 119710, htx_new_vs_plan_pct: 152.2,
};

/**
 * Starts server and browser for the tests of one file. `open(state, options)` gives a `Dashboard`; the contexts of a test are closed
 * and judged after it.
 */
export function useSite({ base = '/' } = {}) {
  const site = { server: undefined, browser: undefined };
  let opened = [];

  before(async () => {
    if (!existsSync(`${DIST}/index.html`)) throw new Error(`${DIST}/index.html is missing: run \`make build\` first, or \`make test\`.`);
    const executablePath = await findChromium();
    if (!executablePath) throw new Error('No Chromium was found: run `make test`, or name one with CHROMIUM=/path/to/it.');
    site.server = await serve(DIST, { base });
    const launch = () => chromium.launch({ executablePath, args: FLAGS });
    // A busy machine may end a browser while it starts, which says nothing of the page.
    site.browser = await launch().catch(launch);
  });
  after(async () => {
    await site.browser?.close();
    await site.server?.close();
  });
  afterEach(async () => {
    const done = opened;
    opened = [];
    site.server.faults.clear();
    site.server.mounts.clear();
    for (const dashboard of done) {
      await dashboard.collect();
      await dashboard.context.close();
    }
    assert.deepEqual(done.flatMap((dashboard) => dashboard.unexpected()), [], 'the page must not do this');
  });

  /**
   * Opens the page with a query (`{ year: 2021, lang: 'en' }`). Options: `width`, `height`, `dpr`, `colorScheme`, `reducedMotion`,
   * `expects` (patterns of problems that the test provokes), `ready: false` to not wait for the charts, `blank: true` to go nowhere yet.
   */
  site.open = async (state = {}, options = {}) => {
    const { width = 1280, height = 900, dpr = 1, expects = [], blank = false, ready = !blank, ...rest } = options;
    const context = await site.browser.newContext({
      viewport: { width, height }, deviceScaleFactor: dpr, acceptDownloads: true, reducedMotion: 'reduce', locale: 'vi-VN', serviceWorkers: 'block', ...rest,
    });
    context.setDefaultTimeout(10_000);
    const dashboard = new Dashboard(context, await context.newPage(), site.server, expects);
    opened.push(dashboard);
    await dashboard.watch();
    if (!blank) await dashboard.goto(state);
    if (ready) await dashboard.ready();
    return dashboard;
  };
  return site;
}

/** One open page. */
export class Dashboard {
  constructor(context, page, server, expects) {
    Object.assign(this, { context, page, server, expects, problems: [] });
  }

  async watch() {
    const origin = new URL(this.server.url).origin;
    this.page.on('console', (message) => {
      if (message.type() === 'error') this.problems.push(`console: ${message.text()} (${message.location().url})`);
    });
    this.page.on('pageerror', (error) => this.problems.push(`uncaught: ${error.message}`));
    this.page.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(`${origin}/`) && !/^(blob|data|about):/.test(url)) this.problems.push(`foreign request: ${url}`);
    });
    await this.page.addInitScript(() => {
      window.__violations = [];
      addEventListener('securitypolicyviolation', (event) => {
        window.__violations.push(`policy: ${event.effectiveDirective} refused ${event.blockedURI} (${event.sourceFile}:${event.lineNumber})`);
      });
      // The policy lets no string become a document, in a test as little as in the page: it is fetched as one.
      window.__document = (path) => new Promise((done, fail) => {
        const request = Object.assign(new XMLHttpRequest(), { responseType: 'document', onload: () => done(request.response), onerror: fail });
        request.open('GET', path);
        request.send();
      });
    });
  }

  async collect() {
    // A page that is on its way to another answers nothing.
    const late = new Promise((done) => { setTimeout(done, 5000, []).unref(); });
    const violations = await Promise.race([this.page.evaluate(() => window.__violations?.splice(0) ?? []).catch(() => []), late]);
    this.problems.push(...violations);
  }

  unexpected() {
    return this.problems.filter((problem) => !this.expects.some((pattern) => pattern.test(problem)));
  }

  url(state = {}) {
    const url = new URL(this.server.url);
    for (const [key, value] of Object.entries(state)) url.searchParams.set(key, String(value));
    return url.href;
  }

  goto(state) {
    return this.page.goto(this.url(state), { waitUntil: 'load' });
  }

  /** Does the first thing that a reader does, for which the page takes the place of the first view, and waits until it has. */
  async live() {
    await this.page.evaluate(() => dispatchEvent(new Event('scroll')));
    await isLive(this.page);
  }

  /** Waits until the page is there with its cards, every chart is painted on its canvas and stays so for two frames, and the later part has come. */
  async ready() {
    await this.live();
    // Of an area without any figure by the reporter there is no card, but a line that says so.
    await this.page.locator('[data-testid="kpi"], [data-testid="lacking"]:not(:empty)').first().waitFor({ timeout: READY });
    await this.whole();
    // As a pointer would that comes to a chart: pictures of the first view make way.
    await this.page.evaluate(() => document.querySelector('[data-first] canvas')?.dispatchEvent(new Event('pointerover', { bubbles: true })));
    await this.settled();
  }

  /** Asks for the later part, as a press on something of it would, and waits until all that it makes is in its place. */
  async whole() {
    await this.page.evaluate(() => document.querySelector('main').dispatchEvent(new Event('wanted')));
    await this.isWhole();
  }

  /** Waits until the later part has come, and all that it makes is in its place. */
  isWhole(timeout = READY) {
    return this.page.waitForFunction(() => document.documentElement.dataset.whole !== undefined, undefined, { timeout });
  }

  /** Makes the window so wide, and waits until the page has followed. */
  async widen(width) {
    await this.page.setViewportSize({ width, height: 900 });
    await this.page.waitForTimeout(100); // a resize observer's turn
    await this.settled();
  }

  async settled() {
    await this.page.waitForFunction(() => {
      const charts = [...document.querySelectorAll('figure[data-testid="chart"]')];
      return charts.length > 0 && charts.every((figure) => figure.getAttribute('aria-busy') === 'false');
    }, undefined, { timeout: READY });
    await this.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  }

  /** The page's query as an object. */
  state() {
    return Object.fromEntries(new URL(this.page.url()).searchParams);
  }

  select(name) {
    return this.page.locator(`select[data-testid="${name}-select"]`);
  }

  /** Chooses in a filter as a person does, and waits until the page has followed. */
  async choose(name, value) {
    await this.select(name).selectOption(String(value));
    await this.followed(name, value);
  }

  /** Waits until a filter shows a value and the charts are painted. */
  async followed(name, value) {
    await this.page.waitForFunction(([selector, wanted]) => document.querySelector(selector)?.value === wanted, [`select[data-testid="${name}-select"]`, String(value)]);
    await this.settled();
  }

  /** The values that a filter offers. */
  options(name) {
    return this.select(name).locator('option').evaluateAll((list) => list.map((option) => option.value));
  }

  /** Every KPI card by indicator: { year, value, change, percent, text }, value a number or null. */
  async cards() {
    // The marks come with what the checks find; where files fail or hang these stay busy, and what is tested there does not wait for them.
    const found = () => document.querySelector('#checks')?.getAttribute('aria-busy') !== 'true';
    await this.page.waitForFunction(found, undefined, { timeout: 3000 }).catch(() => {});
    const list = await this.page.locator('[data-testid="kpi"]').evaluateAll((cards) => cards.map((card) => ({ ...card.dataset, text: card.innerText })));
    const number = (text) => (text === undefined || text === '' ? null : Number(text));
    return Object.fromEntries(list.map((card) => [card.indicator, {
      year: card.year, value: number(card.value), change: number(card.change), percent: number(card.changePercent), text: card.text,
    }]));
  }

  figures() {
    return this.page.locator('figure[data-testid="chart"]');
  }

  figure(chart) {
    return this.page.locator(`figure[data-testid="chart"][data-chart="${chart}"]`);
  }

  /** Scrolls past every chart and back: charts far from the screen are drawn when the reader comes near. */
  async lookAtAll() {
    await this.page.evaluate(async () => {
      const frames = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      const at = scrollY;
      for (const figure of document.querySelectorAll('figure[data-testid="chart"]')) {
        figure.scrollIntoView({ block: 'center', behavior: 'instant' });
        await frames();
      }
      scrollTo({ top: at, behavior: 'instant' });
      await frames();
    });
    await this.settled();
  }

  /** Every chart: { chart, points, label, pixels }, pixels a digest of what its canvas shows. */
  async charts() {
    await this.lookAtAll();
    return this.figures().evaluateAll(async (figures) => {
      const hex = async (text) => {
        const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
        return [...bytes.subarray(0, 8)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
      };
      return Promise.all(figures.map(async (figure) => {
        // An empty chart may keep a hidden canvas; what it holds is nobody's picture.
        const canvas = [...figure.querySelectorAll('canvas')].find((one) => one.checkVisibility());
        return {
          chart: figure.dataset.chart,
          points: Number(figure.dataset.points),
          pixels: canvas ? await hex(canvas.toDataURL()) : null,
          canvas: canvas ? { width: canvas.width, height: canvas.height, shown: canvas.getBoundingClientRect().width } : null,
          text: figure.innerText,
        };
      }));
    });
  }

  /** Every chart that shows something. */
  async drawn() {
    return (await this.charts()).filter(({ points }) => points > 0);
  }

  /** Digests of all charts' pixels by chart. */
  async pixels() {
    return Object.fromEntries((await this.charts()).map(({ chart, pixels }) => [chart, pixels]));
  }

  /** Keeps what every canvas shows under a name, for `differences`. */
  async keep(name) {
    await this.lookAtAll();
    return this.page.evaluate((under) => {
      const look = (canvas) => (canvas.width && canvas.height ? canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data : []);
      (window.__kept ??= {})[under] = Object.fromEntries([...document.querySelectorAll('figure[data-chart]')].map((figure) => [figure.dataset.chart, look(figure.querySelector('canvas'))]));
    }, name);
  }

  /**
   * By how much each chart differs from what was kept: the fifth greatest difference of a channel, 0 to 255. A part that is drawn anew has edges smoothed by another
   * rounding than the whole, and a pixel or two where edges cross stand out; whatever is left over or missing has more.
   */
  async differences(name) {
    await this.keep('now');
    return this.page.evaluate((under) => Object.fromEntries(Object.entries(window.__kept.now).map(([chart, now]) => {
      const before = window.__kept[under][chart];
      return [chart, before.length === now.length ? Array.from(now, (value, i) => Math.abs(value - before[i])).filter(Boolean).sort((a, b) => b - a)[4] ?? 0 : 255];
    })), name);
  }

  /** How many colours a chart's canvas shows, up to `limit`: 1 is a blank one. */
  async colours(chart, limit = 8) {
    await this.lookAtAll();
    return this.figure(chart).locator('canvas').evaluate((canvas, most) => {
      const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
      const seen = new Set();
      for (let i = 0; i < data.length && seen.size < most; i += 4) seen.add((data[i] << 24) | (data[i + 1] << 16) | (data[i + 2] << 8) | data[i + 3]);
      return seen.size;
    }, limit);
  }

  /** A button of a chart's menu, shown if the menu was closed. */
  async menu(chart, button) {
    const figure = this.figure(chart), wanted = figure.locator(`[data-testid="${button}"]`);
    await figure.scrollIntoViewIfNeeded();
    if (!(await wanted.isVisible())) await figure.locator('[data-testid="chart-menu"], details > summary').first().click();
    return wanted;
  }

  /** Exports from a chart's menu: { name, bytes }. `scale` is 1, 2 or 4 for a PNG. */
  async download(chart, button, { scale } = {}) {
    const wanted = await this.menu(chart, button);
    if (scale) await this.figure(chart).locator('[data-testid="png-scale"]').selectOption(String(scale));
    const [download] = await Promise.all([this.page.waitForEvent('download', { timeout: READY }), wanted.click()]);
    return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
  }

  /** Counts the images that the page makes from now on; what this gives tells how many. */
  async countImages() {
    await this.page.evaluate(() => {
      window.__made = 0;
      for (const name of ['toDataURL', 'toBlob']) {
        const make = HTMLCanvasElement.prototype[name];
        HTMLCanvasElement.prototype[name] = function (...of) { window.__made++; return make.apply(this, of); };
      }
    });
    return () => this.page.evaluate(() => window.__made);
  }

  /** Waits for an error and reads it: { code, text }. */
  async error(code) {
    const alert = this.page.locator(`[role="alert"][data-testid="error"]${code ? `[data-code="${code}"]` : ''}`).first();
    await alert.waitFor({ timeout: READY });
    return { code: await alert.getAttribute('data-code'), text: await alert.innerText(), alert };
  }

  /** Opens every part of an element that a reader can open, those inside of others too. */
  async openAll(selector) {
    const closed = this.page.locator(`${selector} details:not([open]) > summary:visible`);
    while ((await closed.count()) > 0) await closed.first().click();
  }

  /** Runs axe on the page: violations as short lines. */
  async axe(options = {}) {
    const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
    await this.page.evaluate(source); // through the debugger: a script element would be refused by the page's policy
    const { violations } = await this.page.evaluate((settings) => window.axe.run(document, settings), options);
    return violations.flatMap(({ id, impact, nodes }) => nodes.map(({ target, failureSummary }) => `${id} (${impact}) at ${target.join(' ')}: ${failureSummary}`));
  }

  /** Decodes a PNG in the page: { width, height, colours } (colours up to 64). The server hands the bytes back, as the policy wants it. */
  async decode(bytes) {
    this.server.mounts.set('e2e-image.png', bytes);
    return this.page.evaluate(async () => {
      const bitmap = await createImageBitmap(await (await fetch('./e2e-image.png')).blob());
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height), context = canvas.getContext('2d');
      context.drawImage(bitmap, 0, 0);
      const { data } = context.getImageData(0, 0, canvas.width, canvas.height), seen = new Set();
      for (let i = 0; i < data.length && seen.size < 64; i += 4) seen.add((data[i] << 24) | (data[i + 1] << 16) | (data[i + 2] << 8) | data[i + 3]);
      return { width: canvas.width, height: canvas.height, colours: seen.size };
    });
  }

  /** Where the page can fetch a picture with `__document`. */
  offer(svg) {
    this.server.mounts.set('e2e-picture.svg', svg);
    return './e2e-picture.svg';
  }

  /** Parses XML in the page: { error, root, title, texts, foreign, shapes }. */
  xml(text) {
    return this.page.evaluate(async (path) => {
      const xml = await window.__document(path);
      if (!xml) return { error: 'not well-formed' };
      const words = (selector) => [...xml.querySelectorAll(selector)].map((node) => node.textContent.trim());
      return {
        error: xml.querySelector('parsererror')?.textContent ?? null,
        root: xml.documentElement.localName,
        title: words('svg > title')[0] ?? null,
        texts: words('text'),
        foreign: [...xml.querySelectorAll('script, foreignObject, image, use')].map((node) => node.localName),
        shapes: xml.querySelectorAll('circle, rect, path, line, polyline, polygon').length,
      };
    }, this.offer(text));
  }
}

/** Waits until the page of a tab has taken the place of the first view. */
export const isLive = (page) => page.waitForFunction(() => document.documentElement.dataset.live !== undefined, undefined, { timeout: READY });

/** Holds back what a tab asks for under a name, until what this gives is called. */
export async function hold(page, pattern) {
  let release;
  const held = new Promise((done) => { release = done; });
  await page.route(pattern, async (route) => { await held; await route.continue(); });
  return release;
}

/** Has a tab note each shift of its layout, those before too, in `window.__shifts`. */
export const watchShifts = (page) => page.evaluate(() => {
  window.__shifts = [];
  new PerformanceObserver((list) => window.__shifts.push(...list.getEntries().map(({ value }) => value))).observe({ type: 'layout-shift', buffered: true });
});

/** The elements of the page in order, with their texts where they have no elements of their own; pictures, dialogs, what shows nothing and what only the module writes are left out. */
export const outline = (page) => page.evaluate(() => [...document.querySelectorAll('#app *')]
  .filter((one) => !one.closest('.drawing > svg, .marks, .progress, dialog, .tip, .card > :is([hidden], :empty), .card-warning:empty'))
  .map((one) => `${one.localName}.${one.className}${one.children.length || one.localName === 'canvas' ? '' : ` ${one.textContent}`}`));

/** Has a tab do what it does when its page rests: the release is kept for the next visit. */
export const rest = (page) => page.evaluate(() => import(new URL('keep.js', document.baseURI).href));

/** Width and height from a PNG's first chunk, and the names of all its chunks; throws on what is no PNG or is cut off. */
export function readPng(bytes) {
  assert.equal(bytes.subarray(0, 8).toString('hex'), '89504e470d0a1a0a', 'a PNG begins with its signature');
  const chunks = [];
  for (let at = 8; at < bytes.length;) {
    const length = bytes.readUInt32BE(at);
    chunks.push(bytes.toString('latin1', at + 4, at + 8));
    at += length + 12;
    assert.ok(at <= bytes.length, 'the last chunk is whole');
  }
  assert.equal(chunks[0], 'IHDR');
  assert.equal(chunks.at(-1), 'IEND');
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20), chunks };
}

/** Reads a CSV (RFC 4180, with a byte order mark) into objects by the header's names. */
export function readCsv(bytes) {
  assert.equal(bytes.subarray(0, 3).toString('hex'), 'efbbbf', 'the file begins with a byte order mark, for spreadsheets');
  const text = bytes.subarray(3).toString('utf8');
  const rows = [];
  let row = [], cell = '', quoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (quoted) {
      if (c !== '"') cell += c;
      else if (text[i + 1] === '"') { cell += '"'; i++; } else quoted = false;
    } else if (c === '"' && cell === '') quoted = true;
    else if (c === ',') { row.push(cell); cell = ''; }
    else if (c === '\r' && text[i + 1] === '\n') { rows.push([...row, cell]); row = []; cell = ''; i++; }
    else {
      assert.ok(c !== '\n' && c !== '\r' && c !== '"', `line ends are CRLF and quotes are doubled (offset ${i})`);
      cell += c;
    }
  }
  assert.ok(!quoted, 'every quote is closed');
  assert.deepEqual([row, cell], [[], ''], 'the last line ends with CRLF');
  const [header, ...body] = rows;
  for (const [i, cells] of body.entries()) assert.equal(cells.length, header.length, `row ${i + 2} has as many cells as the header`);
  return body.map((cells) => Object.fromEntries(header.map((name, i) => [name, cells[i]])));
}

/** The data as served: { catalog, series }, series with the points of the compact form written out. */
export function readData(dir = `${DIST}/data`) {
  const catalog = JSON.parse(readFileSync(`${dir}/catalog.json`, 'utf8'));
  const series = catalog.files.flatMap(({ path }) => JSON.parse(readFileSync(`${dir}/${path}`, 'utf8')).series).map((one) => ({
    ...one,
    points: one.points ?? one.values.map((value, i) => ({ year: one.from + i, value, source: one.source })).filter(({ value }) => value !== null),
  }));
  return { catalog, series };
}
