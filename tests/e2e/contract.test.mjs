// What other people's automation relies on: how filters, cards, charts and menus are found, and what they say.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LANGS, SEED_2021, readData, useSite } from './harness.mjs';

const site = useSite();
const MENU = ['export-png', 'export-svg', 'export-csv', 'copy-image', 'show-table', 'show-provenance'];

test('every card of 2021 shows the figure that the Alliance stated', async () => {
  const page = await site.open({ year: 2021, reporter: 'vca' });
  const cards = await page.cards();
  for (const [indicator, value] of Object.entries(SEED_2021)) {
    assert.equal(cards[indicator]?.value, value, indicator);
    assert.equal(cards[indicator].year, '2021', indicator);
  }
});

for (const lang of LANGS) {
  test(`cards and headline of 2021 write the figures as ${lang} does`, async () => {
    const page = await site.open({ year: 2021, reporter: 'vca', lang });
    const [total, percent] = lang === 'vi' ? ['27.394', '152,2'] : ['27,394', '152.2'];
    const cards = await page.cards();
    assert.ok(cards.htx_total.text.includes(total), cards.htx_total.text);
    assert.ok(cards.htx_new_vs_plan_pct.text.includes(percent), cards.htx_new_vs_plan_pct.text);
    const headline = await page.page.locator('[data-testid="headline"]').innerText();
    assert.ok(headline.includes(total) && headline.includes('2021'), headline);
    assert.equal(await page.page.locator('html').getAttribute('lang'), lang);
  });
}

test('a change on a card is the figure less the figure of the compared year', async () => {
  const page = await site.open({ year: 2021, compare: 2020, reporter: 'vca' });
  const now = await page.cards();
  await page.choose('year', 2020);
  const before = await page.cards();
  const { value, change, percent } = now.htx_total, was = before.htx_total.value;
  assert.equal(change, value - was);
  assert.ok(Math.abs(percent - (100 * (value - was)) / was) < 0.1, `${percent} %`);
});

test('every filter is a select, and the year filter offers years', async () => {
  const page = await site.open({ year: 2021 });
  for (const name of ['year', 'compare', 'area', 'reporter', 'lang']) assert.equal(await page.select(name).count(), 1, name);
  const years = await page.options('year');
  assert.ok(years.length > 5 && years.every((year) => /^(19|2[01])\d\d$/.test(year)), years.join());
  assert.ok((await page.options('compare')).every((year) => year === '' || years.includes(year)));
  assert.deepEqual((await page.options('lang')).sort(), ['en', 'vi']);
});

test('every area and reporter of the catalog that has figures can be chosen', async () => {
  const { catalog } = readData();
  const page = await site.open();
  assert.ok((await page.options('area')).includes(catalog.default?.area ?? catalog.areas[0].id));
  assert.ok((await page.options('reporter')).includes(catalog.default?.reporter ?? catalog.reporters[0].id));
});

test('every chart is a named figure with a painted canvas, the number of its marks and the whole menu', async () => {
  const page = await site.open({ year: 2021 });
  const charts = await page.charts();
  assert.ok(charts.length >= 8, `${charts.length} charts`);
  assert.equal(new Set(charts.map(({ chart }) => chart)).size, charts.length, 'names are unique');
  for (const { chart, points, text } of charts) {
    assert.ok(Number.isInteger(points) && points >= 0, `${chart}: data-points`);
    if (points === 0) assert.ok(text.trim().length > 10, `${chart} says why it is empty`);
    else assert.ok((await page.colours(chart)) > 2, `${chart} is not blank`);
    for (const button of MENU) assert.equal(await page.figure(chart).locator(`button[data-testid="${button}"]`).count(), 1, `${chart}: ${button}`);
  }
  assert.ok(charts.filter(({ points }) => points > 0).length >= 6, 'most charts have figures for 2021');
});

test('a chart shows its figures as a table, the same as it draws', async () => {
  const page = await site.open({ year: 2021 });
  const { chart } = (await page.charts()).find(({ points }) => points > 0);
  await (await page.menu(chart, 'show-table')).click();
  const table = page.page.locator('table:visible').first();
  await table.waitFor();
  assert.ok((await table.locator('tbody tr').count()) > 0);
  assert.ok((await table.locator('th[scope="col"]').count()) > 1, 'columns have headers');
});

test('the page marks when its first chart and when all charts are on the screen', async () => {
  const page = await site.open();
  const marks = await page.page.evaluate(() => ['first-chart', 'ready'].map((name) => performance.getEntriesByName(name, 'mark')[0]?.startTime));
  assert.ok(marks[0] > 0 && marks[1] >= marks[0], marks.join());
});
