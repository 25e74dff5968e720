// Large data: a view costs what it shows, not what the folder holds.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { folder } from '../../scripts/made.mjs';
import { useSite } from './harness.mjs';

const site = useSite();
const DATA = { data: 'many/catalog.json', lang: 'en' };

function serveMany(areas) {
  const files = [...folder({ areas, indicators: 12 })];
  for (const [path, text] of files) site.server.mounts.set(`many/${path}`, text);
  return files.map(([path]) => path);
}

/** The module and its loader, by name. */
async function moduleFiles() {
  const html = await (await fetch(site.server.url)).text();
  return [...html.matchAll(/<link [^>]*href="?\.\/(coopstat-[0-9a-f]{16}(?:_bg)?\.\w+)/g)].map(([, name]) => name);
}

const asked = () => site.server.log.filter(({ path }) => path.startsWith('many/')).map(({ path }) => path.slice('many/'.length));

test('only the files of the view are fetched, and a ranking of many areas tells how many have come and can be stopped', async () => {
  const files = serveMany(60);
  site.server.log.length = 0;
  const page = await site.open(DATA);
  assert.deepEqual(asked(), ['catalog.json', 'VN.json']);
  for (const file of files.slice(2)) site.server.faults.set(`many/${file}`, { delay: 400 });
  const regions = page.figure('regions');
  await regions.locator('[data-testid="fetch-many"]').click();
  await regions.locator('[data-testid="files-came"]').waitFor();
  await page.page.waitForFunction(() => /^[1-9]\d* of 59 /.test(document.querySelector('[data-testid="files-came"]')?.textContent ?? ''));
  await regions.locator('[data-testid="stop-many"]').click();
  await regions.locator('[data-testid="fetch-many"]').waitFor();
  const anew = [];
  page.page.on('request', (request) => anew.push(request.url()));
  const stopped = asked().length;
  assert.ok(stopped < 50, `${stopped} files were asked for before it was stopped`);
  await page.page.waitForTimeout(1200); // three times as long as a file takes here: what is not to be asked for would have been
  assert.equal(await page.page.locator('[data-testid="error"]').count(), 0, 'stopping is no error');
  assert.deepEqual(anew, [], 'nothing new is asked for');
  site.server.faults.clear();
  await regions.locator('[data-testid="fetch-many"]').click();
  await page.page.waitForFunction(() => Number(document.querySelector('figure[data-chart="regions"]').dataset.points) > 0);
});

test('a link to another catalog asks for it and for the files of its area beside the module, not one after the other', async () => {
  serveMany(3);
  for (const [area, files] of [[undefined, ['VN.json']], ['VN-1', ['VN.json', 'VN-1.json']]]) {
    for (const file of await moduleFiles()) site.server.faults.set(file, { delay: 600 });
    site.server.log.length = 0;
    const page = await site.open({ ...DATA, area }, { ready: false });
    await page.page.waitForTimeout(400);
    assert.deepEqual(asked(), ['catalog.json', ...files]);
    await page.ready();
    const all = asked();
    assert.deepEqual([...new Set(all)], all, 'asked for twice');
  }
});

test('where the browser may keep nothing, the files of another catalog come with the module', async () => {
  for (const path of serveMany(3)) site.server.faults.set(`many/${path}`, { body: site.server.mounts.get(`many/${path}`), type: 'application/json' });
  site.server.log.length = 0;
  await site.open(DATA, { expects: [/ERR_CACHE_MISS/] });
  const all = asked();
  assert.deepEqual(all.slice(0, 2), ['catalog.json', 'VN.json']);
  assert.deepEqual([...new Set(all)], all, 'asked for twice');
});

test('files that a catalog names outside of its folder are not asked for beside the module', async () => {
  const [catalog] = [...folder({ areas: 1, indicators: 12 })].map(([, text]) => JSON.parse(text));
  catalog.files = [{ path: '../secret.json' }, { path: 'https://example.org/x.json' }, { path: '//example.org/y.json' }];
  site.server.mounts.set('many/catalog.json', JSON.stringify(catalog));
  site.server.log.length = 0;
  const page = await site.open(DATA, { ready: false });
  assert.ok((await page.error()).code);
  assert.deepEqual(site.server.log.filter(({ path }) => path.endsWith('secret.json')), []);
  assert.deepEqual(asked(), ['catalog.json']);
});

test('of many indicators the first cards are shown, the others when they are asked for; paper says how many it has not', async () => {
  for (const [path, text] of folder({ areas: 1, indicators: 40 })) site.server.mounts.set(`wide/${path}`, text);
  const page = await site.open({ data: 'wide/catalog.json', lang: 'en' });
  const more = page.page.locator('[data-testid="more-cards"]'), cards = page.page.locator('[data-testid="kpi"]');
  const paper = page.page.getByText(/on the page and not printed here/);
  const all = Number(/Show (\d+) more indicators/.exec(await more.innerText())[1]) + 12;
  assert.equal(await cards.count(), 12);
  assert.equal(await more.getAttribute('aria-expanded'), 'false');
  assert.equal(await paper.isVisible(), false);
  await page.page.emulateMedia({ media: 'print' });
  assert.equal(await paper.innerText(), `${all - 12} more indicators are on the page and not printed here.`);
  assert.equal(await more.isVisible(), false);
  await page.page.emulateMedia({ media: 'screen' });
  await more.focus();
  await page.page.keyboard.press('Enter');
  await page.page.waitForFunction((all) => document.querySelectorAll('[data-testid="kpi"]').length === all, all);
  assert.ok(await cards.last().getAttribute('data-value'));
  assert.deepEqual([await more.innerText(), await more.getAttribute('aria-expanded')], ['Show the first 12 only', 'true']);
  assert.equal(await more.evaluate((button) => button === document.activeElement), true);
  await page.choose('lang', 'vi');
  assert.equal(await more.innerText(), 'Chỉ xem 12 chỉ tiêu đầu');
  await page.choose('year', '2015');
  assert.equal(await cards.last().getAttribute('data-year'), '2015');
  await more.click();
  await page.page.waitForFunction(() => document.querySelectorAll('[data-testid="kpi"]').length === 12);
  assert.equal(await more.innerText(), `Xem thêm ${all - 12} chỉ tiêu`);
  assert.deepEqual(await page.axe(), []);
  const own = await site.open({ year: 2021 });
  assert.equal(await own.page.locator('[data-testid="more-cards"]').count(), 0, 'thirteen are shown without being asked for');
});

test('a list of hundreds of areas is whole when the reader comes to it, by pointer or by key, or when the page is', async () => {
  serveMany(300);
  const open = async () => {
    const page = await site.open(DATA, { ready: false });
    await page.page.locator('figure[data-testid="chart"][aria-busy="false"]').first().waitFor();
    assert.deepEqual(await page.options('area'), ['VN'], 'the area that is shown');
    return page;
  };
  const all = (page) => page.page.waitForFunction(() => document.querySelector('[data-testid="area-select"]').options.length === 300);
  const pointed = await open();
  await pointed.select('area').hover();
  await all(pointed);
  const typed = await open();
  await typed.select('area').focus();
  await typed.page.keyboard.press('ArrowDown');
  assert.equal(await typed.select('area').inputValue(), 'VN-1');
  await all(typed);
  const whole = await open();
  await whole.ready();
  await all(whole);
});

test('the file of an area that is left before it has come is given up', async () => {
  serveMany(20);
  const page = await site.open(DATA);
  const given = [];
  page.page.on('requestfailed', (request) => given.push([new URL(request.url()).pathname.split('/').pop(), request.failure().errorText]));
  site.server.faults.set('many/VN-1.json', { delay: 8000 });
  await page.select('area').selectOption('VN-1');
  await page.page.waitForTimeout(300);
  await page.choose('area', 'VN-2');
  assert.deepEqual(given, [['VN-1.json', 'net::ERR_ABORTED']]);
  await page.page.waitForFunction(() => document.querySelector('[data-testid="kpi"]').dataset.value !== '');
  assert.equal(await page.page.locator('[data-testid="error"]').count(), 0);
  site.server.faults.clear();
  await page.choose('area', 'VN-1');
  assert.notEqual((await page.cards()).total.value, null, 'it is asked for again when it is wanted again');
});

test('the search through all years of very many figures tells how far it is, and can be left', async () => {
  const [catalog, figures] = [...folder({ areas: 1, indicators: 12 })].map(([, text]) => JSON.parse(text));
  const name = { vi: 'Made', en: 'Made' };
  catalog.reporters = [...catalog.reporters, ...Array.from({ length: 74 }, (_, i) => ({ id: `also-${i}`, name }))];
  figures.series = catalog.reporters.flatMap(({ id }) => figures.series.map((one) => ({ ...one, reporter: id })));
  site.server.mounts.set('long/catalog.json', JSON.stringify(catalog));
  site.server.mounts.set('long/VN.json', JSON.stringify(figures));
  const page = await site.open({ data: 'long/catalog.json', lang: 'en', view: 'all-checks' }, { ready: false });
  const browser = await page.context.newCDPSession(page.page);
  await browser.send('Emulation.setCPUThrottlingRate', { rate: 12 });
  await page.page.locator('main h1').waitFor();
  await page.page.evaluate(() => document.querySelector('main').dispatchEvent(new Event('wanted')));
  const panel = page.page.locator('[data-testid="checks"]'), progress = panel.locator('[data-testid="check-progress"]');
  await progress.waitFor({ timeout: 60_000 });
  assert.match(await progress.textContent(), /[1-9][\d,]* of 22,500 looked at/);
  assert.equal(await panel.getAttribute('aria-busy'), 'true');
  assert.equal(await page.page.locator('[data-testid="card-differs"]').count(), 0, 'no mark counts half of the checks');
  await page.page.selectOption('select[data-testid="year-select"]', '2010');
  assert.equal(await page.page.locator('[data-testid="kpi"]').first().getAttribute('data-year'), '2010', 'the page answers meanwhile');
  await panel.locator('[data-testid="check-stop"]').click();
  await page.page.waitForFunction(() => document.querySelector('[data-testid="checks"]').getAttribute('aria-busy') === 'false', undefined, { timeout: 60_000 });
  assert.equal(await progress.count(), 0);
  const years = await panel.locator('[data-testid="check"]').evaluateAll((all) => [...new Set(all.map(({ dataset }) => dataset.year))]);
  assert.deepEqual(years, ['2010']);
});

test('one file with the figures of hundreds of areas is read in parts, with turns for all else between them', async () => {
  const [[, text], ...files] = folder({ areas: 400, indicators: 40 });
  const catalog = JSON.parse(text), series = files.flatMap(([, text]) => JSON.parse(text).series);
  catalog.files = [{ path: 'all.json' }];
  site.server.mounts.set('whole/catalog.json', JSON.stringify(catalog));
  site.server.mounts.set('whole/all.json', JSON.stringify({ series }));
  const page = await site.open({ data: 'whole/catalog.json', lang: 'en', area: 'VN-399' }, { ready: false });
  // Turns of the page after the file has come and before its figures are shown.
  const turns = await page.page.evaluate(() => new Promise((done) => {
    let turns = 0;
    const turn = () => {
      if (performance.getEntriesByName(new URL('whole/all.json', document.baseURI).href).length > 0) turns += 1;
      if (document.querySelector('[data-testid="kpi"]:not([data-value=""])')) done(turns);
      else setTimeout(turn);
    };
    turn();
  }));
  assert.ok(turns >= 3, `${turns} turns`);
  const last = series.find(({ indicator, area }) => indicator === 'total' && area === 'VN-399').values.at(-1);
  assert.equal((await page.cards()).total.value, last);
});

test('a change of the year has the styles of few elements worked out anew, and nothing laid out before its frame', async () => {
  serveMany(1);
  const page = await site.open(DATA, { height: 2000 });
  await page.settled();
  const session = await page.page.context().newCDPSession(page.page), events = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...value));
  await session.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories: ['devtools.timeline', 'blink.user_timing'] } });
  const years = (await page.options('year')).slice(0, 12).filter((_, place) => place % 3 === 1);
  for (const year of years) {
    await page.page.evaluate(async (year) => {
      const select = document.querySelector('[data-testid="year-select"]');
      performance.mark(`chosen ${year}`);
      select.value = year;
      select.dispatchEvent(new Event('change', { bubbles: true }));
      await null;
      performance.mark(`done ${year}`);
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
      performance.mark(`shown ${year}`);
    }, year);
    await page.settled();
  }
  const complete = new Promise((done) => session.once('Tracing.tracingComplete', done));
  await session.send('Tracing.end');
  await complete;
  const at = (mark) => events.find(({ name }) => name === mark).ts;
  for (const year of years) {
    const within = (name, end) => events.filter((event) => event.name === name && event.ph === 'X' && event.ts >= at(`chosen ${year}`) && event.ts < at(`${end} ${year}`));
    assert.equal(within('Layout', 'done').length, 0, `${year}: a layout is forced`);
    const styled = within('UpdateLayoutTree', 'shown').map(({ args }) => args.elementCount);
    assert.ok(styled.length > 0, `${year}: a frame has come`);
    const all = styled.reduce((sum, count) => sum + count, 0);
    assert.ok(all <= 120, `${year}: styles of ${all} elements`);
  }
});
