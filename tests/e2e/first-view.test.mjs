// The first view stands in the HTML: it is read before and without any script, and the page takes its place without a reader noticing.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { SEED_2021, hold, isLive, outline, useSite, watchShifts } from './harness.mjs';

const site = useSite();
const WIDTHS = { 1440: 'half', 1000: 'half', 768: 'half', 390: 'phone' };

/** Opens the page and does nothing on it: `ready: false`, and what the module needs waits until `release()`. */
async function untouched(options = {}, held = true) {
  const dashboard = await site.open({}, { ready: false, ...options });
  const release = held ? await hold(dashboard.page, /_bg\.wasm$/) : () => {};
  return { dashboard, page: dashboard.page, release };
}

/** Holds back the later part of the module until what this gives is called. */
const withoutLater = (page) => hold(page, /late-[0-9a-f]+\.wasm$/);
/** What stands of the first view in the page that has taken its place. */
const kept = (page) => page.locator('[data-kept]');
for (const [width, at] of Object.entries(WIDTHS)) {
  test(`without JavaScript headline, cards and charts are there at ${width} px, and nothing is wider than the window`, async () => {
    const { page } = await untouched({ width: Number(width), javaScriptEnabled: false }, false);
    assert.match(await page.locator('h1').innerText(), /27\.394/);
    const cards = await page.locator('[data-testid="kpi"]').evaluateAll((all) => Object.fromEntries(all.map(({ dataset }) => [dataset.indicator, dataset.value])));
    for (const [indicator, value] of Object.entries(SEED_2021)) assert.equal(Number(cards[indicator]), value, indicator);
    for (const figure of await page.locator('figure[data-testid="chart"]').all()) {
      const points = Number(await figure.getAttribute('data-points'));
      const seen = figure.locator('.drawing > svg:visible');
      assert.equal(await seen.count(), points > 0 ? 1 : 0, `${await figure.getAttribute('data-chart')} at ${width}`);
      if (points === 0) continue;
      const place = await seen.getAttribute('data-at'), { width: wide, height } = await seen.boundingBox();
      assert.ok(place === at || place === 'page', `${place} at ${width}`);
      assert.ok(wide > 250 && height > 100 && (await seen.locator('text').count()) > 4);
    }
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    assert.ok(await page.locator('noscript p').first().isVisible(), 'a note says what needs JavaScript');
  });
}

test('a press that waited for the page and comes to a card without a figure opens nothing', async () => {
  const { page, dashboard, release } = await untouched();
  await page.locator('select[data-testid="year-select"]').selectOption('2010');
  await page.locator('[data-testid="card-provenance"]').nth(1).click();
  release();
  await isLive(page);
  await dashboard.followed('year', '2010');
  await page.waitForFunction(() => document.documentElement.dataset.whole !== undefined, undefined, { timeout: 20_000 });
  assert.equal(await page.locator('[data-testid="card-provenance"]').nth(1).isVisible(), false);
  assert.deepEqual(dashboard.state(), { year: '2010' });
  assert.equal(await page.locator('[data-testid="error"]:visible').count(), 0);
});

test('the lists of the first view name what it shows, as those of the page do', async () => {
  const lists = (page) => page.locator('.bar select').evaluateAll((all) => all.map((one) => one.value));
  const { page, release } = await untouched();
  assert.equal(await page.locator('[data-testid="year-select"]').inputValue(), '2021');
  const chosen = await lists(page);
  assert.equal(chosen.length, 6);
  await page.mouse.move(5, 5);
  release();
  await isLive(page);
  assert.deepEqual(chosen, await lists(page));
});

test('the values of every axis stand in the pictures', async () => {
  const { page } = await untouched({ javaScriptEnabled: false }, false);
  const said = (chart) => page.locator(`figure[data-chart="${chart}"] .drawing > svg:visible text`).allTextContents();
  for (const value of ['0', '500', '1.000', '1.500', '2.000', '2.500']) assert.ok((await said('waterfall')).includes(value), value);
});

test('no words of a picture leave it in a font that is wider than the one they were measured in', async () => {
  for (const width of [1440, 390]) {
    const { page } = await untouched({ width });
    const wide = await page.locator('.drawing > svg:visible').evaluateAll((all) => all.flatMap((svg) => {
      svg.style.fontFamily = 'DejaVu Sans, Verdana, sans-serif';
      const { left, right } = svg.getBoundingClientRect();
      return [...svg.querySelectorAll('text')]
        .filter((one) => one.getBoundingClientRect().right > right + 1 || one.getBoundingClientRect().left < left - 1).map((one) => one.textContent);
    }));
    assert.deepEqual(wide, [], `at ${width}`);
  }
});

for (const [lang, words] of Object.entries({ vi: 'Đang tải số liệu…', en: 'Loading the data…' })) {
  test(`a link to a view that the build has not made says in ${lang} that it comes, until the module shows it, and shows nothing of the first view`, async () => {
    const { page, release } = await untouched();
    await page.goto(`${new URL(page.url()).origin}/?year=2019&compare=none&lang=${lang}`, { waitUntil: 'domcontentloaded' });
    const waiting = page.locator('#waiting');
    assert.equal((await page.locator('body').innerText()).replace(/\s+/g, ' ').trim(), `Coopstat ${words}`);
    await watchShifts(page);
    release();
    await isLive(page);
    assert.equal(await waiting.isVisible(), false);
    await page.locator('[data-testid="kpi"]').first().waitFor();
    assert.deepEqual(await page.evaluate(() => window.__shifts), []);
  });
}

for (const width of [390, 1440]) {
  test(`nothing moves while the page, its catalog and the figures of a link come one after the other, at ${width} px`, async () => {
    for (const link of ['year=2022&reporter=mpi', 'year=2024&compare=none&area=VN-13&reporter=vca', 'year=2021&compare=2024&lang=en']) {
      const { page } = await untouched({ width }, false);
      const [catalog, series] = [await hold(page, /catalog\.json$/), await hold(page, /series\/\w+\.json$/)];
      await page.goto(`${new URL(page.url()).origin}/?${link}`, { waitUntil: 'domcontentloaded' });
      await watchShifts(page);
      const drawn = () => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      await page.locator('#app h1').waitFor();
      await drawn();
      catalog();
      await drawn();
      series();
      await page.locator('[data-testid="kpi"]').first().waitFor();
      await page.waitForFunction(() => document.querySelector('figure[data-testid="chart"][aria-busy="false"]'));
      assert.deepEqual(await page.evaluate(() => window.__shifts), [], link);
    }
  });
}

for (const width of [1440, 768, 390]) {
  test(`nothing moves while the HTML comes in pieces, at ${width} px`, async () => {
    const { page } = await untouched({ width, blank: true }, false);
    await hold(page, /_bg\.wasm$/);
    site.server.faults.set('index.html', { drip: 60, pieces: 24 });
    await page.goto(site.server.url, { waitUntil: 'commit' });
    await watchShifts(page);
    await page.waitForLoadState();
    await page.waitForTimeout(200);
    assert.deepEqual(await page.evaluate(() => window.__shifts), []);
    assert.ok(await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0].startTime < performance.timing.domInteractive - performance.timing.navigationStart), 'what has come is shown before the rest comes');
  });
}

test('where the module of a link that has no view does not come, nothing says any more that it comes', async () => {
  const { page } = await untouched({ expects: [/404|integrity|Failed to fetch/] }, false);
  await page.route(/_bg\.wasm$/, (route) => route.fulfill({ status: 404 }));
  await page.goto(`${new URL(page.url()).origin}/?year=2019&compare=none`);
  await page.locator('[data-testid="error"]').waitFor();
  assert.equal(await page.locator('#waiting').isVisible(), false);
});

test('pictures have the colours of the theme', async () => {
  const colours = async (colorScheme) => {
    const { page } = await untouched({ colorScheme });
    return page.locator('.drawing > svg:visible').first().evaluate((svg) => [...new Set([...svg.querySelectorAll('*')].map((one) => getComputedStyle(one).fill))]);
  };
  const [light, dark] = [await colours('light'), await colours('dark')];
  assert.ok(light.includes('rgb(11, 110, 143)'), light.join());
  assert.ok(dark.includes('rgb(77, 181, 214)'), dark.join());
});

for (const width of [1280, 390]) {
  test(`the page takes the place of the first view at ${width} px without a shift, with the same elements, and loads nothing twice`, async () => {
    site.server.log.length = 0;
    const dashboard = await site.open({}, { ready: false, width });
    const { page } = dashboard;
    await watchShifts(page);
    // What lies below is laid out a moment after the first view.
    await page.waitForFunction(() => [...document.querySelectorAll('[data-later] > .section')].every((one) => getComputedStyle(one).contentVisibility === 'visible'));
    const before = await outline(page), height = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.evaluate(() => scrollTo(0, 900));
    await isLive(page);
    assert.deepEqual(await outline(page), before);
    await dashboard.whole();
    await page.waitForTimeout(1000); // canvases are painted behind the pictures
    assert.deepEqual(await outline(page), before);
    assert.equal(await page.evaluate(() => document.documentElement.scrollHeight), height);
    assert.equal(await page.evaluate(() => scrollY), 900);
    assert.deepEqual(await page.evaluate(() => window.__shifts), []);
    assert.ok((await page.locator('.drawing[data-first] > svg:visible').count()) > 5, 'the pictures stay');
    const asked = site.server.log.filter(({ status }) => status === 200).map(({ path }) => path);
    assert.deepEqual(asked, [...new Set(asked)]);
  });
}

test('the page takes the place of the first view before its later part has come, of which what stands stays, each thing until its own is there, and nothing is there twice', async () => {
  const { dashboard, page } = await untouched({}, false);
  const release = await withoutLater(page), before = await outline(page);
  await watchShifts(page);
  await page.mouse.move(3, 3);
  await isLive(page);
  assert.deepEqual(await outline(page), before);
  const names = await kept(page).evaluateAll((all) => [...new Set(all.map(({ dataset }) => dataset.later))].sort());
  assert.deepEqual(names, ['checks', 'context', 'figures', 'makeup', 'marks', 'regions', 'report', 'sources']);
  await page.evaluate(() => {
    window.__twice = [];
    const look = () => {
      const all = [...document.querySelectorAll('[id], h2, h3')].map((one) => one.id || one.textContent);
      window.__twice.push(...all.filter((one, place) => all.indexOf(one) !== place));
    };
    look();
    new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
  });
  await page.locator('#checks').scrollIntoViewIfNeeded();
  const top = await page.evaluate(() => scrollY);
  release();
  await dashboard.whole();
  assert.equal(await kept(page).count(), 0);
  assert.deepEqual(await outline(page), before);
  assert.equal(await page.evaluate(() => scrollY), top);
  assert.deepEqual(await page.evaluate(() => window.__twice), []);
  assert.deepEqual(await page.evaluate(() => window.__shifts), []);
  assert.ok(await page.locator('figure[data-chart="makeup"] .drawing > svg:visible').count() > 0, 'the pictures stay');
});

test('what a reader does with what still stands is done when its own is there; focus and what was opened are kept', async () => {
  const { dashboard, page } = await untouched({}, false);
  const release = await withoutLater(page);
  await page.mouse.move(3, 3);
  await isLive(page);
  await page.locator('[data-testid="open-sources"]').click();
  await dashboard.figure('makeup').locator('[data-testid="show-table"]').click();
  await page.locator('#checks [data-testid="check-all-years"]').click();
  await page.locator('#checks select[data-testid="check-kind"]').focus();
  await page.locator('[data-testid="progress"]').waitFor({ state: 'attached' });
  assert.ok(await kept(page).count() > 0);
  release();
  await dashboard.whole();
  assert.equal(await page.evaluate(() => document.activeElement.dataset.testid), 'check-kind');
  await dashboard.figure('makeup').locator('table').waitFor();
  await page.locator('#checks [data-testid="check-all-years"][aria-pressed="true"]').waitFor();
  assert.ok((await page.locator('details:has(> [data-testid="open-sources"])[open] .source-list > li').count()) > 5);
  assert.equal(await page.locator('[data-testid="progress"]').count(), 0);
});

test('another year than the one that stands leaves nothing of that, says that more is to come, and has it come', async () => {
  const { dashboard, page } = await untouched({}, false);
  const release = await withoutLater(page);
  await page.mouse.move(3, 3);
  await isLive(page);
  assert.ok(await kept(page).count() > 0);
  await dashboard.select('year').selectOption('2019');
  await page.locator('h1', { hasText: '2019' }).waitFor();
  assert.equal(await kept(page).count(), 0);
  assert.equal(await page.locator('#checks, [data-testid="context"], [data-testid="card-differs"], [data-testid="chart-differs"]').count(), 0);
  for (const chart of ['makeup', 'regions']) {
    assert.equal(await dashboard.figure(chart).getAttribute('aria-busy'), 'true', chart);
    assert.equal(await dashboard.figure(chart).locator('svg').count(), 0, chart);
  }
  assert.equal(await page.locator('main > [aria-busy="true"]').innerText(), 'Đang tải phần kiểm tra…');
  release();
  await dashboard.whole();
  await dashboard.settled();
  assert.equal(await page.locator('main > [aria-busy="true"]').count(), 0);
  assert.match(await page.locator('[data-testid="check-year"]').innerText(), /2019/);
  assert.ok(await page.locator('[data-testid="context"]').isVisible());
});

test('another theme leaves what still stands as it is', async () => {
  const { dashboard, page } = await untouched({}, false);
  await withoutLater(page);
  await page.mouse.move(3, 3);
  await isLive(page);
  const count = await kept(page).count();
  await dashboard.select('theme').selectOption('dark');
  await page.waitForFunction(() => document.documentElement.dataset.theme === 'dark');
  assert.equal(await kept(page).count(), count);
});

test('where the later part does not come, what stands of the first view stays, and the page says so', async () => {
  const { dashboard, page } = await untouched({ expects: [/Failed to load/] }, false);
  await page.route(/late-[0-9a-f]+\.wasm$/, (route) => route.abort());
  const before = await outline(page);
  await page.mouse.move(3, 3);
  await isLive(page);
  await page.locator('#checks').scrollIntoViewIfNeeded();
  const { alert } = await dashboard.error('late');
  assert.ok(await page.locator('#checks').isVisible());
  assert.ok(await dashboard.figure('makeup').locator('.drawing > svg:visible').count() > 0);
  await page.unroute(/late-[0-9a-f]+\.wasm$/);
  await alert.locator('[data-testid="retry"]').click();
  await dashboard.whole();
  await page.locator('.toast').waitFor({ state: 'detached' });
  const silent = (all) => all.map((one) => one.replace(/^(p\.said ).*/, '$1')); // it tells that the part has come
  assert.deepEqual(silent(await outline(page)), before);
});

test('nothing but the page itself is loaded until the reader does something or a moment has passed', async () => {
  site.server.log.length = 0;
  const { page } = await untouched({}, false);
  assert.deepEqual(site.server.log.filter(({ path }) => /\.wasm$|^data\//.test(path)), []);
  await isLive(page); // by itself
  assert.ok(site.server.log.some(({ path }) => /\.wasm$/.test(path)));
});

test('a canvas shows what its picture showed once the pointer reaches a chart, at the same size', async () => {
  const { dashboard, page } = await untouched({ width: 1440 }, false);
  const sizes = () => page.locator('.drawing').evaluateAll((all) => all.map((one) => Math.round(one.getBoundingClientRect().height)));
  await page.mouse.move(3, 3);
  await isLive(page);
  await page.waitForFunction(() => !document.querySelector('[data-rests]')); // charts below the screen are laid out one after the other
  const before = await sizes();
  await dashboard.figures().first().locator('canvas').hover();
  await page.waitForFunction(() => !document.querySelector('.drawing > svg'));
  await dashboard.settled();
  assert.deepEqual(await sizes(), before);
  assert.ok((await dashboard.colours('trend')) > 3);
});

test('what a reader does before the module is there is done when it is, and a bar says that it is under way', async () => {
  const { dashboard, page, release } = await untouched();
  await dashboard.select('year').selectOption('2019');
  await page.locator('body > .progress').waitFor({ state: 'attached' });
  assert.match(await page.locator('h1').innerText(), /2021/, 'the figures stay until then');
  release();
  await isLive(page);
  await dashboard.followed('year', 2019);
  assert.match(await page.locator('h1').innerText(), /2019/);
  assert.equal(dashboard.state().year, '2019');
  assert.equal(await page.locator('body > .progress').count(), 0);
  assert.equal(await page.locator('.drawing > svg').count(), 0, 'no picture of 2021 is left beside figures of 2019');
});

test('of years that are walked through before the module is there the last is a step, and the only one', async () => {
  const { dashboard, page, release } = await untouched();
  const entries = () => page.evaluate(() => history.length);
  const before = await entries();
  await page.getByTestId('year-track').focus();
  for (let n = 0; n < 4; n++) await page.keyboard.press('ArrowLeft');
  release();
  await isLive(page);
  await page.waitForURL(/year=/);
  await dashboard.settled();
  assert.equal(await entries(), before + 1);
  await page.goBack();
  await dashboard.followed('year', 2021);
});

test('a button pressed before the module is there is pressed when it is', async () => {
  const { dashboard, page, release } = await untouched();
  const button = dashboard.figure('trend').locator('[data-testid="show-table"]');
  await button.click();
  release();
  await isLive(page);
  await dashboard.figure('trend').locator('table').waitFor();
});

test('a press that is held while the page comes counts when it is let go, by mouse and by key', async () => {
  for (const how of ['mouse', 'key']) {
    const { dashboard, page, release } = await untouched();
    const button = dashboard.figure('trend').locator('[data-testid="show-table"]');
    await button.hover();
    if (how === 'mouse') await page.mouse.down();
    else {
      await button.focus();
      await page.keyboard.down('Space');
    }
    release();
    await page.waitForTimeout(1500); // far longer than the page needs
    assert.equal(await page.locator('[data-live]').count(), 0, 'the view stands until the press is over');
    if (how === 'mouse') await page.mouse.up();
    else await page.keyboard.up('Space');
    await isLive(page);
    await dashboard.figure('trend').locator('table').waitFor();
    await page.close();
  }
});

test('a drag of the year track and an open list outlast the coming of the page', async () => {
  const { dashboard, page, release } = await untouched();
  const track = page.locator('input[type="range"]');
  const { x, y, width, height } = await track.boundingBox();
  const to = (share) => page.mouse.move(x + 8 + share * (width - 16), y + height / 2, { steps: 4 });
  await to(0.9);
  await page.mouse.down();
  await to(0.6);
  release();
  await page.waitForTimeout(1000);
  assert.equal(await page.locator('[data-live]').count(), 0);
  await to(0);
  await page.mouse.up();
  await isLive(page);
  const first = await track.evaluate((one) => one.min);
  await dashboard.followed('year', first);
  assert.equal(dashboard.state().year, first);
  const other = await untouched();
  const list = other.dashboard.select('area'), isOpen = () => list.evaluate((one) => one.matches(':open'));
  await list.click();
  assert.equal(await isOpen(), true);
  other.release();
  await other.page.waitForTimeout(1000);
  assert.equal(await isOpen(), true);
  await other.page.keyboard.press('Escape');
  await isLive(other.page);
});

test('what is selected stays selected when the page comes', async () => {
  const { page, release } = await untouched();
  const said = () => page.evaluate(() => String(getSelection()));
  await page.evaluate(() => {
    const [first, last] = [document.querySelector('h1'), document.querySelector('[data-testid="kpi"] .card-source')].map((one) => document.createTreeWalker(one, NodeFilter.SHOW_TEXT).nextNode());
    getSelection().setBaseAndExtent(first, 4, last, 3);
  });
  const before = await said();
  assert.ok(before.length > 100, before);
  await page.mouse.move(3, 3);
  release();
  await isLive(page);
  assert.equal(await said(), before);
});

test('focus is kept in a part below the screen', async () => {
  const { page, release } = await untouched();
  const button = page.locator('figure[data-chart="index"] [data-testid="show-table"]');
  await button.evaluate((one) => one.focus({ preventScroll: true }));
  release();
  await isLive(page);
  await page.waitForFunction(() => !document.querySelector('[data-rests]'));
  assert.equal(await button.evaluate((one) => one === document.activeElement), true);
});

test('what is below the screen when the page takes its place keeps its room, and whoever asks where its controls stand has nothing laid out for it', async () => {
  const { page, release } = await untouched();
  const heights = () => page.evaluate(() => [...document.querySelectorAll('.chart, [data-later] > .section')].map((one) => one.getBoundingClientRect().height));
  await page.waitForFunction(() => [...document.querySelectorAll('[data-later] > .section')].every((one) => getComputedStyle(one).contentVisibility === 'visible'));
  const before = await heights();
  await page.evaluate(() => {
    document.addEventListener('live', () => setTimeout(() => {
      window.__resting ??= [...document.querySelectorAll('[data-rests]')].map((one) => ({
        height: one.getBoundingClientRect().height, control: one.querySelector('select')?.getBoundingClientRect().height ?? 0,
      }));
    }), { capture: true, once: true });
  });
  release();
  await isLive(page);
  const resting = await page.evaluate(() => window.__resting);
  assert.ok(resting.length > 6, `${resting.length}`);
  assert.ok(resting.every(({ height, control }) => control === 0 && before.includes(height)), JSON.stringify({ resting, before }));
  await page.waitForFunction(() => !document.querySelector('[data-rests]'));
  assert.deepEqual(await heights(), before);
});

test('focus and what was opened are kept', async () => {
  const { page, release } = await untouched();
  const summary = page.locator('main details > summary').last();
  await summary.click();
  await page.locator('select[data-testid="area-select"]').focus();
  release();
  await isLive(page);
  assert.equal(await page.evaluate(() => document.activeElement.dataset.testid), 'area-select');
  assert.equal(await page.locator('main details').last().getAttribute('open'), '');
});

test('a link to another view never shows the first one', async () => {
  const dashboard = await site.open({}, { ready: false });
  const { page } = dashboard;
  await page.addInitScript(() => {
    window.__seen = [];
    const look = () => {
      const text = [...document.querySelectorAll('h1, [data-testid="kpi"]')].filter((one) => one.checkVisibility()).map((one) => one.innerText).join(' ');
      if (text) window.__seen.push(text);
      requestAnimationFrame(look);
    };
    look();
  });
  await dashboard.goto({ year: 2019, lang: 'en' });
  await dashboard.ready();
  const seen = await page.evaluate(() => window.__seen);
  const others = seen.filter((text) => text !== 'Loading the data…');
  assert.ok(others.length > 0 && others.every((text) => /2019/.test(text) && !/Năm 2021/.test(text)), others[0]);
});

test('where the data is not that of the HTML any more, the page shows the data and no picture of the other', async () => {
  const path = 'data/series/national.json', data = readFileSync(`dist/${path}`, 'utf8');
  const other = data.replace(/27394/g, '27395');
  assert.notEqual(other, data);
  site.server.mounts.set(path, other);
  const { page } = await untouched({}, false);
  await page.mouse.move(3, 3);
  await isLive(page);
  assert.match(await page.locator('h1').innerText(), /27\.395/);
  assert.equal(await page.locator('.drawing > svg').count(), 0);
});

test('where a file does not come, the first view stays with the error in it, and a retry leads on', async () => {
  const path = 'data/series/national.json';
  site.server.faults.set(path, { status: 404 });
  const { dashboard, page } = await untouched({ expects: [/404/] }, false);
  await page.mouse.move(3, 3);
  const { code, alert } = await dashboard.error();
  assert.equal(code, 'http-404');
  assert.match(await page.locator('h1').innerText(), /27\.394/);
  assert.ok((await page.locator('.drawing > svg:visible').count()) > 5);
  site.server.faults.clear();
  await alert.locator('[data-testid="retry"]').click();
  await isLive(page);
  assert.match(await page.locator('h1').innerText(), /27\.394/);
  assert.equal(await page.locator('[data-testid="error"]:visible').count(), 0);
});

test('where the module does not start, the first view stays and the page says what does not work', async () => {
  const { dashboard, page } = await untouched({ expects: [/./] }, false);
  await page.route(/_bg\.wasm$/, (route) => route.abort());
  await page.mouse.move(3, 3);
  const { code } = await dashboard.error();
  assert.equal(code, 'module');
  assert.match(await page.locator('h1').innerText(), /27\.394/);
});
