// What people take away: images that carry their title, source and licence, and figures that are those of the data.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { LANGS, readCsv, readData, readPng, useSite } from './harness.mjs';

const site = useSite();

test('every chart gives a PNG that is whole, sharp and not blank', async () => {
  const page = await site.open({ year: 2021, lang: 'vi' });
  for (const { chart } of await page.drawn()) {
    const { name, bytes } = await page.download(chart, 'export-png');
    assert.match(name, /^coopstat_[a-z0-9-]+_2021(_[0-9-]+)?_vi\.png$/, chart);
    const { width, height } = readPng(bytes);
    assert.ok(width >= 600 && height >= 300, `${chart}: ${width} x ${height}`);
    const seen = await page.decode(bytes);
    assert.deepEqual([seen.width, seen.height], [width, height]);
    assert.ok(seen.colours > 3, `${chart} has ink`);
  }
});

test('a PNG at 2× and 4× has exactly two and four times the pixels each way', async () => {
  const page = await site.open({ year: 2021 });
  const [{ chart }] = await page.drawn();
  const sizes = [];
  for (const scale of [1, 2, 4]) {
    const { width, height } = readPng((await page.download(chart, 'export-png', { scale })).bytes);
    sizes.push([width / scale, height / scale]);
  }
  assert.deepEqual(sizes[1], sizes[0]);
  assert.deepEqual(sizes[2], sizes[0]);
});

test('an image made while the pointer rests on its button is the one that is saved, made once, and another where the view changes meanwhile', async () => {
  const page = await site.open({ year: 2021, lang: 'vi' });
  const button = await page.menu('trend', 'export-png');
  const made = await page.countImages();
  // Nothing happened at the button before this click: the image is made by it.
  const waiting = page.page.waitForEvent('download');
  await button.evaluate((one) => one.click());
  const plain = readFileSync(await (await waiting).path());
  assert.equal(await made(), 1);
  await button.hover();
  await page.page.waitForFunction(() => window.__made === 2);
  const { bytes } = await page.download('trend', 'export-png');
  assert.ok(bytes.equals(plain), 'the same bytes');
  assert.equal(await made(), 2, 'nothing is made twice');
  await page.page.mouse.move(2, 2);
  await button.hover();
  await page.page.waitForFunction(() => window.__made === 3);
  await page.choose('lang', 'en');
  const { name, bytes: other } = await page.download('trend', 'export-png');
  assert.match(name, /_en\.png$/);
  assert.ok(other.includes('iTXt') && other.includes(Buffer.from('Title\0\0\0en')), 'it tells its own language');
  assert.ok(!other.equals(plain));
});

test('a finger that goes down on the button for the image, as in scrolling, makes none', async () => {
  const page = await site.open({ year: 2021 }, { hasTouch: true, width: 390 });
  const button = await page.menu('trend', 'export-png');
  const made = await page.countImages();
  await button.evaluate((one) => { for (const type of ['pointerenter', 'pointerdown']) one.dispatchEvent(new PointerEvent(type, { pointerType: 'touch', bubbles: true })); });
  await page.page.waitForTimeout(400);
  assert.equal(await made(), 0);
  await Promise.all([page.page.waitForEvent('download'), button.tap()]);
  assert.equal(await made(), 1);
});

for (const lang of LANGS) {
  test(`every chart gives an SVG in ${lang} with title, source, licence and its marks`, async () => {
    const { licence } = readData().catalog;
    const page = await site.open({ year: 2021, lang });
    for (const { chart, points } of await page.drawn()) {
      const { name, bytes } = await page.download(chart, 'export-svg');
      assert.match(name, new RegExp(`^coopstat_.*_${lang}\\.svg$`));
      const svg = await page.xml(bytes.toString('utf8'));
      assert.equal(svg.error, null, chart);
      assert.equal(svg.root, 'svg');
      assert.deepEqual(svg.foreign, [], `${chart} is drawing alone`);
      assert.ok(svg.title?.length > 5, `${chart} has a title`);
      const words = svg.texts.join(' ');
      assert.match(words, lang === 'vi' ? /Nguồn/ : /Source/, chart);
      assert.ok(words.includes(licence.name[lang]), `${chart} names the licence: ${words}`);
      assert.ok(words.includes(lang === 'vi' ? `Biểu đồ: Coopstat, ${new URL(page.page.url()).host}` : `Chart: Coopstat, ${new URL(page.page.url()).host}`), `${chart} names the page: ${words}`);
      await page.isWhole();
      const mark = page.figure(chart).getByTestId('chart-differs');
      const told = (await mark.count()) ? (await mark.innerText()).replace(/\s+/g, ' ').replace(/^≠ ?/, '≠ ') : null;
      assert.equal(words.match(/≠/g)?.length ?? 0, told ? 1 : 0, `${chart}: ${told}`);
      if (told) assert.ok(words.includes(told), `${chart} tells “${told}”: ${words}`);
      assert.ok(svg.shapes >= points, `${chart}: ${svg.shapes} shapes for ${points} marks`);
    }
  });
}

test('a chart without a drawing has the buttons of what it gives alone', async () => {
  const page = await site.open({ year: 2024 });
  const empty = page.figure('waterfall');
  assert.equal(await empty.getAttribute('data-points'), '0');
  const shown = await empty.locator('.chart-menu > :visible').evaluateAll((all) => all.map((one) => one.dataset.testid));
  assert.deepEqual(shown, ['export-csv', 'show-table', 'show-provenance']);
  assert.match(await empty.locator('.chart-empty').evaluate((box) => box.textContent), /\. (Xem|$)|\.$/);
});

test('every chart gives a CSV whose rows are statements of the data, letter by letter', async () => {
  const { catalog, series } = readData();
  const scale = Object.fromEntries(catalog.indicators.map((one) => [one.id, one.scale ?? 1]));
  // The file tells plain numbers; the data may tell them in millions.
  const plain = (indicator, value) => (value === null ? '' : String(Number((value * scale[indicator]).toPrecision(15))));
  const said = new Set(series.flatMap(({ indicator, area, reporter, sector, points }) => points.map(({ year, value, source, status, quote, basis }) =>
    JSON.stringify([indicator, area, reporter, sector ?? '', String(year), plain(indicator, value), source, status ?? 'A', quote ?? basis ?? '']))));
  const page = await site.open({ year: 2021, lang: 'vi' });
  for (const { chart } of await page.drawn()) {
    const { name, bytes } = await page.download(chart, 'export-csv');
    assert.match(name, /^coopstat_.*\.csv$/);
    const rows = readCsv(bytes);
    assert.ok(rows.length > 0, chart);
    // What the chart works out itself is no figure of the data; its formula names them.
    for (const row of rows.filter(({ origin }) => origin !== 'worked_out')) {
      // A quote that a spreadsheet would run as a formula carries an apostrophe that is not the source's.
      const quote = row.quote.replace(/^'(?=[=+\-@\t\r])/, '');
      const key = JSON.stringify([row.indicator, row.area, row.reporter, row.sector ?? '', row.year, row.value, row.source, row.status, quote]);
      assert.ok(said.has(key), `${chart}: not in the data: ${key}`);
    }
  }
});

test('no cell of a CSV is run as a formula by a spreadsheet', async () => {
  const page = await site.open({ year: 2021 });
  for (const { chart } of await page.drawn()) {
    for (const row of readCsv((await page.download(chart, 'export-csv')).bytes)) {
      for (const cell of Object.values(row)) assert.ok(!/^[=+@\t\r]/.test(cell) && !/^-(?![\d.]+$)/.test(cell), cell);
    }
  }
});

test('what is exported follows the filters', async () => {
  const page = await site.open({ year: 2021, lang: 'vi' });
  const [{ chart }] = await page.drawn();
  const before = await page.download(chart, 'export-svg');
  await page.choose('lang', 'en');
  const after = await page.download(chart, 'export-svg');
  assert.notEqual(after.name, before.name);
  assert.ok(!after.bytes.equals(before.bytes));
});
