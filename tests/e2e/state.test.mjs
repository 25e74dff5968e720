// The query string is the state: a filter changes cards, charts and link; the link restores the view; Back undoes.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hold, readData, useSite } from './harness.mjs';

const site = useSite();

/** How many charts show other pixels. */
const changed = (before, after) => Object.keys(after).filter((chart) => before[chart] !== after[chart]).length;
const headline = (page) => page.page.locator('[data-testid="headline"]').innerText();

test('without a query the page opens on the year that the catalog names', async () => {
  const { catalog } = readData();
  const page = await site.open();
  assert.equal(await page.select('year').inputValue(), String(catalog.default.year));
  assert.equal(await page.page.locator('html').getAttribute('lang'), 'vi');
});

test('another year changes cards, headline, charts and link', async () => {
  const page = await site.open({ year: 2021 });
  const [cards, words, pixels] = [await page.cards(), await headline(page), await page.pixels()];
  await page.choose('year', 2019);
  const after = await page.cards();
  assert.equal(after.htx_total.year, '2019');
  assert.notEqual(after.htx_total.value, cards.htx_total.value);
  assert.notEqual(await headline(page), words);
  assert.ok(changed(pixels, await page.pixels()) >= 3, 'charts mark the chosen year');
  assert.equal(page.state().year, '2019');
});

test('the list of years to compare with holds each once, and the one that it begins with has figures', async () => {
  for (const view of [{}, { year: 2021 }, { year: 2021, compare: 2018 }, { year: 2010 }, { year: 2021, area: 'VN-HN' }]) {
    const page = await site.open(view);
    const years = await page.options('compare');
    assert.equal(new Set(years).size, years.length, JSON.stringify(years));
    const chosen = await page.page.locator('select[data-testid="compare-select"]').inputValue();
    assert.ok(years.includes(chosen) && (await page.options('year')).concat('').includes(chosen), `${chosen} of ${years}`);
  }
});

test('another compared year changes the change on the cards, and not the figure', async () => {
  const page = await site.open({ year: 2021, compare: 2020, reporter: 'vca' });
  const before = (await page.cards()).htx_total, pixels = await page.pixels();
  await page.choose('compare', 2018);
  const after = (await page.cards()).htx_total;
  assert.equal(after.value, before.value);
  assert.notEqual(after.change, before.change);
  assert.ok(changed(pixels, await page.pixels()) >= 1, 'a chart marks the compared year');
  assert.equal(page.state().compare, '2018');
});

test('another reporter changes cards, charts and link', async () => {
  const page = await site.open({ year: 2021, reporter: 'vca' });
  const before = await page.cards(), pixels = await page.pixels();
  const other = (await page.options('reporter')).find((id) => id !== 'vca' && id !== '');
  assert.ok(other, 'there is another reporter');
  await page.choose('reporter', other);
  assert.notDeepEqual(await page.cards(), before);
  assert.ok(changed(pixels, await page.pixels()) >= 1);
  assert.equal(page.state().reporter, other);
});

test('another area changes cards, charts and link', async () => {
  const page = await site.open({ year: 2021 });
  const before = await page.cards(), pixels = await page.pixels(), home = await page.select('area').inputValue();
  const other = (await page.options('area')).find((id) => id !== home && id !== '');
  assert.ok(other, 'there is another area');
  await page.choose('area', other);
  assert.notDeepEqual(await page.cards(), before);
  assert.ok(changed(pixels, await page.pixels()) >= 1);
  assert.equal(page.state().area, other);
});

test('another language changes words and number forms, and no figure', async () => {
  const page = await site.open({ year: 2021, lang: 'vi' });
  const before = await page.cards(), words = await headline(page), pixels = await page.pixels();
  await page.choose('lang', 'en');
  const after = await page.cards();
  assert.equal(await page.page.locator('html').getAttribute('lang'), 'en');
  assert.equal(page.state().lang, 'en');
  assert.notEqual(await headline(page), words);
  for (const [indicator, card] of Object.entries(after)) assert.equal(card.value, before[indicator].value, indicator);
  assert.ok(changed(pixels, await page.pixels()) >= 5, 'charts speak the language');

  const other = await site.open({ year: 2021, lang: 'en' });
  const names = ({ page: tab }) => tab.locator('#app :is([aria-label], [title])').evaluateAll((all) => all.map((one) => `${one.localName} ${one.dataset.testid}: ${one.ariaLabel ?? one.title}`));
  await other.lookAtAll();
  await other.cards(); // with their marks
  assert.deepEqual(await names(page), await names(other), 'so do names that are heard alone');
});

test('the theme of the link is the theme of page and charts', async () => {
  const [light, dark] = [await site.open({ year: 2021, theme: 'light' }), await site.open({ year: 2021, theme: 'dark' })];
  const ground = (page) => page.page.evaluate(() => [document.body, document.documentElement].map((node) => getComputedStyle(node).backgroundColor).join());
  assert.notEqual(await ground(light), await ground(dark));
  const [one, other] = [await light.pixels(), await dark.pixels()];
  for (const [chart, pixels] of Object.entries(one)) assert.ok(pixels === null || pixels !== other[chart], chart);
});

test('Back undoes each choice and Forward makes it again', async () => {
  const page = await site.open({ year: 2021, compare: 2020, reporter: 'vca' });
  const seen = {};
  const look = async (name) => {
    await page.keep(name);
    seen[name] = { cards: await page.cards(), charts: (await page.charts()).map(({ chart, points }) => [chart, points]) };
  };
  const same = async (name) => {
    assert.deepEqual({ cards: await page.cards(), charts: (await page.charts()).map(({ chart, points }) => [chart, points]) }, seen[name]);
    const differences = await page.differences(name);
    // Edges of a stroke are smoothed a little otherwise where only a part of it was drawn anew.
    assert.ok(Object.values(differences).every((most) => most <= 64), JSON.stringify(differences));
  };
  await look('first');
  await page.choose('year', 2019);
  await look('second');
  assert.ok(Object.values(await page.differences('first')).some((most) => most > 64), 'the years differ to the eye');
  await page.choose('year', 2018);
  await page.page.waitForURL(/year=2018/);
  await page.page.goBack();
  await page.followed('year', 2019);
  await same('second');
  await page.page.goBack();
  await page.followed('year', 2021);
  await same('first');
  await page.page.goForward();
  await page.followed('year', 2019);
  await same('second');
});

test('the link of a view shows the same view to someone else', async () => {
  const page = await site.open();
  for (const [name, value] of [['year', 2018], ['compare', 2016], ['lang', 'en']]) await page.choose(name, value);
  const other = await site.open(page.state());
  for (const one of [page, other]) await one.page.locator('[data-testid="card-differs"]').first().waitFor();
  assert.deepEqual(await other.cards(), await page.cards());
  assert.deepEqual(await other.pixels(), await page.pixels());
  assert.equal(await headline(other), await headline(page));
});

test('the year can be changed with the keyboard alone', async () => {
  const page = await site.open({ year: 2021 });
  await page.select('year').focus();
  await page.page.keyboard.press('ArrowUp');
  await page.page.keyboard.press('Enter');
  await page.page.waitForFunction(() => document.querySelector('select[data-testid="year-select"]').value !== '2021');
  await page.settled();
  const year = await page.select('year').inputValue();
  assert.equal((await page.cards()).htx_total.year, year);
  assert.equal(page.state().year, year);
});

test('a choice that is taken back at once leaves no chart behind that came on the screen in between', async () => {
  const page = await site.open({ year: 2021 });
  const before = await page.charts();
  await page.select('area').selectOption('VN-R1');
  await page.page.waitForTimeout(250); // less than the page rests
  await page.select('area').selectOption('VN');
  await page.settled();
  assert.deepEqual(await page.charts(), before);
});

test('while the figures of another area come, what is shown is marked as that of before, said to be loading, and the year track stays', async () => {
  const page = await site.open({ year: 2021, lang: 'en' });
  const main = page.page.locator('main'), track = page.page.locator('[data-testid="year-track"]');
  const faint = () => main.locator('[data-testid="headline"]').evaluate((line) => Number(getComputedStyle(line.closest('main > *')).opacity));
  const ends = () => track.evaluate(({ min, max }) => `${min}-${max}`);
  const before = await ends();
  assert.deepEqual([await main.getAttribute('aria-busy'), await faint()], ['false', 1]);
  const release = await hold(page.page, /series\/provinces\.json$/);
  await page.page.locator('[data-testid="area-select"]').selectOption('VN-HN');
  await page.page.waitForTimeout(700);
  assert.match(await headline(page), /the country/);
  assert.deepEqual([await main.getAttribute('aria-busy'), await faint(), await ends()], ['true', 0.4, before]);
  assert.ok(await track.isVisible());
  assert.equal(await page.page.locator('.said').innerText(), 'Loading the data…');
  release();
  await page.page.waitForFunction(() => /Hà Nội/.test(document.querySelector('[data-testid="headline"]').textContent));
  assert.equal(await main.getAttribute('aria-busy'), 'false');
  await page.page.waitForFunction(() => getComputedStyle(document.querySelector('main > :not(.notices)')).opacity === '1');
  await page.page.waitForFunction(() => /Hà Nội/.test(document.querySelector('.said').textContent), undefined, { timeout: 5000 });
});

test('where another reporter has what the headline lacks, a button leads to it and the focus stays in the page', async () => {
  const page = await site.open({ area: 'VN-R6', reporter: 'vca', year: 2022, lang: 'en' });
  assert.match(await headline(page), /no 2022 figure for total co-operatives in .* reported by VCA; MPI\/MoF: 3,420 co-operatives/);
  const button = page.page.getByTestId('show-reporter');
  await button.focus();
  await page.page.keyboard.press('Enter');
  await page.settled();
  assert.equal(page.state().reporter, 'mpi');
  assert.match(await headline(page), /3,420/);
  assert.equal(await button.count(), 0);
  await page.page.waitForFunction(() => document.activeElement.id === 'main');
});

test('the default view tells that newer figures exist, by whom, and leads to them; it does so in the HTML, too', async () => {
  for (const javaScriptEnabled of [true, false]) {
    const page = await site.open({}, { ready: javaScriptEnabled, javaScriptEnabled });
    const lines = page.page.locator('.elsewhere > li');
    assert.deepEqual((await lines.allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').trim()), [
      'Số mới nhất theo Liên minh HTX (năm 2024): 33.557 HTX. Xem năm 2024',
      'Số mới nhất theo Bộ KH&ĐT/Tài chính (năm 2025): 35.041 HTX (sơ bộ). Xem năm 2025',
    ].map((line) => (javaScriptEnabled ? line : line.replace(/ Xem năm \d+$/, ''))), 'without scripts there is no button that does nothing');
    const { y, height } = await lines.last().boundingBox();
    assert.ok(y + height < 900, 'on the first screen');
    if (!javaScriptEnabled) continue;
    await lines.last().getByRole('button').click();
    await page.settled();
    assert.deepEqual([page.state().year, page.state().reporter], ['2025', 'mpi']);
    assert.match(await headline(page), /35\.041/);
    assert.equal(await lines.count(), 0, 'nothing is newer');
    await page.page.waitForFunction(() => document.activeElement.id === 'main');
  }
});

for (const part of ['track', 'select']) {
  test(`a run of arrow keys on the year's ${part} is one step for Back`, async () => {
    const page = await site.open({ year: 2021 });
    const entries = () => page.page.evaluate(() => history.length);
    const before = await entries();
    await page.page.locator(`[data-testid="year-${part}"]`).focus();
    for (let n = 0; n < 4; n++) await page.page.keyboard.press('ArrowLeft');
    await page.page.waitForFunction(() => !location.search.includes('year=2021'));
    await page.settled();
    assert.equal(await entries(), before + 1);
    await page.page.goBack();
    await page.followed('year', 2021);
  });
}

test('letting go of the track is a step for Back, and draws nothing that is drawn already', async () => {
  const dashboard = await site.open({ year: 2021 }, { height: 2000, reducedMotion: 'no-preference' }), { page } = dashboard; // with charts on the screen
  await page.getByTestId('year-track').evaluate((track) => {
    track.dispatchEvent(new Event('pointerdown'));
    track.value = 2022;
    track.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await dashboard.followed('year', 2022);
  await page.waitForTimeout(1500); // the way between two years, and what follows when the view rests
  const calls = await page.getByTestId('year-track').evaluate(async (track) => {
    const { prototype } = CanvasRenderingContext2D;
    let count = 0;
    for (const name of ['clearRect', 'fillRect', 'fillText', 'fill', 'stroke', 'drawImage', 'putImageData']) {
      const call = prototype[name];
      prototype[name] = function (...of) { count++; return call.apply(this, of); };
    }
    track.dispatchEvent(new Event('change', { bubbles: true }));
    await new Promise((done) => setTimeout(done, 1000));
    return count;
  });
  assert.equal(calls, 0);
  assert.equal(dashboard.state().year, '2022');
  await page.goBack();
  await dashboard.followed('year', 2021);
  await page.goForward();
  await dashboard.followed('year', 2022);
});

test('a drag of the track that ends where it began is no step, and the next one leads back to the choice before it', async () => {
  const dashboard = await site.open({ year: 2021 }), { page } = dashboard;
  const track = page.getByTestId('year-track'), select = page.getByTestId('year-select');
  const drag = async (...years) => {
    const { x, y, width, height } = await track.boundingBox(), [first, last] = await track.evaluate(({ min, max }) => [Number(min), Number(max)]);
    const to = (year) => page.mouse.move(x + 8 + (year - first) / (last - first) * (width - 16), y + height / 2, { steps: 4 });
    await to(years.shift());
    await page.mouse.down();
    for (const year of years) await to(year);
    await page.mouse.up();
  };
  await drag(2021, 2013, 2021);
  assert.equal(await select.inputValue(), '2021');
  await select.selectOption('2018');
  await page.waitForURL(/year=2018/);
  await drag(2018, 2020);
  await dashboard.settled();
  await page.waitForURL(/year=2020/);
  await page.goBack();
  await page.waitForURL(/year=2018/);
  await page.goBack();
  await page.waitForURL(/year=2021/);
});

test('a finger that scrolls the page over the track chooses no year, and one that moves along it does', async () => {
  const dashboard = await site.open({ year: 2021 }, { width: 390, height: 844, hasTouch: true, isMobile: true }), { page } = dashboard;
  const { x, y, width, height } = await page.getByTestId('year-track').boundingBox(), session = await page.context().newCDPSession(page);
  const swipe = async (...path) => {
    for (const [place, [x, y]] of path.entries()) {
      await session.send('Input.dispatchTouchEvent', { type: place ? 'touchMove' : 'touchStart', touchPoints: [{ x, y }] });
      await page.waitForTimeout(30);
    }
    await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  };
  const [at, middle] = [x + width * 0.3, y + height / 2], entries = await page.evaluate(() => history.length);
  await swipe(...Array.from({ length: 12 }, (_, step) => [at, middle - 20 * step]));
  await page.waitForTimeout(600);
  assert.ok(await page.evaluate(() => scrollY) > 50, 'the page was scrolled');
  assert.deepEqual([dashboard.state().year, await dashboard.select('year').inputValue()], ['2021', '2021']);
  assert.equal(await page.evaluate(() => history.length), entries);
  await page.evaluate(() => scrollTo(0, 0));
  await swipe(...Array.from({ length: 8 }, (_, step) => [at + 4 * step, middle]));
  await page.waitForURL((url) => url.searchParams.get('year') !== '2021');
  await dashboard.settled();
});

test('what a link names and the data does not have is told with what is shown in its place, until something else is chosen', async () => {
  const { catalog } = readData();
  const name = (list, id) => catalog[list].find((one) => one.id === id).name.vi;
  for (const [state, shown] of [
    [{ year: 2020, area: 'VN-60' }, name('areas', catalog.default.area)], [{ year: 2021, reporter: 'gso' }, name('reporters', catalog.default.reporter)],
    [{ year: 1999 }, '1999'], [{ year: 2150 }, '2150'], [{ year: 2021, compare: 1999 }, 'so sánh với năm 1999'],
  ]) {
    const page = await site.open(state);
    const { text } = await page.error('unknown');
    assert.ok(text.includes(shown), text);
  }
  const page = await site.open({ year: 2020, area: 'VN-60' });
  const { alert } = await page.error('unknown');
  const [told, title] = [await alert.boundingBox(), await page.page.locator('[data-testid="headline"]').boundingBox()];
  assert.ok(title.y - told.y - told.height < 60, 'it stands over the headline');
  await page.choose('area', (await page.options('area'))[1]);
  await alert.waitFor({ state: 'detached' });
});

test('what a link asks of charts and checks in vain is told, and what they have is not', async () => {
  for (const [state, told] of [
    [{ chart: 'nope' }, /“nope”.*All charts are shown/], [{ view: 'table-nope' }, /table of the chart “nope”/], [{ checks: 'foo' }, /“foo”/],
    [{ checks: 'result-differs,kind-foo' }, /“kind-foo”/], [{ reporter: 'mpi', view: 'base-2013' }, /2013.*The index is based on 20\d\d/], [{ view: 'base-1990' }, /1990/],
  ]) {
    const page = await site.open({ year: 2021, lang: 'en', ...state });
    const { text } = await page.error('unknown');
    assert.match(text.replace(/\s+/g, ' '), told);
  }
  const page = await site.open({ year: 2021, chart: 'index', view: 'base-2018,table-index', checks: 'kind-growth,result-differs' });
  await page.page.waitForTimeout(1000);
  assert.equal(await page.page.getByTestId('error').count(), 0);
});

const HOSTILE = [
  { year: '99999999999999999999' }, { year: '-1' }, { year: 'NaN' }, { year: '1900' }, { compare: 'x', lang: 'xx', theme: 'neon' },
  { area: '../../etc', reporter: '<script>alert(1)</script>' }, { view: '\u0000', chart: '"\'><img src=x onerror=alert(1)>' }, { year: '2021'.repeat(500) },
];
for (const state of HOSTILE) {
  test(`a link with ${JSON.stringify(state).slice(0, 60)} still leads to a view`, async () => {
    const page = await site.open(state);
    assert.ok(Object.values(await page.cards()).length >= 6);
    assert.equal(await page.page.locator('img, body script:not([type="application/ld+json"]), head script:nth-of-type(n+2)').count(), 0, 'nothing of the link became markup');
  });
}
