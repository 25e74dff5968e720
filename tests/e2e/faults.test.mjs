// A bad day: what is missing, broken or cut off is named with its code, the rest of the page stays, and a retry mends it.
// `reporter: 'vca'`, which changes nothing, makes a link one of which the build has no view: what holds where a view stands is in faults-first and links.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { hold, readCsv, useSite } from './harness.mjs';
import { readZip } from './files.mjs';

const site = useSite();
const NETWORK = [/Failed to load resource/, /net::ERR_/, /status of \d+/]; // the browser itself logs these
const CATALOG = 'data/catalog.json', SERIES = 'data/series/national.json';
const half = (path) => Math.floor(readFileSync(`dist/${path}.br`).length / 2);
const html = '<!doctype html><title>Sign in</title><p>Please sign in.';

const FAULTS = {
  'is missing (404)': () => ({ status: 404 }),
  'fails (500)': () => ({ status: 500 }),
  'is cut off': (path) => ({ cut: half(path) }),
  'is broken JSON': () => ({ body: '{"format": "coopstat/1", "title": {"vi": "Dở' }),
  'is a page of HTML': () => ({ body: html, type: 'text/html' }),
  'is empty': () => ({ body: '' }),
};

for (const path of [CATALOG, SERIES]) {
  for (const [what, fault] of Object.entries(FAULTS)) {
    test(`where ${path} ${what}, the page says so with a code, and a retry mends it`, async () => {
      site.server.faults.set(path, fault(path));
      const page = await site.open({ year: 2021, reporter: 'vca' }, { expects: NETWORK, ready: false });
      const { code, text, alert } = await page.error();
      assert.ok(code && /^[a-z0-9][a-z0-9_.-]*$/i.test(code), `code: ${code}`);
      assert.ok(text.includes(path.split('/').at(-1)), `the message names the file: ${text}`);
      assert.equal(await page.page.locator('main').count(), 1, 'the page\'s frame stays');
      assert.ok(await page.select('lang').isEnabled(), 'the language can still be chosen');
      assert.equal(await page.page.locator('#notice').isVisible(), false, 'nothing panicked');

      site.server.faults.clear();
      await alert.locator('[data-testid="retry"]').click();
      await page.ready();
      assert.equal((await page.cards()).htx_total.value, 27394);
      assert.equal(await page.page.locator('[data-testid="error"]:visible').count(), 0);
    });
  }
}

test('where the catalog is missing the page does not say that the rest works', async () => {
  for (const [lang, said, claims] of [
    ['vi', 'Thiếu tệp này, trang không tải được số liệu nào.', /vẫn dùng được|vẫn xem được/],
    ['en', 'Without this file no figures can be loaded.', /still works|still be read/],
  ]) {
    site.server.faults.set(CATALOG, { status: 404 });
    const page = await site.open({ year: 2021, reporter: 'vca', lang }, { expects: NETWORK, ready: false });
    const { text } = await page.error();
    assert.ok(text.includes(said) && !claims.test(text), text);
    await page.page.waitForFunction(() => document.querySelector('#checks'));
    const choices = await page.page.locator('#checks, .bar select, .bar input[type="range"]').evaluateAll((all) => all.filter((one) => one.checkVisibility()).map((one) => one.dataset.testid));
    assert.deepEqual(choices, ['lang-select', 'theme-select'], 'nothing asks for choices that there are not');
    site.server.faults.clear();
    await page.page.locator('[data-testid="error"] [data-testid="retry"]').click();
    await page.page.locator('#checks').waitFor();
    assert.ok(await page.page.locator('[data-testid="year-track"]').isVisible());
    site.server.faults.set(SERIES, { status: 404 });
    const other = await site.open({ year: 2021, reporter: 'vca', lang }, { expects: NETWORK, ready: false });
    assert.match((await other.error()).text, claims);
    site.server.faults.clear();
  }
});

const ABSENT = /[Cc]hưa có s|[Kk]hông có s|[Nn]o figure|[Tt]here (is|are) no|nearest year|Năm gần nhất/;
/** What headline, cards and charts say. */
const claims = async (page) => {
  const texts = (selector) => page.page.locator(selector).allInnerTexts();
  const all = [await texts('[data-testid="headline"]'), await texts('[data-testid="kpi"]'),
    await texts('figure[data-testid="chart"] figcaption'), await texts('.chart-empty')];
  return all.flat().join('\n');
};

for (const [what, fault, lang, told] of [
  ['fails', { status: 500 }, 'vi', 'hưa đọc được'],
  ['is broken JSON', { body: '{"format": ' }, 'en', 'could not be read'],
]) {
  test(`where the figures of the country ${what}, nothing says that there are none, and a retry brings them`, async () => {
    site.server.faults.set(SERIES, fault);
    const page = await site.open({ year: 2024, reporter: 'vca', lang }, { expects: NETWORK });
    await page.error();
    const said = await claims(page);
    assert.ok((await page.page.locator('[data-testid="headline"]').innerText()).includes(told), said);
    assert.doesNotMatch(said, ABSENT);
    assert.ok(said.split(told).length > 8, said);
    site.server.faults.clear();
    await page.page.locator('[data-testid="error"] [data-testid="retry"]').click();
    await page.page.locator('[data-testid="kpi"][data-indicator="htx_total"][data-value="33557"]').waitFor();
    await page.settled();
    assert.ok(!(await claims(page)).includes(told));
  });
}

test('where the file of the economic sectors fails, the figures of the country stay as they are', async () => {
  const whole = await site.open({ year: 2024, reporter: 'vca' });
  const values = async (page) => Object.entries(await page.cards()).map(([id, card]) => [id, card.value]);
  const before = await values(whole);
  site.server.faults.set('data/series/sectors.json', { status: 500 });
  const page = await site.open({ year: 2024, reporter: 'vca' }, { expects: NETWORK });
  await page.error();
  assert.deepEqual(await values(page), before);
  assert.match(await page.page.locator('[data-testid="headline"]').innerText(), /33\.557/);
});

test('the checks say that a file could not be read, until it can be', async () => {
  for (const [lang, told] of [['vi', 'Có tệp số liệu không đọc được'], ['en', 'A data file could not be read']]) {
    site.server.faults.set('data/series/sectors.json', { status: 404 });
    const page = await site.open({ year: 2021, reporter: 'vca', lang }, { expects: NETWORK, ready: false });
    await page.error();
    const unread = page.page.locator('[data-testid="check-unread"]');
    await page.page.locator('#checks').scrollIntoViewIfNeeded();
    await page.page.waitForFunction(() => document.querySelector('[data-testid="check-unread"]')?.checkVisibility());
    assert.ok((await unread.textContent()).startsWith(told));
    site.server.faults.clear();
    await page.page.locator('[data-testid="retry"]').first().click();
    await gone(page);
    await page.page.waitForFunction(() => !document.querySelector('[data-testid="check-unread"]').checkVisibility());
  }
});

test('different faults have different codes', async () => {
  const codes = new Set();
  for (const fault of [{ status: 404 }, { status: 500 }, { body: '{"format": ' }]) {
    site.server.faults.set(SERIES, fault);
    const page = await site.open({ year: 2021, reporter: 'vca' }, { expects: NETWORK, ready: false });
    codes.add((await page.error()).code);
  }
  assert.equal(codes.size, 3, [...codes].join());
});

test('a file that names what the catalog does not know may be of a newer release: a reload is advised, but not for a file of the reader\'s own', async () => {
  const newer = JSON.stringify({ series: [{ indicator: 'htx_of_next_year', area: 'VN', reporter: 'vca', points: [{ year: 2021, value: 1, source: 'vca-2021', quote: '1 HTX' }] }] });
  for (const [lang, told] of [['vi', 'hãy tải lại trang'], ['en', 'reload it']]) {
    site.server.faults.set(SERIES, { body: newer });
    const page = await site.open({ year: 2021, reporter: 'vca', lang }, { ready: false });
    const { code, text } = await page.error();
    assert.equal(code, 'unknown-id');
    assert.ok(text.includes(told), text);
    site.server.faults.clear();
    await page.page.reload();
    await page.ready();
    await page.page.locator('input[data-testid="open-file"]').setInputFiles({ name: 'own.json', mimeType: 'application/json', buffer: Buffer.from(newer) });
    const own = await page.error();
    assert.equal(own.code, 'unknown-id');
    assert.ok(!own.text.includes(told), own.text);
  }
});

test('a file that is fetched later may fail without taking what is shown', async () => {
  const page = await site.open({ year: 2021, reporter: 'vca' }, { expects: NETWORK });
  const before = await page.cards(), home = await page.select('area').inputValue();
  for (const name of readdirSync('dist/data/series').filter((file) => file.endsWith('.json'))) {
    if (`data/series/${name}` !== SERIES) site.server.faults.set(`data/series/${name}`, { status: 500 });
  }
  const other = (await page.options('area')).find((id) => id !== home && id !== '');
  await page.select('area').selectOption(other);
  const { code } = await page.error();
  assert.ok(code);
  await page.select('area').selectOption(home);
  await page.settled();
  assert.deepEqual(await page.cards(), before);
});

const gone = (page) => page.page.locator('[data-testid="error"]').waitFor({ state: 'detached', timeout: 15_000 });

test('a server that asks to come back later is asked again by itself, after the time that it names', async () => {
  site.server.faults.set(SERIES, { status: 503, headers: { 'retry-after': '2' } });
  const page = await site.open({ year: 2021, reporter: 'vca', lang: 'en' }, { expects: NETWORK, ready: false });
  const { code, text } = await page.error();
  assert.equal(code, 'http-503');
  assert.match(text, /by itself in 2 seconds/);
  site.server.faults.clear();
  await gone(page);
  await page.ready();
  assert.equal((await page.cards()).htx_total.value, 27394);
});

test('a server that names the moment to come back is asked again then', async () => {
  site.server.faults.set(SERIES, { status: 503, headers: { 'retry-after': new Date(Date.now() + 100_000).toUTCString() } });
  const page = await site.open({ year: 2021, reporter: 'vca', lang: 'en' }, { expects: NETWORK, ready: false });
  assert.match((await page.error()).text, /by itself in (9\d|100) seconds/);
});

test('a server that is silent is given up after fifteen seconds, and the rest of the page lives', async () => {
  site.server.faults.set('data/series/provinces.json', { delay: 600_000 });
  const page = await site.open({ year: 2021, reporter: 'vca' }, { expects: NETWORK });
  await page.page.clock.install();
  await page.select('area').selectOption('VN-HN');
  await page.page.clock.runFor(16_000);
  assert.equal((await page.error()).code, 'timeout');
  await page.select('area').selectOption('VN');
  assert.equal((await page.cards()).htx_total.value, 27394);
});

test('a file that drips in slowly arrives whole', async () => {
  site.server.faults.set(SERIES, { drip: 150 });
  const page = await site.open({ year: 2021, reporter: 'vca' });
  assert.equal((await page.cards()).htx_total.value, 27394);
  assert.equal(await page.page.locator('[data-testid="error"]').count(), 0);
});

test('what the network refused while it was gone is asked for when it is back', async () => {
  const page = await site.open({ year: 2021, reporter: 'vca' }, { expects: NETWORK });
  await page.context.setOffline(true);
  await page.select('area').selectOption('VN-HN');
  assert.equal((await page.error()).code, 'network');
  await page.context.setOffline(false);
  await gone(page);
  await page.page.locator('[data-testid="kpi"][data-indicator="htx_total"]:not([data-value=""]), [data-testid="nearest-year"]').first().waitFor();
});

test('a catalog that is asked for again while it is on its way comes once, and takes no figures away that have come', async () => {
  const page = await site.open({}, { expects: NETWORK, blank: true });
  let down = true;
  const under_way = [];
  await page.page.route(/data\/catalog\.json/, (route) => (down ? route.abort() : under_way.push(route)));
  const until = async (count) => {
    for (const end = Date.now() + 15_000; under_way.length < count && Date.now() < end;) await page.page.waitForTimeout(50);
    assert.equal(under_way.length, count);
  };
  await page.goto({ year: 2021, reporter: 'vca' });
  assert.equal((await page.error()).code, 'network');
  down = false;
  await until(1); // by itself
  await page.page.evaluate(() => dispatchEvent(new Event('online')));
  await until(2);
  for (const route of under_way) {
    await route.continue().catch(() => {}); // one that the page has given up
    await page.page.waitForTimeout(1500); // the files that the catalog names come
  }
  await page.ready();
  assert.equal((await page.cards()).htx_total.value, 27394);
  assert.equal(await page.page.locator('[data-testid="error"]').count(), 0);
});

test('a catalog on another host is refused without asking for it', async () => {
  const page = await site.open({ data: 'https://example.org/catalog.json' }, { ready: false });
  assert.ok((await page.error()).code);
});

test('a catalog outside the site\'s folder is refused', async () => {
  for (const data of ['//example.org/c.json', '../../secret.json', 'javascript:alert(1)', 'data:application/json,{}']) {
    const page = await site.open({ data }, { ready: false, expects: NETWORK });
    assert.ok((await page.error()).code, data);
  }
});

const built = (pattern) => readdirSync('dist').find((name) => pattern.test(name));
for (const [what, pattern, fault] of [
  ['is missing', /_bg\.wasm$/, { status: 404 }],
  ['was changed on its way', /_bg\.wasm$/, { body: 'x' }],
  ['has a loader that was changed on its way', /^coopstat-[0-9a-f]+\.js$/, { body: 'export default () => {};' }],
]) {
  test(`where the module ${what}, the page says that it stopped instead of staying blank`, async () => {
    site.server.faults.set(built(pattern), fault);
    const page = await site.open({}, { ready: false, expects: [/./] });
    const { code, text } = await page.error('module');
    assert.equal(code, 'module');
    assert.match(text, /Tải lại trang[\s\S]*Load it again/);
  });
}

test('charts whose file could not be read give no figures away, say so in the archive, and offer to ask again', async () => {
  site.server.faults.set(SERIES, { body: '{"format": ' });
  const page = await site.open({ year: 2021, reporter: 'vca', lang: 'en' }, { expects: NETWORK });
  const { alert } = await page.error();
  await alert.getByRole('button', { name: 'Close' }).click();
  const trend = page.figure('trend');
  assert.equal(await trend.locator('.chart-menu :visible').count(), 0);
  const [download] = await Promise.all([page.page.waitForEvent('download'), page.page.locator('[data-testid="export-all"]').click()]);
  const entries = readZip(readFileSync(await download.path()));
  const rows = readCsv(entries.get('contents.csv')).filter(({ file }) => file === '');
  assert.ok(rows.length > 2 && rows.every(({ subtitle }) => /could not be read/.test(subtitle)), JSON.stringify(rows));
  for (const [name, bytes] of entries) if (name.endsWith('.csv')) assert.ok(readCsv(bytes).length > 0, name);
  site.server.faults.clear();
  await trend.locator('[data-testid="retry"]').click();
  await page.page.locator('[data-testid="kpi"][data-indicator="htx_total"][data-value="27394"]').waitFor();
  await page.settled();
  assert.equal(await trend.locator('[data-testid="retry"]').count(), 0);
  assert.equal(await trend.locator('[data-testid="export-csv"]').isEnabled(), true);
});

/** Has the page follow a link as Back does. */
const back = (page, query) => page.page.evaluate((to) => {
  history.pushState(null, '', to);
  dispatchEvent(new PopStateEvent('popstate'));
}, query);
/** A catalog of one total and so many files, each with a year, all needed by every view. */
const mount = (folder, count) => {
  const names = Array.from({ length: count }, (_, place) => `f${place}.json`);
  site.server.mounts.set(`${folder}/catalog.json`, JSON.stringify({
    format: 'coopstat/1', title: { vi: 'Thử' }, default: { area: 'XX', reporter: 'a', year: 2001 },
    indicators: [{ id: 'total', name: { vi: 'Tổng số' }, unit: { vi: 'tổ chức' }, kind: 'stock', card: true }],
    areas: [{ id: 'XX', name: { vi: 'Nước' }, kind: 'country' }], reporters: names.map((_, place) => ({ id: place ? `a${place}` : 'a', name: { vi: `Cơ quan ${place}` } })),
    sources: [{ id: 's', title: 'Báo cáo', publisher: 'Cơ quan' }], files: names.map((path) => ({ path })),
  }));
  for (const [place, name] of names.entries()) {
    site.server.mounts.set(`${folder}/${name}`, JSON.stringify({ series: [{ indicator: 'total', area: 'XX', reporter: place ? `a${place}` : 'a', points: [{ year: 2001, value: 700 + place, source: 's', quote: `${700 + place} tổ chức` }] }] }));
  }
};

test('of many files that fail three are told open, the others in a line that opens, asks again and closes all', async () => {
  mount('many', 64);
  for (let place = 1; place < 64; place += 1) site.server.faults.set(`many/f${place}.json`, { status: 404 });
  const page = await site.open({ data: 'many/catalog.json', lang: 'en' }, { expects: NETWORK, width: 390 });
  const told = page.page.getByTestId('error'), more = page.page.locator('#more-problems');
  const says = (count) => more.filter({ hasText: `… and ${count} more` }).waitFor();
  await says(60);
  assert.equal(await told.count(), 3);
  assert.ok((await page.page.getByTestId('headline').boundingBox()).y < 1800);
  await more.focus();
  await page.page.keyboard.press('Enter');
  await told.nth(62).waitFor();
  await page.page.waitForFunction(() => document.activeElement.id === 'more-problems' && document.activeElement.ariaExpanded === 'true');
  await page.page.keyboard.press('Enter');
  await told.nth(3).waitFor({ state: 'detached' });
  for (let place = 5; place < 64; place += 1) site.server.faults.delete(`many/f${place}.json`);
  await page.page.getByTestId('retry-all').click();
  await says(1);
  await page.page.getByTestId('close-all').focus();
  await page.page.keyboard.press('Enter');
  await told.first().waitFor({ state: 'detached' });
  await page.page.waitForFunction(() => document.activeElement.id === 'main');
  assert.equal(await more.count(), 0);
});

test('a file of a catalog that was left is not taken for one of the next', async () => {
  mount('many', 30);
  mount('next', 1);
  const page = await site.open({}, { ready: false, expects: NETWORK });
  const release = await hold(page.page, (url) => /many\/f(?!0\.)|next\/f0/.test(url.pathname));
  const first = await hold(page.page, (url) => url.pathname.endsWith('many/f0.json'));
  await page.goto({ data: 'many/catalog.json' });
  await page.page.waitForRequest(/many\/f11\.json/).catch(() => {});
  await page.page.evaluate(() => {
    // Another catalog is asked for as soon as a file of the first has come.
    new PerformanceObserver((list) => {
      if (!list.getEntries().some(({ name }) => name.endsWith('many/f0.json'))) return;
      setTimeout(() => {
        history.pushState(null, '', '?data=next/catalog.json');
        dispatchEvent(new PopStateEvent('popstate'));
      }, 30);
    }).observe({ type: 'resource' });
  });
  first();
  await page.page.waitForResponse(/next\/catalog\.json/);
  await page.page.waitForTimeout(1000);
  assert.equal(await page.page.locator('[data-testid="kpi"]').count(), 0, 'its figures are still to come');
  assert.equal(await page.page.locator('h1').innerText(), 'Đang tải số liệu…');
  release();
  await page.page.locator('[data-testid="kpi"][data-value="700"]').waitFor();
});

test('under the link of a catalog that is awaited or does not come there is no figure of the one before', async () => {
  mount('many', 1);
  const page = await site.open({ lang: 'en' }, { expects: NETWORK });
  const shown = () => page.page.evaluate(() => ({
    title: document.title, h1: document.querySelector('h1').innerText, cards: document.querySelectorAll('[data-testid="kpi"]').length,
    choices: [...document.querySelectorAll('.bar select')].filter((one) => one.checkVisibility()).map((one) => one.dataset.testid),
    sections: [...document.querySelectorAll('main h2:not(.quiet)')].filter((one) => one.checkVisibility({ visibilityProperty: true })).length,
  }));
  const none = { title: 'Coopstat', cards: 0, choices: ['lang-select', 'theme-select'], sections: 0 };
  const release = await hold(page.page, /nope\/catalog/);
  await back(page, '?data=nope/catalog.json&lang=en');
  await page.page.locator('[data-testid="kpi"]').first().waitFor({ state: 'detached' });
  const { title, h1, cards } = await shown();
  assert.deepEqual({ title, h1, cards }, { title: 'Coopstat', h1: 'Loading the data…', cards: 0 });
  release();
  const { code, alert, text } = await page.error();
  assert.equal(code, 'http-404');
  assert.match(text, /Without this file no figures can be loaded/);
  assert.deepEqual(await shown(), { ...none, h1: 'No figures could be loaded.' });
  assert.ok(await alert.getByRole('link', { name: 'Back to the site’s data' }).isVisible());
  await back(page, '?data=many/catalog.json&lang=en');
  await page.page.locator('[data-testid="kpi"][data-value="700"]').waitFor();
  assert.equal(await page.page.getByTestId('error').count(), 0);
  assert.match(await page.page.title(), /^Thử, 2001/);
});

test('a catalog that the reader opened stays where the link’s own does not come, and is still told to be of no link', async () => {
  mount('many', 1);
  const page = await site.open({ data: 'many/catalog.json', lang: 'en' }, { expects: NETWORK });
  await page.page.locator('input[data-testid="open-file"]').setInputFiles(['catalog', 'series/country', 'series/income', 'series/regions'].map((name) => `tests/data/small/${name}.json`));
  await page.page.locator('[data-testid="kpi"][data-indicator="new"]').waitFor();
  await back(page, '?data=nope/catalog.json&lang=en');
  await page.error('http-404');
  assert.match(await page.page.locator('.own-data').innerText(), /catalog\.json.*not the site’s/);
  assert.ok(await page.page.locator('[data-testid="kpi"][data-indicator="new"]').isVisible());
});

test('a series file that is opened where there is no catalog says so', async () => {
  const page = await site.open({ data: 'nope/catalog.json', lang: 'en' }, { expects: NETWORK, ready: false });
  await page.error('http-404');
  await page.page.locator('input[data-testid="open-file"]').setInputFiles('tests/data/small/series/country.json');
  const { text } = await page.error('no-catalog');
  assert.match(text, /country\.json/);
});

test('a chart without figures gives no CSV away, nor does a table, and the archive says why', async () => {
  const page = await site.open({ year: 2005, lang: 'en' });
  await page.lookAtAll();
  assert.equal(await page.figure('waterfall').locator('.chart-menu :visible').count(), 0, 'what gives nothing has no button');
  assert.equal(await (await page.menu('trend', 'export-csv')).isDisabled(), false);
  const [download] = await Promise.all([page.page.waitForEvent('download'), page.page.locator('[data-testid="export-all"]').click()]);
  const entries = readZip(readFileSync(await download.path()));
  for (const [name, bytes] of entries) if (name.endsWith('.csv')) assert.ok(readCsv(bytes).length > 0, name);
  const bare = readCsv(entries.get('contents.csv')).filter(({ file }) => file === '');
  assert.ok(bare.length > 1 && bare.every(({ title, subtitle }) => title && /no figure|needs/i.test(subtitle)), JSON.stringify(bare));
  site.server.faults.set('data/series/provinces.json', { body: '{"format": ' });
  const unread = await site.open({ year: 2021, reporter: 'vca', area: 'VN-HN' }, { expects: NETWORK });
  await unread.page.getByTestId('open-figures').click();
  await page.page.getByTestId('open-figures').click();
  await page.page.locator('[data-testid="figures-csv"]:enabled').waitFor();
  assert.equal(await unread.page.getByTestId('figures-csv').isDisabled(), true);
});

test('the button for all charts lives on where another catalog is taken before they can be made', async () => {
  mount('next', 1);
  const page = await site.open({}, { ready: false, expects: NETWORK });
  const release = await hold(page.page, /late-[0-9a-f]+\.wasm$/), series = await hold(page.page, /next\/f0/);
  await page.goto({ year: 2021, reporter: 'vca' });
  const button = page.page.locator('[data-testid="export-all"]');
  await page.page.locator('[data-testid="kpi"]').first().waitFor();
  await button.click();
  assert.equal(await button.getAttribute('aria-disabled'), 'true');
  await back(page, '?data=next/catalog.json');
  await page.page.locator('[data-testid="kpi"]').first().waitFor({ state: 'detached' });
  release();
  await page.page.waitForFunction(() => document.querySelector('[data-testid="export-all"]').ariaDisabled === 'false');
  series();
});
