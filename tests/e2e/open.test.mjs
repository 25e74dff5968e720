// Data that is not the project's own: files that the reader opens, another catalog of the same host, a folder of one year, one without figures.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { hold, readData, useSite } from './harness.mjs';

const site = useSite();
const SMALL = 'tests/data/small';
const SERIES = ['country', 'income', 'regions'].map((name) => `${SMALL}/series/${name}.json`);
const input = (page) => page.page.locator('input[type="file"][data-testid="open-file"]');
const headline = (page) => page.page.locator('[data-testid="headline"]').textContent();

/** A catalog with one indicator and one area; `points` are those of its only series. */
const folder = (points, more = {}) => ({
  'catalog.json': JSON.stringify({
    format: 'coopstat/1', title: { vi: 'Thử' }, default: { area: 'XX', reporter: 'a' },
    indicators: [{ id: 'total', name: { vi: 'Tổng số' }, unit: { vi: 'tổ chức' }, kind: 'stock', ...more }],
    areas: [{ id: 'XX', name: { vi: 'Nước' }, kind: 'country' }], reporters: [{ id: 'a', name: { vi: 'Cơ quan A' } }],
    sources: [{ id: 's', title: 'Báo cáo', publisher: 'Cơ quan A' }], files: [{ path: 'series.json' }],
  }),
  'series.json': JSON.stringify({ series: [{ indicator: 'total', area: 'XX', reporter: 'a', points }] }),
});
const files = (all) => Object.entries(all).map(([name, text]) => ({ name, mimeType: 'application/json', buffer: Buffer.from(text) }));

test('a catalog and its series files opened together become the page, until the reader goes back', async () => {
  const page = await site.open();
  await input(page).setInputFiles([`${SMALL}/catalog.json`, ...SERIES]);
  const own = page.page.locator('.own-data');
  await own.waitFor();
  await page.settled();
  const { default: { year }, indicators } = JSON.parse(readFileSync(`${SMALL}/catalog.json`, 'utf8'));
  assert.equal(await page.select('year').inputValue(), String(year));
  assert.ok(Object.keys(await page.cards()).every((id) => indicators.some((indicator) => indicator.id === id)));
  assert.equal(await page.page.locator('[data-testid="error"]').count(), 0);
  await own.getByRole('button').click();
  await own.waitFor({ state: 'detached' });
  await page.ready();
  assert.equal((await page.cards()).htx_total.value, 27394);
});

const ADDED = JSON.stringify({ series: [{ indicator: 'htx_total', area: 'VN-R6', reporter: 'vca', points: [{ year: 2022, value: 9999, source: 'vdsc-2010', quote: '9.999 hợp tác xã' }] }] });

test('a series file that is added to the site’s figures is told, marked where it is shown, and given away by no link or citation', async () => {
  const page = await site.open({ year: 2022, area: 'VN-R6', reporter: 'vca' });
  const before = await page.cards();
  await input(page).setInputFiles(files({ 'cua_toi.json': ADDED }));
  const own = page.page.locator('.own-data');
  await own.waitFor();
  await page.settled();
  assert.ok((await own.textContent()).includes('cua_toi.json'));
  assert.equal((await page.cards()).htx_total.value, 9999);
  assert.match(await headline(page), /9\.999.*từ tệp mở thêm/);
  await page.page.locator('[data-testid="check-added"]', { hasText: 'cua_toi.json' }).first().waitFor({ state: 'attached' });
  await page.page.locator('[data-testid="card-provenance"]').first().click();
  const dialog = page.page.locator('[data-testid="provenance"]');
  assert.match(await dialog.locator('[data-testid="opened"]').first().textContent(), /cua_toi\.json/);
  const citation = await dialog.locator('[data-testid="citation"]').textContent();
  assert.ok(citation.includes('cua_toi.json') && !citation.includes('year=2022'), citation);
  await dialog.locator('[data-testid="copy-figure-link"]').click();
  await page.page.locator('.copied', { hasText: 'không mang theo tệp' }).waitFor();
  await page.page.keyboard.press('Escape');
  await page.page.locator('[data-testid="share"]').click();
  await page.page.locator('.said', { hasText: 'không mang theo tệp' }).waitFor({ state: 'attached' });
  const toast = page.page.locator('.toast', { hasText: 'không mang theo tệp' }), box = await toast.boundingBox();
  assert.ok(box.width > 100 && box.y > 300 && box.y + box.height <= page.page.viewportSize().height, 'the eye is told as well');
  await toast.waitFor({ state: 'detached' });
  await own.getByRole('button').click();
  await own.waitFor({ state: 'detached' });
  await page.ready();
  assert.deepEqual(await page.cards(), before);
});

const mine = (value) => files({ 'mine.json': ADDED.replaceAll('9999', value).replaceAll('9.999', value) });

test('an added file that is opened again takes the place of what it held, and the page says so; one that is refused says what still stands', async () => {
  const page = await site.open({ year: 2022, area: 'VN-R6', lang: 'en' });
  const own = page.page.locator('.own-data');
  const value = async () => (await page.cards()).htx_total.value;
  await input(page).setInputFiles(mine('7777'));
  await own.waitFor();
  await page.settled();
  assert.equal(await value(), 7777);
  assert.doesNotMatch(await own.textContent(), /opened again/);
  await input(page).setInputFiles(mine('8888'));
  await own.filter({ hasText: 'A file of the same name was opened again (mine.json): its figures replace all those of before.' }).waitFor();
  await page.settled();
  assert.equal(await value(), 8888);
  assert.equal(await page.page.getByTestId('error').count(), 0);
  const [cut] = mine('6666');
  await input(page).setInputFiles({ ...cut, buffer: cut.buffer.subarray(0, 90) });
  const { text, alert } = await page.error();
  assert.match(text, /The page still shows the figures of this file as it was opened before\./);
  assert.equal(await alert.getByTestId('retry').count(), 0);
  assert.equal(await value(), 8888);
  await own.getByRole('button').click();
  await own.waitFor({ state: 'detached' });
  await input(page).setInputFiles(mine('7777'));
  await own.waitFor();
  assert.doesNotMatch(await own.textContent(), /opened again/);
});

test('a value that is off by the scale of its indicator is told with its quote, what is shown, and what to write; the right one is not', async () => {
  const members = (value) => files({ 'thanh-vien.json': JSON.stringify({ series: [
    { indicator: 'htx_total', area: 'VN-R6', reporter: 'vca', points: [{ year: 2022, value: 9999, source: 'vdsc-2010', quote: '9.999 hợp tác xã' }] },
    { indicator: 'members_htx', area: 'VN-R6', reporter: 'vca', points: [{ year: 2022, value, source: 'vdsc-2010', quote: 'có 74.500 người' }] },
  ] }) });
  for (const [lang, shown] of [['vi', '74.500.000.000 người'], ['en', '74,500,000,000 persons']]) {
    const page = await site.open({ year: 2022, area: 'VN-R6', lang });
    await input(page).setInputFiles(members(74500));
    const { code, text } = await page.error();
    assert.equal(code, 'off-scale');
    for (const part of ['thanh-vien.json', '$.series[1].points[0].value', '“74.500”', shown, '"value": 0.0745']) assert.ok(text.includes(part), `${part}: ${text}`);
    await page.page.locator('.own-data').waitFor();
    assert.equal((await page.cards()).members_htx.value, 74_500_000_000, 'it is shown as it is stored');
    await input(page).setInputFiles(members(0.0745));
    await page.page.locator('.own-data', { hasText: 'thanh-vien.json' }).waitFor();
    await page.page.getByTestId('error').waitFor({ state: 'detached' });
    await page.page.waitForFunction(() => document.querySelector('[data-testid="kpi"][data-indicator="members_htx"]')?.dataset.value === '74500');
    assert.equal(await page.page.getByTestId('error').count(), 0);
  }
});

test('a file with several errors is headed by their number, and an unknown id has those beside it that come nearest', async () => {
  const bad = JSON.stringify({ sources: [{ id: 'bc-2025', title: 'Báo cáo', publisher: 'Liên minh', published: '2025-13-45' }], series: [
    { indicator: 'htx_members', area: 'VN-R6', reporter: 'vca', points: [{ year: 2022, value: 1, source: 'bc2025', quote: 'một' }] },
  ] });
  for (const [lang, heading, near] of [['vi', 'Tệp có 3 lỗi nên không được dùng', 'Mã gần giống nhất: '], ['en', 'The file has 3 errors and is not used', 'The nearest ids: ']]) {
    const page = await site.open({ lang });
    await input(page).setInputFiles(files({ 'sai.json': bad }));
    const { alert, text } = await page.error();
    assert.equal(await alert.locator('.problem-text').innerText(), heading);
    assert.ok(text.includes(`${near}members_htx`) && text.includes(`${near}bc-2025`), text);
  }
});

test('of a file that is opened twice in a row the later one is shown, whichever is read first', async () => {
  const page = await site.open({ year: 2022, area: 'VN-R6' });
  const [first] = mine('7777');
  await input(page).setInputFiles({ ...first, buffer: Buffer.concat([first.buffer, Buffer.from(' '.repeat(8e6))]) });
  await input(page).setInputFiles(mine('8888'));
  await page.page.locator('.own-data').waitFor();
  await page.page.waitForTimeout(1500);
  assert.equal((await page.cards()).htx_total.value, 8888);
});

test('a series file of one’s own catalog can be opened again, too', async () => {
  const page = await site.open({ lang: 'en' });
  const all = (value) => folder([{ year: 2021, value, source: 's', quote: `${value} tổ chức` }]);
  await input(page).setInputFiles(files(all(12)));
  await page.page.locator('.own-data').waitFor();
  await input(page).setInputFiles(files({ 'series.json': all(13)['series.json'] }));
  await page.page.locator('.own-data', { hasText: 'opened again (series.json)' }).waitFor();
  await page.settled();
  assert.equal((await page.cards()).total.value, 13);
});

test('a file of one’s own without series is told to hold nothing, by a name that turns no word beside it', async () => {
  const page = await site.open({ lang: 'en' });
  await input(page).setInputFiles(files({ 'abc\u202egnp.json': '{"series": []}' }));
  const { text, code } = await page.error();
  assert.equal(code, 'no-series');
  assert.match(text, /This file holds no series[^]*abcgnp\.json/);
});

test('a file of one’s own that is refused offers no way to try again that leads nowhere', async () => {
  const page = await site.open({ lang: 'en' });
  for (const all of [{ 'm.json': ADDED.slice(0, 90) }, { 'catalog.json': folder([])['catalog.json'].slice(0, 90) }]) {
    await input(page).setInputFiles(files(all));
    const { alert, text } = await page.error();
    assert.match(text, new RegExp(Object.keys(all)[0]));
    assert.equal(await alert.getByRole('button').count(), 1, text);
    assert.doesNotMatch(text, /still shows/);
  }
});

test('that figures are of an opened file, and that they are the site’s again, is said by an element that was there before, and the focus stays in the page', async () => {
  const page = await site.open({ year: 2022, area: 'VN-R6', lang: 'en' });
  await page.page.evaluate(() => {
    window.__said = [];
    const said = document.querySelector('.said');
    new MutationObserver(() => window.__said.push(said.textContent)).observe(said, { childList: true, characterData: true, subtree: true });
  });
  const heard = (words) => page.page.waitForFunction((all) => window.__said.filter((one) => one.includes(all[0])).length >= all[1], words);
  const own = page.page.locator('.own-data');
  for (const count of [1, 2, 3]) {
    await input(page).setInputFiles(mine('7777'));
    await heard(['mine.json', count]);
  }
  assert.equal(await own.getAttribute('role'), null, 'it is said once');
  await own.getByRole('button').focus();
  await page.page.keyboard.press('Enter');
  await heard(['Showing the site’s data again.', 1]);
  await page.page.waitForFunction(() => document.activeElement.id === 'main');
});

const OWN = { id: 'bc-tinh', title: 'Báo cáo của tỉnh', publisher: 'Chi cục Thống kê', accessed: '2026-01-15' };
const of = (year, value) => ({ year, value, source: OWN.id, quote: `${value} hợp tác xã` });
const country = (points) => JSON.stringify({ series: [{ indicator: 'htx_total', area: 'VN', reporter: 'vca', points }], sources: [OWN] });

test('a file that is added while another catalog is awaited is laid over none but the one that it was read with', async () => {
  site.server.mounts.set('next/catalog.json', folder({})['catalog.json']);
  site.server.mounts.set('next/series.json', folder([{ year: 2001, value: 700, source: 's', quote: '700 tổ chức' }])['series.json']);
  const page = await site.open({ year: 2021, reporter: 'vca', lang: 'vi' }, { expects: [/status of 404/] }); // of the catalog's own files there are none
  const release = await hold(page.page, (url) => url.pathname.endsWith('next/catalog.json'));
  await page.page.evaluate(() => {
    history.pushState(null, '', '?data=next/catalog.json');
    dispatchEvent(new PopStateEvent('popstate'));
  });
  await input(page).setInputFiles(files({ 'tinh.json': country([of(2031, 36543)]) }));
  await page.page.waitForTimeout(500);
  release();
  await page.page.locator('[data-testid="kpi"][data-value="700"]').first().waitFor();
  await page.page.waitForTimeout(500);
  assert.equal(await page.page.locator('.own-data').count(), 0, 'nothing of the file is left');
  assert.doesNotMatch(await page.page.locator('main').innerText(), /36\.543/);
});

test('an added file goes on with a series of the site by a year, from a source of its own, and hides no figure of the site', async () => {
  const page = await site.open({ year: 2021, reporter: 'vca', lang: 'vi' });
  const before = await page.cards();
  await input(page).setInputFiles(files({ 'tinh.json': country([of(2021, 11111), of(2031, 36543)]) }));
  await page.page.locator('.own-data', { hasText: 'tinh.json' }).waitFor();
  await page.settled();
  assert.equal(await page.page.getByTestId('error').count(), 0);
  assert.equal((await page.cards()).htx_total.value, before.htx_total.value);
  await page.page.locator('[data-testid="kpi"][data-indicator="htx_total"] [data-testid="card-provenance"]').click();
  const dialog = page.page.locator('[data-testid="provenance"]');
  const [first, ...others] = await dialog.locator('[data-testid="statement"]').allInnerTexts();
  assert.ok(first.includes('27.394') && !first.includes('tinh.json'), first);
  assert.ok(others.some((text) => text.includes('11.111') && text.includes('tinh.json') && text.includes(OWN.title)), others.join('|'));
  assert.ok((await dialog.locator('[data-testid="citation"]').textContent()).includes('year=2021'), 'the site’s figure is still cited by the site');
  await page.page.keyboard.press('Escape');
  await page.choose('year', '2031');
  await page.settled();
  assert.equal((await page.cards()).htx_total.value, 36543);
  assert.match(await headline(page), /36\.543.*từ tệp mở thêm/);
});

test('a file of the site that failed is shown before an added one when it comes after all, and that is told', async () => {
  const REGIONS = 'data/series/regions.json';
  site.server.faults.set(REGIONS, { status: 404 });
  const expects = [/Failed to load resource/, /status of \d+/]; // the browser itself logs these
  const page = await site.open({ year: 2022, area: 'VN-R6', reporter: 'vca' }, { expects, ready: false });
  await page.error();
  const { series: [theirs] } = JSON.parse(readFileSync(`dist/${REGIONS}`, 'utf8'));
  const { indicator, area, reporter, sector, from, points } = theirs;
  const same = { indicator, area, reporter, ...(sector && { sector }), points: [{ ...of(from ?? points[0].year, 9999), source: 'vdsc-2010' }] };
  await input(page).setInputFiles(files({ 'cua_toi.json': JSON.stringify({ series: [same] }) }));
  await page.page.locator('.own-data').waitFor();
  site.server.faults.clear();
  await page.page.locator('[data-testid="retry"]').first().click();
  const { text } = await page.error('gave-way');
  assert.ok(text.includes('cua_toi.json') && text.includes('series/regions.json'), text);
  assert.equal(await page.page.locator('[data-testid="error"]').count(), 1, 'nothing of either is refused');
  assert.equal(await page.page.locator('.own-data').count(), 1);
});

test('a source of an added file that the site has otherwise is refused, and one that nobody names says where it can be named', async () => {
  const page = await site.open({ year: 2021, lang: 'en' });
  const { catalog } = readData();
  const taken = country([of(2031, 1)]).replaceAll(OWN.id, catalog.sources[0].id);
  await input(page).setInputFiles(files({ 'tinh.json': taken }));
  assert.equal((await page.error()).code, 'duplicate-id');
  const nameless = JSON.stringify({ series: JSON.parse(country([of(2031, 1)])).series });
  await input(page).setInputFiles(files({ 'tinh.json': nameless }));
  const { code, text } = await page.error('unknown-id');
  assert.equal(code, 'unknown-id');
  assert.match(text, /under “sources”/);
});

test('a broken file that the reader opens is told with file, path and code, and what was shown stays', async () => {
  const page = await site.open({ year: 2021 });
  const before = await page.cards();
  const broken = folder([{ year: 1800, value: 'x', source: 'nobody', quote: '…' }]);
  await input(page).setInputFiles(files({ 'catalog.json': broken['catalog.json'].replace('coopstat/1', 'coopstat/1","title":"') }));
  const { code, text } = await page.error();
  assert.ok(code.length > 2 && text.includes('catalog.json'), `${code}: ${text}`);
  assert.deepEqual(await page.cards(), before);
});

test('a series file with the format of a catalog is told to be one, in a line', async () => {
  const page = await site.open({ year: 2021, lang: 'en' });
  const text = ADDED.replace('{', '{"format":"coopstat/1","title":{"vi":"Của tôi"},');
  await input(page).setInputFiles(files({ 'cua_toi.json': text }));
  const { code, alert } = await page.error();
  assert.equal(code, 'key-not-allowed');
  assert.equal(await alert.locator('.problem-lines li').count(), 1);
  assert.match(await alert.innerText(), /This is a series file/);
});

test('every mistake of a series file is told at once, each with its JSON path', async () => {
  const page = await site.open({ lang: 'en' });
  await input(page).setInputFiles(files(folder([{ year: 1800, value: 'x', source: 'nobody', quote: 'words' }])));
  const { text } = await page.error();
  for (const path of ['$.series[0].points[0].year', '$.series[0].points[0].value', '$.series[0].points[0].source']) {
    assert.ok(text.includes(path), `${path} in: ${text}`);
  }
});

test('a catalog that is opened without its series files says which are missing, until they are opened, too', async () => {
  const page = await site.open({ lang: 'en' });
  const all = folder([{ year: 2021, value: 12, source: 's', quote: '12 tổ chức' }]);
  await input(page).setInputFiles(files({ 'catalog.json': all['catalog.json'] }));
  const { code, text } = await page.error();
  assert.equal(code, 'not-opened');
  assert.match(text, /names a data file that was not opened \(series\.json\)/);
  await input(page).setInputFiles(files({ 'series.json': all['series.json'] }));
  await page.page.locator('[data-testid="error"]').waitFor({ state: 'detached' });
  await page.settled();
  assert.equal((await page.cards()).total.value, 12);
});

test('of a catalog alone nothing is said to be missing that its files may hold', async () => {
  for (const [lang, none] of [['en', /no (2021 )?figure/i], ['vi', /[Cc]hưa có số/]]) {
    const page = await site.open({ lang, year: 2021 });
    await input(page).setInputFiles('dist/data/catalog.json');
    const { code } = await page.error();
    assert.equal(code, 'not-opened');
    await page.settled();
    const told = [await headline(page), ...await page.page.locator('[data-testid="kpi"]').allTextContents()];
    for (const text of told) {
      assert.doesNotMatch(text, none);
      assert.match(text, lang === 'en' ? /could not be read/ : /Chưa đọc được|chưa đọc được/);
    }
  }
});

test('a file of another kind is told to be one, with what the page reads, and what can be read beside it is', async () => {
  const all = { 'bieu-do.png': '\x89PNG\r\n\x1A\n', 'so-lieu.xlsx': 'PK\x03\x04\x14\0', 'bao-cao.pdf': '%PDF-1.7\n', 'data.zip': 'PK\x03\x04', 'so-lieu.csv': '\ufeffyear,indicator\r\n2021,a' };
  for (const [lang, words, read] of [['vi', ['ảnh', 'bảng tính', 'PDF', 'ZIP', 'CSV'], 'Trang đọc tệp JSON theo định dạng coopstat/1'], ['en', ['picture', 'spreadsheet', 'PDF', 'ZIP', 'CSV'], 'The page reads JSON files of the format coopstat/1']]) {
    const page = await site.open({ lang, year: 2022, area: 'VN-R6' });
    await input(page).setInputFiles([...files(all), ...mine('7777')]);
    await page.page.locator('.own-data').waitFor();
    const alerts = page.page.getByTestId('error');
    await page.page.locator('#more-problems').click();
    const told = await alerts.allInnerTexts();
    assert.equal(told.length, 5, told.join('\n'));
    Object.keys(all).forEach((name, place) => {
      for (const part of [name, words[place], read, 'docs/data-format.md', 'other-format']) assert.ok(told[place].includes(part), `${part}: ${told[place]}`);
      assert.doesNotMatch(told[place], /“P”|cú pháp|Broken JSON/);
    });
    assert.equal((await page.cards()).htx_total.value, 7777);
    await input(page).setInputFiles({ name: 'u16.json', mimeType: 'application/json', buffer: Buffer.from(`\ufeff${ADDED}`, 'utf16le') });
    const { text } = await page.error();
    assert.ok(text.includes('UTF-16') && text.includes('UTF-8'), text);
  }
});

/** Drags files of this machine over the page and, but where `drops` is false, drops them there. */
async function drag(page, paths, drops = true) {
  const session = await page.page.context().newCDPSession(page.page);
  const data = { items: [], files: paths.map((path) => resolve(path)), dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', ...(drops ? ['drop'] : [])]) await session.send('Input.dispatchDragEvent', { type, x: 400, y: 400, data });
}

test('files that are dropped on the page are opened as with the button, and the page says that it takes them', async () => {
  for (const [lang, words] of [['vi', 'Thả tệp vào trang để mở số liệu'], ['en', 'Drop files on the page to open their figures']]) {
    const page = await site.open({ lang });
    const target = page.page.locator('[role="status"] > #drop');
    await drag(page, SERIES, false);
    await target.waitFor();
    assert.equal((await target.innerText()).trim(), words, 'in one language');
    await target.waitFor({ state: 'hidden' });
    await drag(page, [`${SMALL}/catalog.json`, ...SERIES]);
    await page.page.locator('.own-data').waitFor();
    await target.waitFor({ state: 'hidden' });
    await page.settled();
    assert.ok('total' in (await page.cards()));
    await page.page.locator('.said', { hasText: 'catalog.json' }).waitFor({ state: 'attached' });
  }
});

test('a file that is dropped before the page is there waits for it, and one that is no data file is told', async () => {
  const page = await site.open({}, { ready: false });
  await drag(page, ['README.md', 'tests/data/small/series/country.json']);
  const { alert } = await page.error();
  await alert.waitFor();
  assert.equal(page.page.url(), new URL(page.page.url()).origin + '/', 'the browser did not open it in the page’s place');
  const told = (await page.page.getByTestId('error').allInnerTexts()).join();
  assert.ok(told.includes('README.md') && told.includes('country.json'), told);
});

test('nothing is dropped behind a dialog', async () => {
  const page = await site.open();
  await page.page.getByTestId('card-provenance').first().click();
  await page.page.locator('dialog[open]').waitFor();
  await drag(page, SERIES);
  await page.page.waitForTimeout(300);
  assert.equal(await page.page.locator('#drop').isVisible(), false);
  assert.equal(await page.page.getByTestId('error').count() + await page.page.locator('.own-data').count(), 0);
});

test('a folder with figures of one year only gives cards, and charts or reasons', async () => {
  const page = await site.open();
  await input(page).setInputFiles(files(folder([{ year: 2021, value: 12, source: 's', quote: '12 tổ chức' }])));
  await page.page.locator('.own-data').waitFor();
  await page.settled();
  assert.equal((await page.cards()).total.value, 12);
  const unexplained = await page.page.locator('figure[data-testid="chart"][data-points="0"]:not(:has(.chart-empty p))').count();
  assert.equal(unexplained, 0);
});

test('a folder without any figure says so and stays usable', async () => {
  const page = await site.open();
  await input(page).setInputFiles(files(folder([])));
  await page.page.locator('.own-data').waitFor();
  assert.ok((await headline(page)).length > 10);
  assert.ok(await page.select('lang').isEnabled());
  assert.equal(await page.page.locator('#notice').isVisible(), false);
});

test('texts with markup, scripts and control characters appear as text', async () => {
  const page = await site.open();
  const evil = '<img src=x onerror="window.__hit=1"><script>window.__hit=1</script>\u202eabc\u0007 =1+1';
  await input(page).setInputFiles(files(folder([{ year: 2021, value: 12, source: 's', quote: evil.slice(0, 200) }], { name: { vi: evil } })));
  await page.page.locator('.own-data').waitFor();
  await page.settled();
  assert.ok((await page.page.locator('[data-testid="kpi"]').first().textContent()).includes('<img src=x'));
  await page.page.locator('[data-testid="card-provenance"]').first().click();
  assert.ok((await page.page.locator('[data-testid="provenance"] blockquote').textContent()).includes('<script>'));
  assert.equal(await page.page.evaluate(() => window.__hit), undefined);
});

test('another catalog of the same host is opened by its path in the link', async () => {
  for (const file of [`${SMALL}/catalog.json`, ...SERIES]) site.server.mounts.set(file.replace(SMALL, 'other'), readFileSync(file));
  const page = await site.open({ data: 'other/catalog.json' });
  assert.ok('total' in (await page.cards()));
  assert.notEqual(await headline(page), '');
});

const years = (...all) => all.map((year) => ({ year, value: 12, source: 's', quote: '12 tổ chức' }));
/** Every notice that the page shows from now on, however short. */
const notices = async (page) => {
  await page.page.evaluate(() => {
    window.__notices = [];
    const note = () => window.__notices.push(...[...document.querySelectorAll('[data-testid="error"]')].map((one) => one.innerText));
    new MutationObserver(note).observe(document.querySelector('.notices'), { childList: true, subtree: true });
  });
  return () => page.page.evaluate(() => window.__notices);
};

test('what was chosen and an opened catalog does not have leaves view and link without a word; what it has stays, and so when the site’s figures are back', async () => {
  const page = await site.open({ year: 2021, compare: 2018, reporter: 'mpi', lang: 'en', view: 'base-2018,table-trend', checks: 'result-differs,indicator-htx_total' });
  await page.choose('area', 'VN-R6');
  await page.page.waitForURL(/area=VN-R6/);
  const entries = () => page.page.evaluate(() => history.length);
  const [before, told] = [await entries(), await notices(page)];
  await input(page).setInputFiles(files(folder(years(2040, 2041))));
  await page.page.locator('[data-testid="kpi"][data-indicator="total"][data-year="2041"]').waitFor();
  await page.settled();
  const kept = { lang: 'en', view: 'table-trend', checks: 'result-differs' };
  assert.deepEqual(page.state(), kept);
  assert.equal(await entries(), before, 'it is no step of its own');
  assert.deepEqual(await told(), [], 'no link was followed');
  await page.page.goBack();
  const { alert, text } = await page.error('unknown');
  assert.match(text, /The link names the reporter “mpi”/);
  await page.page.goForward();
  await alert.waitFor({ state: 'detached' });
  const after = await notices(page);
  await page.choose('year', 2040);
  await page.page.waitForURL(/year=2040/);
  await page.page.locator('.own-data').getByRole('button').click();
  await page.page.locator('.own-data').waitFor({ state: 'detached' });
  await page.followed('year', readData().catalog.default.year);
  assert.deepEqual(page.state(), kept);
  assert.deepEqual(await after(), []);
});

test('a year that an opened file alone had gives way to the default when the file is taken back', async () => {
  const page = await site.open({ year: 2021, reporter: 'vca', lang: 'en' });
  const told = await notices(page);
  await input(page).setInputFiles(files({ 'tinh.json': country([of(2031, 36543)]) }));
  await page.page.locator('.own-data').waitFor();
  await page.choose('year', '2031');
  await page.page.locator('.own-data').getByRole('button').click();
  await page.page.locator('.own-data').waitFor({ state: 'detached' });
  await page.followed('year', readData().catalog.default.year);
  assert.deepEqual(page.state(), { reporter: 'vca', lang: 'en' });
  assert.deepEqual(await told(), []);
  assert.equal(await page.page.locator('.said').textContent(), 'Showing the site’s data again.');
});

test('of an opened catalog no year is given up while a file of it that may have it is still to be opened', async () => {
  const page = await site.open({ year: 2021, lang: 'en' });
  const all = folder(years(2015));
  await input(page).setInputFiles(files({ 'catalog.json': all['catalog.json'] }));
  await page.error('not-opened');
  assert.equal(page.state().year, '2021');
  await input(page).setInputFiles(files({ 'series.json': all['series.json'] }));
  await page.followed('year', 2015);
  assert.deepEqual(page.state(), { lang: 'en' });
  assert.equal(await page.page.getByTestId('error').count(), 0);
});

test('what a followed link names in vain goes with the notice of it when a catalog is opened', async () => {
  const page = await site.open({ year: 2021, area: 'VN-60', lang: 'en' });
  const { alert } = await page.error('unknown');
  await input(page).setInputFiles(files(folder(years(2021))));
  await alert.waitFor({ state: 'detached' });
  await page.settled();
  assert.deepEqual(page.state(), { year: '2021', lang: 'en' });
});

test('that a file was opened again is said until something else is done', async () => {
  const page = await site.open({ year: 2022, area: 'VN-R6', lang: 'en' });
  const own = page.page.locator('.own-data'), said = page.page.locator('.said');
  const again = own.filter({ hasText: 'opened again (mine.json)' }), heard = said.filter({ hasText: 'opened again' });
  const twice = async () => {
    for (const value of ['7777', '8888']) {
      await input(page).setInputFiles(mine(value));
      await page.page.locator(`[data-testid="kpi"][data-value="${value}"]`).waitFor();
    }
    for (const one of [again, heard]) await one.waitFor({ state: 'attached' });
  };
  const gone = async () => {
    for (const one of [again, heard]) await one.waitFor({ state: 'detached' });
    assert.match(await own.textContent(), /mine\.json/);
  };
  await twice();
  await page.choose('theme', 'dark');
  await gone();
  await twice();
  await page.choose('reporter', 'mpi');
  await gone();
  await page.choose('reporter', 'vca');
  await twice();
  await input(page).setInputFiles(files({ 'tinh.json': country([of(2031, 36543)]) }));
  await own.filter({ hasText: 'tinh.json' }).waitFor();
  await gone();
  await twice();
  await input(page).setInputFiles(files({ 'cut.json': ADDED.slice(0, 90) }));
  await page.error();
  await gone();
});

test('whose figures are shown is heard of a catalog that is opened after a choice, and not the headline in its place', async () => {
  const page = await site.open({ year: 2021, lang: 'en' });
  await page.choose('year', 2019);
  await page.page.waitForTimeout(1500);
  await input(page).setInputFiles(files(folder(years(2040))));
  await page.page.locator('.own-data').waitFor();
  await page.page.waitForTimeout(1500);
  assert.match(await page.page.locator('.said').textContent(), /catalog\.json/);
});

test('of two catalogs that are opened at once the first is shown, and the other is told to be left out', async () => {
  for (const [lang, words] of [['vi', 'Trang dùng danh mục “catalog.json”'], ['en', 'The page shows “catalog.json”']]) {
    const page = await site.open({ lang });
    const [one, other] = [folder(years(2021)), folder(years(2021))];
    await input(page).setInputFiles(files({ ...one, 'second.json': other['catalog.json'] }));
    const { code, text } = await page.error();
    assert.equal(code, 'second-catalog');
    assert.ok(text.includes('second.json') && text.includes(words), text);
    await page.settled();
    assert.equal((await page.cards()).total.value, 12);
  }
});

test('of a folder that is dropped the page says that its files can be opened', async () => {
  for (const [lang, words] of [['vi', /thư mục/], ['en', /folder/]]) {
    const page = await site.open({ lang });
    await drag(page, [SMALL]);
    const { code, text } = await page.error();
    assert.equal(code, 'unreadable');
    assert.match(text, words);
  }
});

test('thirty files are opened at once; of thirty that cannot be read the first are told, and how many more there are', async () => {
  const page = await site.open({ year: 2021, area: 'VN-R6', lang: 'en' });
  const all = (text) => files(Object.fromEntries(Array.from({ length: 30 }, (_, n) => [`f${n}.json`, text(n)])));
  const good = (n) => JSON.stringify({ series: [{ indicator: 'htx_total', area: 'VN-R6', reporter: 'vca', points: [{ year: 1970 + n, value: 100 + n, source: 'vdsc-2010', quote: `${100 + n} hợp tác xã` }] }] });
  await input(page).setInputFiles(all(good));
  await page.page.waitForFunction(() => document.querySelectorAll('[data-testid="year-select"] option').length > 30);
  assert.equal(await page.page.getByTestId('error').count(), 0);
  await input(page).setInputFiles(all((n) => good(n).slice(0, 50)));
  const alerts = page.page.getByTestId('error'), more = page.page.locator('#more-problems');
  await more.filter({ hasText: '27' }).waitFor();
  assert.equal(await alerts.count(), 3);
  await alerts.first().getByRole('button', { name: 'Close' }).click();
  await more.filter({ hasText: '26' }).waitFor();
  assert.equal(await alerts.count(), 3);
});

/** A catalog in which there is nothing. */
const EMPTY = { ...JSON.parse(folder([])['catalog.json']), default: {}, indicators: [], areas: [], reporters: [], sources: [], files: [] };
/** What the page shows of choices: the name of each, what it says, and whether it can be chosen. */
const choices = (page) => page.page.locator('.bar select').evaluateAll((all) => all.filter((one) => one.checkVisibility())
  .map((one) => [one.dataset.testid.replace('-select', ''), one.selectedOptions[0]?.text ?? '', one.disabled]));
const head = (page) => page.page.evaluate(() => ({
  title: document.title, h1: document.querySelector('h1').innerText, data: document.querySelectorAll('script[type="application/ld+json"], meta[name="description"]').length,
}));

test('where the catalog of a link does not come nothing on the page is of the site’s data, and a link leads to that', async () => {
  for (const [lang, h1, words] of [['vi', 'Chưa tải được số liệu nào.', 'Trở về số liệu của trang'], ['en', 'No figures could be loaded.', 'Back to the site’s data']]) {
    const page = await site.open({ data: 'nope/catalog.json', year: 2019, lang, theme: 'dark' }, { ready: false, expects: [/Failed to load resource/] });
    const { alert, code } = await page.error();
    assert.equal(code, 'http-404');
    assert.deepEqual(await head(page), { title: 'Coopstat', h1, data: 0 });
    assert.deepEqual((await choices(page)).map(([name]) => name), ['lang', 'theme']);
    await alert.getByRole('link', { name: words }).click();
    await page.ready();
    assert.equal(await page.page.getByTestId('error').count(), 0);
    assert.equal((await page.cards()).htx_total.value, 27394);
    assert.deepEqual(page.state(), { ...(lang === 'en' && { lang }), theme: 'dark' });
    assert.match(await page.page.title(), /2021/);
  }
});

test('a catalog without figures says so under its own name, and nothing on the page is blank', async () => {
  site.server.mounts.set('empty/catalog.json', JSON.stringify(EMPTY));
  const said = { vi: ['Bộ số liệu này chưa có con số nào.', 'Chưa có'], en: ['This data set has no figures yet.', 'Nothing yet'] };
  for (const lang of ['vi', 'en']) {
    for (const opened of [true, false]) {
      const page = await site.open({ lang, ...(!opened && { data: 'empty/catalog.json', area: 'VN', checks: 'foo' }) }, { ready: opened });
      if (opened) await input(page).setInputFiles(files({ 'catalog.json': JSON.stringify(EMPTY) }));
      await page.page.locator('h1', { hasText: said[lang][0] }).waitFor();
      const none = said[lang][1];
      assert.deepEqual((await choices(page)).slice(0, 4), ['year', 'compare', 'area', 'reporter'].map((name) => [name, none, true]));
      assert.equal(await page.page.getByTestId('year-track').isVisible(), false);
      assert.equal(await page.page.title(), 'Thử');
      await page.page.locator('main h2:visible').last().waitFor();
      assert.deepEqual(await page.page.locator('main h2:visible').allInnerTexts().then((all) => all.filter((one) => one.trim())), [lang === 'vi' ? 'Nguồn và phương pháp' : 'Sources and method']);
      const back = page.page.locator('.own-data').getByRole(opened ? 'button' : 'link');
      await back.click();
      await page.page.locator('[data-testid="kpi"]').first().waitFor();
      assert.ok(await page.select('year').isEnabled());
    }
  }
});
