// The printed report and the chart as a PDF: the words are read back out of what Chromium prints.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LANGS, readData, useSite } from './harness.mjs';
import { readPdf } from './pdf.mjs';

const site = useSite();
const print = async (page) => readPdf(await page.page.pdf({ preferCSSPageSize: true, printBackground: true }));
const plain = (text) => text.replace(/\s+/g, ' ').trim();
// Words and addresses are broken over lines, after which they are read with a blank in them: blanks do not count.
const bare = (text) => text.replace(/\s+/g, '');

for (const lang of LANGS) {
  test(`the report has headline, figures, findings, notes, the sources used, and page numbers, in ${lang}`, async () => {
    const { catalog } = readData();
    const page = await site.open({ year: 2021, lang, reporter: 'vca', theme: lang === 'en' ? 'dark' : 'light' });
    await page.page.locator('[data-testid="chart-differs"]').first().waitFor();
    const marks = await page.page.locator('[data-testid="card-differs"], [data-testid="chart-differs"]').allInnerTexts();
    assert.ok(marks.length > 3 && marks.every((text) => text.includes('≠')), `what differs is marked on paper, too: ${marks}`);
    const wanted = [
      await page.page.locator('[data-testid="headline"]').innerText(),
      ...Object.values(await page.cards()).filter(({ value }) => value !== null).map(({ text }) => /\d[\d.,]*/.exec(text.split('\n').slice(1).join(' '))?.[0] ?? ''),
      ...await page.page.locator('figure[data-testid="chart"] h3').allInnerTexts(),
      ...await page.page.locator('figure[data-testid="chart"] .chart-source').allInnerTexts(),
      ...await page.page.locator('.notes li p[lang]').allInnerTexts(),
      ...marks,
    ].map(plain).filter(Boolean);
    const controls = await page.page.locator('.bar button:visible, .chart-menu button:visible, [data-testid="export-all"]').allInnerTexts();
    const pages = await print(page);
    const all = bare(pages.join(' '));
    for (const text of wanted) assert.ok(all.includes(bare(text)), `"${text}" is not in print`);
    for (const text of controls.map(plain).filter((text) => text.length > 8)) assert.ok(!all.includes(bare(text)), `the control "${text}" is printed`);
    pages.forEach((text, i) => assert.ok(text.includes(`${i + 1} / ${pages.length}`), `page ${i + 1} has its number`));
    assert.ok(pages.length >= 3 && pages.length <= 12, `${pages.length} pages`);
    const printed = catalog.sources.filter(({ title }) => all.includes(bare(title)));
    assert.ok(printed.length > 5 && printed.length < catalog.sources.length, `${printed.length} of ${catalog.sources.length} sources: those used`);
    for (const { title, url } of printed.filter(({ url }) => url)) {
      assert.ok(all.includes(bare(url)), `the address of ${title} is written out`);
    }
    assert.ok(all.includes(bare(catalog.licence.name[lang])), 'the licence');
    assert.ok(all.includes(page.page.url()), 'the link of the view');
  });
}

test('the report leaves no half of a page empty: all cards are on its first page, and two charts on each of the next', async () => {
  for (const state of [{ year: 2024 }, { year: 2021, lang: 'en' }, { year: 2022, lang: 'en' }]) {
    const page = await site.open(state);
    const texts = async (selector) => (await page.page.locator(selector).allInnerTexts()).map(bare);
    const [names, titles] = [await texts('[data-testid="kpi"] .card-name'), await texts('figure[data-testid="chart"] h3')];
    const pages = (await print(page)).map(bare);
    for (const name of names) assert.ok(pages[0].includes(name), `${state.year}: ${name}`);
    // One without a drawing leaves room for a third.
    for (const [place, title] of titles.slice(0, 4).entries()) assert.ok(pages.slice(1, 2 + Math.floor(place / 2)).some((text) => text.includes(title)), `${state.year}: ${title}`);
    await page.page.close();
  }
});

test('a page that was only looked at leaves the same report as one in which something was chosen', async () => {
  const page = await site.open({}, { ready: false });
  await page.page.waitForFunction(() => document.documentElement.dataset.live !== undefined, undefined, { timeout: 20_000 });
  await page.isWhole(10_000);
  const looked = (await print(page)).map(bare);
  const pictures = () => page.page.evaluate(() => document.querySelectorAll('.drawing > svg').length);
  assert.equal(await pictures(), 0, 'pictures are for screens');
  await page.page.getByTestId('year-select').selectOption('2020');
  await page.page.getByTestId('year-select').selectOption('2021');
  await page.settled();
  const chosen = (await print(page)).map(bare);
  assert.equal(looked.length, chosen.length);
  const titles = (await page.page.locator('figure[data-testid="chart"] h3').allInnerTexts()).map(bare);
  const places = (pages) => titles.map((title) => pages.findIndex((text) => text.includes(title)));
  assert.deepEqual(places(looked), places(chosen));
});

test('the table of all figures has its whole head on each of its pages', async () => {
  const page = await site.open({ year: 2022, reporter: 'mpi' });
  const section = page.page.locator('.section[data-testid="figures"]');
  await section.locator('summary').click();
  await section.getByTestId('figure-differs').nth(1).waitFor(); // the table is made once it is asked for, and then searched for what differs
  const names = (await section.locator('thead th').allInnerTexts()).map(bare).filter(Boolean);
  assert.ok(names.length >= 6, names.join());
  const pages = (await print(page)).map(bare);
  const heads = pages.map((text) => names.filter((name) => text.slice(0, 200).includes(name)).length);
  const begun = heads.indexOf(Math.max(...heads));
  assert.ok(heads.filter((count) => count === names.length).length >= 2, `the table goes on: ${heads}`);
  assert.ok(heads.slice(begun).every((count) => count === names.length || count < 2), `${heads} of ${names}`);
  const differ = await section.locator('td:has([data-testid="figure-differs"])').allInnerTexts();
  assert.ok(differ.length > 1, 'what differs is marked');
  for (const text of differ) assert.ok(pages.some((page) => page.includes(bare(text))), `${text} is not on paper`);
  const csv = bare(await section.locator('[data-testid="figures-csv"]').textContent());
  assert.ok(!pages.some((text) => text.includes(csv)), csv);
  await page.page.close();
});

test('an open dialog prints its chart alone, with its words as text', async () => {
  const page = await site.open({ year: 2021, theme: 'dark' });
  const { chart } = (await page.charts()).find(({ points }) => points > 0);
  const figure = page.figure(chart);
  const wanted = [await figure.locator('h3').innerText(), await figure.locator('.chart-subtitle').innerText(), await figure.locator('.chart-source').innerText()].map(plain);
  const headline = plain(await page.page.locator('[data-testid="headline"]').innerText());
  await (await page.menu(chart, 'export-dialog')).click();
  await page.page.locator('dialog[data-testid="export"] img').evaluate((image) => image.decode());
  const pages = await print(page);
  assert.equal(pages.length, 1);
  for (const text of wanted) assert.ok(pages[0].includes(text), `"${text}" is not in: ${pages[0]}`);
  assert.ok(!pages[0].includes(headline));
});

test('the button for the PDF opens the browser\'s print view', async () => {
  const page = await site.open({ year: 2021 });
  const { chart } = (await page.charts()).find(({ points }) => points > 0);
  await page.page.evaluate(() => { window.print = () => { window.__printed = true; }; });
  await (await page.menu(chart, 'export-dialog')).click();
  await page.page.locator('[data-testid="export-print"]').click();
  assert.ok(await page.page.evaluate(() => window.__printed));
});

test('every chart that has marks is drawn on the paper, wherever the reader stands on the page', async () => {
  const page = await site.open({ year: 2021 });
  // Hears of the end before the page does: what the canvases have then is what was printed.
  await page.page.addInitScript(() => addEventListener('afterprint', () => {
    const isBlank = (canvas) => {
      const pixels = new Uint32Array(canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.buffer);
      return pixels.every((pixel) => pixel === pixels[0]);
    };
    const charts = [...document.querySelectorAll('figure[data-testid="chart"]')].filter(({ dataset }) => dataset.points > 0);
    window.printed = { charts: charts.length, blank: charts.filter((chart) => isBlank(chart.querySelector('canvas'))).map(({ dataset }) => dataset.chart) };
  }));
  await page.goto({ year: 2021 });
  await page.ready();
  for (const top of [0, 1e6]) {
    await page.page.evaluate((y) => scrollTo(0, y), top);
    await page.whole();
    await page.settled();
    await print(page);
    const { charts, blank } = await page.page.evaluate(() => window.printed);
    assert.ok(charts > 4, `${charts} charts`);
    assert.deepEqual(blank, [], `blank on paper, printed from ${top}`);
  }
});

for (const [lang, told] of [['vi', 'In khi trang chưa tải xong'], ['en', 'Printed before the page had loaded']]) {
  test(`a link without a view that is printed before all of it came says so, and is whole on the next paper, in ${lang}`, async () => {
    const page = await site.open({ year: 2021, reporter: 'vca', lang }, { ready: false });
    await page.page.locator('figure[data-testid="chart"][aria-busy="false"]').first().waitFor();
    assert.equal(await page.page.evaluate(() => document.documentElement.dataset.whole), undefined);
    assert.ok(bare((await print(page)).join(' ')).includes(bare(told)), 'it says that something is missing');
    // Printing asks for what was missing: no scrolling is needed, and no rest.
    await page.isWhole(3500);
    const all = bare((await print(page)).join(' '));
    assert.ok(!all.includes(bare(told)));
    assert.ok(all.includes(bare(await page.page.locator('#checks-heading').innerText())));
  });
}

test('a link without a view that is printed before the module came is no blank paper', async () => {
  const page = await site.open({}, { ready: false });
  await page.page.route('**/*.wasm', () => {}); // never answered
  await page.page.goto(`${new URL(page.page.url()).origin}/?year=2021&reporter=vca`, { waitUntil: 'domcontentloaded' });
  assert.ok(bare((await print(page)).join(' ')).includes(bare('In khi trang chưa tải xong')));
});

test('the first view is whole on paper, and says nothing of the kind, whenever it is printed', async () => {
  const page = await site.open({}, { ready: false });
  for (const wait of [0, 1500, 2500]) {
    await page.page.waitForTimeout(wait);
    const all = bare((await print(page)).join(' '));
    assert.ok(!all.includes(bare('In khi trang chưa')), `after ${wait} ms more`);
    assert.ok(all.includes(bare(await page.page.locator('#checks-heading').innerText())));
  }
});

test('printing leaves the page as it was', async () => {
  const page = await site.open({ year: 2021 });
  const before = await page.page.locator('main').innerText();
  await print(page);
  await page.settled();
  assert.equal(await page.page.locator('main').innerText(), before);
});
