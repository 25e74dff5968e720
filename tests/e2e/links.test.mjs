// Common links have a view that the build has made: it is seen before the module has come, never that of another link, and the page takes its place.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { hold, isLive, outline, useSite, watchShifts } from './harness.mjs';

const site = useSite();
const DIST = process.env.COOPSTAT_DIST ?? 'dist';
const VIEW = /\/views\//;

/** Opens a link of which nothing is there yet: the view is held until `view()`, the module until `module()`. Notes every headline that is ever seen. */
async function coming(state, options = {}) {
  const dashboard = await site.open({}, { blank: true, ...options }), { page } = dashboard;
  await page.addInitScript(() => {
    window.__seen = [];
    const look = () => {
      const headline = document.querySelector('#app h1');
      if (headline?.checkVisibility() && headline.innerText && window.__seen.at(-1) !== headline.innerText) window.__seen.push(headline.innerText);
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  const view = await hold(page, VIEW), module = await hold(page, /_bg\.wasm$/);
  site.server.log.length = 0;
  await page.goto(dashboard.url(state), { waitUntil: 'domcontentloaded' });
  await watchShifts(page);
  return { dashboard, page, view, module, asked: () => site.server.log.map(({ path }) => path).filter((path) => path.startsWith('views/')) };
}

const headline = (page, words) => page.locator('#app h1', { hasText: words }).waitFor();

const LINKS = [
  [{ year: 2019 }, '2019', 'cả nước'],
  [{ lang: 'en' }, '2021', 'whole country'],
  [{ year: 2024, lang: 'en' }, '2024', 'whole country'],
  [{ year: 2024, area: 'VN-35' }, '2024', 'Lâm Đồng'],
  [{ area: 'VN-HN' }, '2023', 'Hà Nội'],
  [{ area: 'VN', year: 2012, theme: 'dark' }, '2012', 'cả nước'],
];
for (const [state, year, place] of LINKS) {
  for (const width of [1280, 390]) {
    test(`the view of ${new URLSearchParams(state)} is there before the module, which takes its place with the same elements and without a shift, at ${width} px`, async () => {
      const { dashboard, page, view, module, asked } = await coming(state, { width });
      assert.equal(await page.locator('#waiting').isVisible(), true, 'until it has come nothing of another view is shown');
      assert.equal(await page.title(), 'Coopstat');
      view();
      await headline(page, year);
      assert.equal(await page.locator('#waiting').isVisible(), false);
      assert.match(await page.title(), new RegExp(`${year}.*${place}`));
      assert.equal(await page.locator('html').getAttribute('lang'), state.lang ?? 'vi');
      const lists = () => page.locator('.bar select').evaluateAll((all) => all.map((one) => one.value));
      const chosen = await lists();
      assert.equal(await page.locator('[data-testid="year-select"]').inputValue(), year);
      const pictures = await page.locator('.drawing > svg:visible').count(), drawn = await page.locator('figure[data-chart]:not([data-points="0"])').count();
      assert.equal(pictures, drawn, 'every chart that has something to show shows it');
      const scales = await page.locator('.drawing > svg:visible').evaluateAll((all) => all.map((svg) => svg.getBoundingClientRect().width / ({ page: 1152, half: 556, phone: 358 })[svg.dataset.at]));
      assert.ok(scales.every((scale) => scale > 0.85 && scale < 1.15), `letters are as large as they were drawn: ${scales}`);
      const before = await outline(page), title = await page.title();
      assert.equal(await page.evaluate(() => document.documentElement.dataset.live), undefined);
      module();
      await isLive(page);
      assert.deepEqual(await outline(page), before);
      await dashboard.whole();
      assert.deepEqual(await outline(page), before);
      assert.equal(await page.title(), title);
      assert.deepEqual(await lists(), chosen);
      assert.deepEqual(dashboard.state(), Object.fromEntries(Object.entries(state).map(([key, value]) => [key, String(value)])));
      assert.equal((await page.evaluate(() => window.__seen)).length, 1);
      assert.deepEqual(await page.evaluate(() => window.__shifts), []);
      assert.equal(asked().length, 1);
      const names = site.server.log.filter(({ path, status }) => status === 200 && !path.startsWith('icon')).map(({ path }) => path);
      assert.deepEqual(names, [...new Set(names)], 'nothing is loaded twice');
    });
  }
}

test('a link that names the year and the area that the page opens with, or what others hang on it, shows the view that stands in the HTML', async () => {
  for (const state of [{ year: 2021 }, { area: 'VN', year: 2021, lang: 'vi' }, { area: 'VN', fbclid: 'x', theme: 'dark' }]) {
    const { page, asked } = await coming(state);
    await headline(page, '2021');
    assert.equal(await page.locator('.drawing[data-first] > svg:visible').count() > 5, true);
    assert.deepEqual(asked(), []);
  }
});

test('of any other link no view is asked for, and the module shows it', async () => {
  for (const state of [{ year: 2019, compare: 'none' }, { year: 2019, reporter: 'mpi' }, { year: 1999 }, { area: 'VN-35', year: 2003 }, { lang: 'fr' }, { year: '2019&year=2020' }]) {
    const { page, module, asked } = await coming(state);
    assert.equal(await page.locator('#waiting').isVisible(), true, JSON.stringify(state));
    module();
    await isLive(page);
    await page.locator('[data-testid="kpi"], [data-testid="error"]').first().waitFor();
    assert.deepEqual(asked(), []);
  }
});

test('what a reader does in the view of a link is done when the page is there', async () => {
  const { dashboard, page, view, module } = await coming({ year: 2019 });
  view();
  await headline(page, '2019');
  await dashboard.select('year').selectOption('2018');
  await page.locator('body > .progress').waitFor({ state: 'attached' });
  module();
  await isLive(page);
  await dashboard.followed('year', 2018);
  assert.deepEqual(dashboard.state(), { year: '2018' });
  await page.goBack();
  await dashboard.followed('year', 2019);
});

const FAULTS = {
  'is not there': { status: 404 },
  'is cut off': { body: '<!doctype html><title>' },
  'is another page, as of a proxy': { body: '<!doctype html><title>Proxy</title><div id="login"></div>' },
  'is the page itself, as where a host has no other answer': { body: readFileSync(`${DIST}/index.html`), type: 'text/html; charset=utf-8' },
  'is no HTML': { body: '{}', type: 'application/json' },
  'does not come': { delay: 8000 },
};
for (const [fault, answer] of Object.entries(FAULTS)) {
  test(`where the view of a link ${fault}, the module shows it`, async () => {
    const dashboard = await site.open({}, { blank: true, expects: [/404/] }), { page } = dashboard;
    for (const name of readdirSync(`${DIST}/views`)) if (name.startsWith('VN-2019-vi-')) site.server.faults.set(`views/${name}`, answer);
    await page.goto(dashboard.url({ year: 2019 }));
    await isLive(page);
    await headline(page, '2019');
    await dashboard.ready();
    await page.waitForFunction(() => /2019/.test(document.title));
    assert.equal(await page.locator('[data-testid="error"]:visible').count(), 0);
    assert.ok((await dashboard.colours('trend')) > 3);
  });
}

test('where the module does not come, the view of the link stays, and nothing can be chosen in it', async () => {
  const dashboard = await site.open({}, { blank: true, expects: [/404|integrity|Failed to fetch/] }), { page } = dashboard;
  await page.route(/_bg\.wasm$/, (route) => route.fulfill({ status: 404 }));
  await page.goto(dashboard.url({ year: 2019, lang: 'en' }));
  await page.locator('[data-testid="error"]').waitFor();
  await headline(page, '2019');
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
  assert.equal(await dashboard.select('year').isDisabled(), true);
  assert.ok(await page.locator('.drawing > svg:visible').count() > 5);
  assert.doesNotMatch(await page.locator('#notice').innerText(), /default year/, 'the figures are those of the link');
});

test('figures that were changed after the build are those that the page shows in the place of the view', async () => {
  const path = 'data/series/national.json', text = readFileSync(`${DIST}/${path}`, 'utf8'), changed = text.replace('"year":2016,"value":18859', '"year":2016,"value":18860');
  assert.notEqual(changed, text);
  const { dashboard, page, view, module } = await coming({ year: 2016 });
  site.server.mounts.set(path, changed);
  view();
  await headline(page, '18.859');
  module();
  await isLive(page);
  await headline(page, '18.860');
  await dashboard.settled();
  assert.equal(await page.locator('.drawing > svg').count(), 0, 'no picture of the old figures is left');
});

test('nothing that is smuggled into the view of a link runs', async () => {
  const dashboard = await site.open({}, { blank: true, expects: [/policy|Content Security|script/i, /404/] }), { page } = dashboard;
  for (const name of readdirSync(`${DIST}/views`).filter((one) => /^VN-2019-vi-\w+\.html$/.test(one))) {
    const evil = '<script>window.__hit=1</script><img src="x" onerror="window.__hit=1"><iframe srcdoc="<script>parent.__hit=1</script>"></iframe><a href="javascript:window.__hit=1">a</a>';
    site.server.mounts.set(`views/${name}`, readFileSync(`${DIST}/views/${name}`, 'utf8').replace('<h1', () => `${evil}<h1`));
  }
  const module = await hold(page, /_bg\.wasm$/);
  await page.goto(dashboard.url({ year: 2019 }));
  await headline(page, '2019');
  await page.waitForTimeout(500);
  await page.locator('a[href^="javascript:"]').click({ force: true });
  assert.equal(await page.evaluate(() => window.__hit), undefined);
  module();
});

test('a link that names a place of the page leads there', async () => {
  for (const width of [1280, 390]) {
    const { page, view, module } = await coming({ year: 2019 }, { width });
    await page.goto('about:blank');
    await page.goto(`${site.server.url}?year=2019#checks`, { waitUntil: 'domcontentloaded' });
    view();
    const place = () => page.evaluate(() => document.getElementById('checks').getBoundingClientRect().top);
    await page.waitForFunction(() => scrollY > 500);
    assert.ok(Math.abs(await place()) < 100, `${await place()}`);
    module();
    await isLive(page);
    assert.ok(Math.abs(await place()) < 100, `${await place()}`);
    assert.equal(new URL(page.url()).hash, '#checks');
  }
});

test('a link without a view that names a place of the page leads there as well', async () => {
  for (const state of [{ year: 2022, compare: 2019 }, { reporter: 'mpi' }]) {
    const { page } = await site.open({}, { ready: false });
    await page.goto('about:blank');
    await page.goto(`${site.server.url}?${new URLSearchParams(state)}#checks`);
    const isThere = () => page.waitForFunction(() => scrollY > 500 && Math.abs(document.getElementById('checks')?.getBoundingClientRect().top) < 100);
    await isThere();
    await page.waitForFunction(() => document.documentElement.dataset.whole !== undefined);
    await page.waitForTimeout(1000); // what stands above has been drawn
    await isThere();
  }
});

/** A place far down a page: to go there, and to be there again. */
const somewhere = (page) => ({
  async goThere() {
    await page.evaluate(() => scrollTo({ top: 2100, behavior: 'instant' }));
    await page.waitForTimeout(200); // it is remembered when the scrolling is over
  },
  isThere: () => page.waitForFunction(() => Math.abs(scrollY - 2100) < 3),
});

test('whoever loads a page again that has no view, or comes back to it, is where they were', async () => {
  const dashboard = await site.open({ year: 2022, compare: 2019 }), { page } = dashboard, { goThere, isThere } = somewhere(page);
  await dashboard.whole();
  await goThere();
  await page.reload();
  await isThere();
  await page.goto('about:blank');
  await page.goBack();
  await isThere();
});

test('whoever loads a page again after a choice, or one whose view takes its time, is where they were', async () => {
  const dashboard = await site.open({ year: 2022, compare: 2019 }), { page } = dashboard, { goThere, isThere } = somewhere(page);
  await dashboard.whole();
  await goThere();
  await page.getByTestId('year-select').selectOption('2019', { force: true });
  await page.waitForURL(/year=2019/);
  await page.reload();
  await isThere();
  await page.route('**/views/*', async (route) => {
    await new Promise((done) => setTimeout(done, 400));
    await route.continue();
  });
  await page.goto(`${site.server.url}?year=2019`);
  await page.locator('[data-testid="headline"]').waitFor();
  await goThere();
  await page.reload();
  await isThere();
});

test('what a reader folds or unfolds in a view stays so in the page that takes its place', async () => {
  for (const state of [{ year: 2019 }, {}]) {
    const { dashboard, page, view, module } = await coming(state);
    view();
    await headline(page, state.year ?? 2021);
    const all = page.locator('#checks details.check-group:visible'), open = () => all.evaluateAll((list) => list.map((one) => one.open));
    assert.equal((await open())[0], true);
    await all.first().locator('summary').first().click();
    await all.last().locator('summary').first().click();
    const left = await open();
    assert.equal(left[0], false);
    module();
    await isLive(page);
    await dashboard.whole();
    assert.deepEqual(await open(), left);
  }
});

test('where the view of a link takes its time, the module is fetched beside it', async () => {
  const { page, module } = await coming({ year: 2019 });
  assert.equal(site.server.log.some(({ path }) => path === 'data/catalog.json'), false);
  await page.waitForTimeout(2000);
  assert.equal(site.server.log.some(({ path }) => path === 'data/catalog.json'), true);
  module();
});

test('where the catalog is missing the view of a link stays and says so, and what is chosen waits until it comes', async () => {
  const dashboard = await site.open({}, { blank: true, expects: [/404/] }), { page } = dashboard;
  site.server.faults.set('data/catalog.json', { status: 404 });
  await page.goto(dashboard.url({ year: 2019, lang: 'en' }));
  const told = page.locator('[data-testid="error"]');
  await told.waitFor();
  assert.match(await told.innerText(), /as of when the page was built/);
  await headline(page, '2019');
  await dashboard.select('year').selectOption('2018');
  assert.equal(await dashboard.select('year').getAttribute('aria-busy'), 'true');
  site.server.faults.clear();
  await told.locator('[data-testid="retry"]').click();
  await isLive(page);
  await dashboard.followed('year', 2018);
  await headline(page, '2018');
  assert.equal(await told.count(), 0);
});

test('where the file of an area does not come its view stays, until something is chosen or the file comes', async () => {
  const path = 'data/series/provinces.json', state = { year: 2024, area: 'VN-35' };
  for (const chooses of [false, true]) {
    const dashboard = await site.open({}, { blank: true, expects: [/404/] }), { page } = dashboard;
    site.server.faults.set(path, { status: 404 });
    await page.goto(dashboard.url(state));
    await page.locator('[data-testid="error"]').waitFor();
    await page.waitForTimeout(1000);
    assert.match(await page.locator('h1').innerText(), /554/);
    if (chooses) {
      await dashboard.select('year').selectOption('2022');
      await isLive(page);
      await page.locator('h1', { hasText: /2022.*chưa đọc được/ }).waitFor();
      site.server.faults.clear();
      await page.locator('[data-testid="error"] [data-testid="retry"]').click();
      await headline(page, '479');
    } else {
      site.server.faults.clear();
      await page.locator('[data-testid="error"] [data-testid="retry"]').click();
      await isLive(page);
      await headline(page, '554');
      assert.equal(await page.locator('[data-testid="error"]').count(), 0);
    }
  }
});
