// Visits without a network, and what happens when a host gets a new release while readers have the old one: never a mixture of the two.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, test } from 'node:test';
import { compress } from '../../scripts/compress.mjs';
import { offline } from '../../scripts/offline.mjs';
import { policy } from '../../scripts/policy.mjs';
import { serve } from '../../scripts/serve.mjs';
import { Dashboard, readPng, rest, useSite } from './harness.mjs';

const site = useSite();
const NATIONAL = 'data/series/national.json', PROVINCES = 'data/series/provinces.json';
const NETWORK = [/Failed to load resource/, /net::ERR_/];
const cleanups = [];
afterEach(async () => {
  const failed = [];
  for (const cleanup of cleanups.splice(0).reverse()) await Promise.resolve(cleanup()).catch((error) => failed.push(error));
  if (failed.length) throw failed[0];
});

/** A host with the built page under a path of its own; `deploy` puts other files and the worker for them there. */
async function host() {
  const dir = mkdtempSync(join(tmpdir(), 'coopstat-'));
  cpSync(process.env.COOPSTAT_DIST ?? 'dist', dir, { recursive: true });
  const server = await serve(dir, { base: '/so-lieu/' });
  cleanups.push(() => rmSync(dir, { recursive: true }), () => server.close());
  const put = (name, text) => {
    writeFileSync(join(dir, name), text);
    compress(join(dir, name));
  };
  const deploy = (files = {}, { on = true } = {}) => {
    for (const [name, text] of Object.entries(files)) put(name, text);
    offline(dir, on);
    for (const name of ['sw.js', 'index.html']) compress(join(dir, name));
  };
  return { server, put, deploy, read: (name) => readFileSync(join(dir, name), 'utf8') };
}

/** The page of a host in a browser that allows workers. */
async function reader(at, options = {}) {
  const context = await site.browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce', locale: 'vi-VN', serviceWorkers: 'allow', ...options });
  context.setDefaultTimeout(10_000);
  const all = [];
  cleanups.push(async () => {
    for (const dashboard of all) await dashboard.collect();
    await context.close();
    assert.deepEqual(all.flatMap((dashboard) => dashboard.unexpected()), [], 'the page must not do this');
  });
  const visit = async (state = {}, { expects = [] } = {}) => {
    const dashboard = new Dashboard(context, await context.newPage(), at.server, expects);
    all.push(dashboard);
    await dashboard.watch();
    await dashboard.goto(state);
    await there(dashboard);
    return dashboard;
  };
  return { context, visit };
}

/** Waits until the host's worker is in a state: `active` answers, `waiting` is a new release that is there. */
const until = ({ page }, state) => page.evaluate(async (name) => {
  for (const end = Date.now() + 15_000; Date.now() < end;) {
    const worker = (await navigator.serviceWorker.getRegistration())?.[name];
    if (worker?.state === (name === 'active' ? 'activated' : 'installed')) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`no worker is ${name}`);
}, state);

/** Lets the page rest now, and waits until its release is kept. */
async function kept(dashboard) {
  await rest(dashboard.page);
  await until(dashboard, 'active');
}
const total = async (dashboard) => (await dashboard.cards()).htx_total.value;
const update = (dashboard) => dashboard.page.evaluate(async () => void (await navigator.serviceWorker.getRegistration()).update());
const told = (dashboard) => dashboard.page.locator('#update');
/** Waits for the page itself: one that says that the new version opens may come first. */
const there = async (dashboard) => {
  await dashboard.page.locator('#app').waitFor({ state: 'attached', timeout: 20_000 });
  await dashboard.ready();
};
const again = async (dashboard) => {
  await dashboard.page.reload();
  await there(dashboard);
};

/** What a tab has opened since, one after another: `page`, or the page between two releases with its text, policy and violations of it. */
async function openings({ page }) {
  const all = [];
  await page.exposeBinding('__opened', (_, what) => void all.push(what));
  await page.addInitScript(() => addEventListener('load', () => {
    const between = document.querySelector('main.between'), policy = document.querySelector('meta[http-equiv="Content-Security-Policy"]').content;
    window.__opened(between ? { text: between.innerText, policy, violations: window.__violations, inline: document.querySelectorAll('script:not([src]), [style]').length, padding: getComputedStyle(between).paddingTop } : 'page');
  }));
  return all;
}

/** A file of data with another value in every statement of a figure, so that it cannot be taken for the old one. */
function altered(text, area, value) {
  const file = JSON.parse(text);
  for (const one of file.series.filter((series) => series.indicator === 'htx_total' && series.area === area)) {
    for (const point of one.points ?? []) if (typeof point.value === 'number') point.value = value;
    if (one.values) one.values = one.values.map((old) => (old === null ? null : value));
  }
  return JSON.stringify(file);
}

/** A host, and a tab on 2021 that its worker answers. */
async function keeper() {
  const at = await host(), { visit } = await reader(at);
  const page = await visit({ year: 2021 });
  await kept(page);
  await again(page);
  return { at, visit, page };
}

/** Puts a release on the host in which the country has 77,777 co-operatives in every year. */
const release = (at, options) => at.deploy({ [NATIONAL]: altered(at.read(NATIONAL), 'VN', 77_777) }, options);

/** Has a tab hear of a new release, and waits until that is there. */
async function arrives(page) {
  await update(page);
  await until(page, 'waiting');
}

test('the second visit needs no network: another year, an area whose file was never opened, the link of a view', async () => {
  const at = await host(), { visit } = await reader(at), online = await reader(at, { serviceWorkers: 'block' });
  const here = await online.visit();
  const wanted = { first: await here.cards() };
  await here.choose('year', 2015);
  wanted.year = await here.cards();
  await here.choose('area', 'VN-HN');
  wanted.area = await here.cards();
  await here.page.close();

  const first = await visit();
  await kept(first);
  await first.page.close();
  await at.server.close();
  const second = await visit();
  assert.deepEqual(await second.cards(), wanted.first);
  await second.choose('year', 2015);
  assert.deepEqual(await second.cards(), wanted.year);
  await second.choose('area', 'VN-HN');
  assert.deepEqual(await second.cards(), wanted.area);
  const third = await visit(second.state());
  assert.deepEqual(await third.cards(), wanted.area);
  assert.equal(await third.page.locator('[data-testid="error"]:visible').count(), 0);
});

test('the worker is asked for when the page rests, and fetches only what the browser does not have', async (t) => {
  const at = await host(), { visit } = await reader(at);
  const page = await visit();
  await page.page.waitForLoadState('networkidle');
  const cold = at.server.log.splice(0);
  assert.deepEqual(cold.filter(({ path }) => /^(sw|keep)\.js$/.test(path)), [], 'not while the page is drawn');
  await until(page, 'active');
  const seen = new Set(cold.map(({ path }) => path));
  assert.deepEqual(at.server.log.filter(({ path, bytes }) => seen.has(path) && bytes > 0), []);
  assert.ok(at.server.log.some(({ path, status }) => path === PROVINCES && status === 200));
  t.diagnostic(`${at.server.log.reduce((sum, { bytes }) => sum + bytes, 0)} bytes after the visit`);
});

test('whoever looks on for a few seconds and does nothing has the page without a network the next time', async () => {
  const at = await host(), { context, visit } = await reader(at);
  const page = await context.newPage();
  await page.goto(at.server.url);
  await until({ page }, 'active');
  assert.equal(await page.evaluate(() => 'whole' in document.documentElement.dataset), false, 'before all of it was made');
  await page.close();
  await at.server.close();
  assert.ok((await (await visit()).cards()).htx_total.value > 0);
});

test('a new release is told in the reader\'s language, shown only after a reload, and mixed with the old one at no time', async () => {
  const at = await host(), { visit } = await reader(at);
  const page = await visit({ year: 2019, lang: 'en' });
  await kept(page);
  await again(page);
  const before = await total(page);
  assert.equal(await told(page).isVisible(), false);

  at.deploy({ [NATIONAL]: altered(at.read(NATIONAL), 'VN', 77_777), [PROVINCES]: altered(at.read(PROVINCES), 'VN-HN', 55_555) });
  await rest(page.page);
  await update(page);
  await told(page).waitFor();
  assert.match(await told(page).innerText(), /^A new version[^]*Load the new version$/);
  assert.deepEqual(await page.axe(), []);
  assert.equal(await total(page), before);
  await page.choose('area', 'VN-HN');
  const opened = await total(page);
  assert.ok(opened > 0 && opened !== 55_555, 'a file that is opened now is still of the old release');
  await page.choose('area', 'VN');

  const seen = await openings(page);
  await told(page).getByRole('button').click();
  await page.page.waitForFunction(() => document.querySelector('[data-testid="kpi"][data-indicator="htx_total"]')?.dataset.value === '77777', undefined, { timeout: 20_000 });
  await page.settled();
  // One page in between, and it loads the next one once: a load that meets a worker which is being replaced may be lost.
  const [between] = seen;
  assert.deepEqual(seen, [between, 'page']);
  assert.equal(between.text.trim(), 'Opening the new version… Load it again');
  assert.match(between.policy, /script-src 'self' 'sha256-[^']+' 'wasm-unsafe-eval'; style-src 'sha256-[^']+';/);
  assert.deepEqual([between.policy.replace(/ 'sha256-[^']+'/, '').replace(/'sha256-[^']+'/, "'self'"), between.violations, between.inline], [policy, [], 0]);
  assert.notEqual(between.padding, '0px', 'it has the style of the page');
  await page.choose('area', 'VN-HN');
  assert.equal(await total(page), 55_555);
  assert.equal(await told(page).isVisible(), false);
});

test('while another tab is open both keep the old release; the next load without it shows the new one', async () => {
  const { at, visit, page: first } = await keeper();
  const other = await visit({ year: 2021 });
  release(at);
  await arrives(first);
  await again(first);
  const third = await visit({ year: 2021 });
  assert.deepEqual([await total(first), await total(other), await total(third)], [27_394, 27_394, 27_394]);
  await other.choose('area', 'VN-HN');
  assert.equal(await other.page.locator('[data-testid="error"]:visible').count(), 0);
  await other.page.close();
  await third.page.close();
  await again(first);
  assert.equal(await total(first), 77_777);
});

test('a tab that is opened beside another one gets the old release, and so does one that is opened in its place while the other stays', async () => {
  const { at, visit, page: first } = await keeper();
  release(at);
  await arrives(first);
  const second = await visit({ year: 2021 });
  assert.equal(await total(second), 27_394);
  await first.choose('area', 'VN-HN');
  assert.equal(await first.page.locator('[data-testid="error"]:visible').count(), 0);
  await until(first, 'waiting');
  await first.page.close();
  await second.goto({ year: 2021, lang: 'en' });
  await there(second);
  assert.equal(await total(second), 77_777);
});

test('a reader whose page in between does nothing gets the old release when it was loaded three times, and never a part of the new one', async () => {
  const { at, page } = await keeper();
  release(at);
  await arrives(page);
  page.expects.push(/Failed to load resource/);
  at.server.faults.set('between.js', { status: 404 });
  await page.page.evaluate(async () => {
    for (const name of await caches.keys()) for (const request of await (await caches.open(name)).keys()) {
      if (request.url.includes('between.js')) await (await caches.open(name)).delete(request);
    }
  });
  for (let i = 0; i < 3; i++) {
    await page.page.reload();
    assert.equal(await page.page.locator('main.between').count(), 1);
  }
  await again(page);
  assert.equal(await total(page), 27_394);
});

test('a release that does not arrive whole is not kept: the old one stays, with a network and without', async () => {
  const at = await host(), { visit } = await reader(at);
  const page = await visit({ year: 2021 });
  await kept(page);
  release(at);
  at.put(NATIONAL, at.read(NATIONAL).replace('{', '{ ')); // not the file that the worker names
  const outcome = await page.page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    const done = new Promise((end) => registration.addEventListener('updatefound', () => {
      const worker = registration.installing;
      worker.addEventListener('statechange', () => end(worker.state));
    }));
    await registration.update().catch(() => {});
    return done;
  });
  assert.equal(outcome, 'redundant');
  page.expects.push(/integrity/);
  await again(page);
  assert.equal(await total(page), 27_394);
  await at.server.close();
  await again(page);
  assert.equal(await total(page), 27_394);
});

test('what a host reads of the folder, and may give to nobody, keeps no release from being kept', async () => {
  const at = await host(), own = ['.htaccess', '_headers', 'data/.htaccess'];
  at.deploy(Object.fromEntries(own.map((name) => [name, 'Header set X-Frame-Options DENY\n'])));
  for (const name of own) at.server.faults.set(name, { status: 403 });
  const { visit } = await reader(at);
  await kept(await visit({ year: 2021 }));
});

test('where what was kept is lost, the page comes from the network, and is kept again', async () => {
  const { at, page } = await keeper();
  release(at);
  await page.page.evaluate(async () => {
    for (const name of await caches.keys()) await caches.delete(name);
  });
  await again(page);
  assert.equal(await total(page), 77_777);
  assert.equal(await page.page.evaluate(() => navigator.serviceWorker.controller), null);
  await kept(page);
  await at.server.close();
  await again(page);
  assert.equal(await total(page), 77_777);
});

test('another catalog of the host comes from the network, and says so when there is none', async () => {
  const at = await host(), { visit } = await reader(at);
  const page = await visit();
  await kept(page);
  for (const name of ['catalog', 'series/country', 'series/income', 'series/regions']) at.server.mounts.set(`other/${name}.json`, readFileSync(`tests/data/small/${name}.json`));
  at.server.log.length = 0;
  const other = await visit({ data: 'other/catalog.json' }, { expects: NETWORK });
  assert.ok('total' in (await other.cards()));
  assert.ok(at.server.log.some(({ path }) => path === 'other/catalog.json'));
  await at.server.close();
  await other.page.reload();
  assert.equal((await other.error()).code, 'network');
});

test('a build without a worker clears away the one of an earlier build', async () => {
  const { at, page } = await keeper();
  release(at, { on: false });
  await arrives(page);
  await again(page);
  assert.equal(await total(page), 77_777);
  const left = () => page.page.evaluate(async () => [(await navigator.serviceWorker.getRegistrations()).length, await caches.keys()]);
  assert.deepEqual(await left(), [0, []]);
  await rest(page.page);
  assert.deepEqual(await left(), [0, []], 'and asks for none');
});

test('readers who save data are not made to load ahead', async () => {
  const at = await host(), { context, visit } = await reader(at);
  await context.addInitScript(() => Object.defineProperty(navigator, 'connection', { value: { saveData: true } }));
  const page = await visit();
  await rest(page.page);
  assert.equal(await page.page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), 0);
});

test('the manifest names the page, Vietnamese first, and icons of the sizes that it says', async () => {
  const html = readFileSync('dist/index.html', 'utf8');
  assert.match(html, /<link\b[^>]*rel="?manifest/);
  const manifest = JSON.parse(readFileSync('dist/manifest.webmanifest', 'utf8'));
  assert.ok(manifest.name.startsWith('Coopstat: khu vực hợp tác xã') && manifest.short_name === 'Coopstat');
  assert.deepEqual([manifest.lang, manifest.start_url, manifest.scope, manifest.display], ['vi', './', './', 'standalone']);
  for (const { src, sizes, type } of manifest.icons) {
    const { width, height } = readPng(readFileSync(`dist/${src}`));
    assert.deepEqual([`${width}x${height}`, 'image/png'], [sizes, type], src);
  }
  const any = manifest.icons.filter(({ purpose }) => !purpose).map(({ sizes }) => sizes);
  assert.deepEqual(any, ['192x192', '512x512']);
  assert.ok(manifest.icons.some(({ purpose, sizes }) => purpose === 'maskable' && sizes === '512x512'));
  const touch = /<link\b[^>]*href=(\S+)[^>]*rel=apple-touch-icon/.exec(html)[1];
  assert.equal(readPng(readFileSync(`dist/${touch}`)).width, 180);

  const page = await site.open();
  const session = await page.context.newCDPSession(page.page);
  const { errors, data } = await session.send('Page.getAppManifest');
  assert.deepEqual(errors, []);
  assert.ok(data.includes('Coopstat'));
});
