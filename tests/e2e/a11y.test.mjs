// Everyone can use the page: axe finds nothing in any language and theme, and the keyboard reaches all.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LANGS, THEMES, useSite } from './harness.mjs';

const site = useSite();

for (const lang of LANGS) {
  for (const theme of THEMES) {
    test(`axe finds no violation in ${lang}, ${theme}`, async () => {
      const page = await site.open({ year: 2021, lang, theme });
      assert.deepEqual(await page.axe(), []);
    });
  }
}

test('axe finds no violation on a phone, with a table open', async () => {
  const page = await site.open({ year: 2021 }, { width: 390, height: 844 });
  const { chart } = (await page.charts()).find(({ points }) => points > 0);
  await (await page.menu(chart, 'show-table')).click();
  assert.deepEqual(await page.axe(), []);
});

test('axe finds no violation where an error is shown', async () => {
  site.server.faults.set('data/series/national.json', { status: 500 });
  const page = await site.open({ year: 2021 }, { ready: false, expects: [/Failed to load resource/] });
  await page.error();
  assert.deepEqual(await page.axe(), []);
});

test('Tab reaches every filter and every chart\'s menu, visibly and in the order of the page', async () => {
  const page = await site.open({ year: 2021 });
  const wanted = await page.page.locator('select[data-testid$="-select"]').evaluateAll((list) => list.map((one) => one.dataset.testid));
  // Some browsers go on from where the page was last looked at: nothing is looked at before the first Tab.
  const reached = new Set(), menus = new Set(), hidden = [];
  for (let i = 0; i < 600; i++) {
    await page.page.keyboard.press('Tab');
    const at = await page.page.evaluate(() => {
      const node = document.activeElement;
      if (!node || node === document.body) return null;
      const style = getComputedStyle(node), box = node.getBoundingClientRect();
      return {
        id: node.dataset.testid, tag: node.localName, chart: node.closest('figure[data-testid="chart"]')?.dataset.chart,
        visible: style.outlineStyle !== 'none' || style.boxShadow !== 'none' || node.localName === 'canvas', inside: box.width > 0 && box.height > 0,
      };
    });
    if (!at) break;
    if (at.id) reached.add(at.id);
    if (at.chart && ['button', 'summary'].includes(at.tag)) menus.add(at.chart);
    if (!at.visible || !at.inside) hidden.push(JSON.stringify(at));
  }
  const charts = (await page.charts()).map(({ chart }) => chart);
  assert.deepEqual(wanted.filter((id) => !reached.has(id)), [], 'filters out of reach');
  assert.deepEqual(charts.filter((chart) => !menus.has(chart)), [], 'menus out of reach');
  assert.deepEqual(hidden, [], 'focus that nobody sees');
});

test('headings do not skip a level, and there is one main landmark with one h1', async () => {
  const page = await site.open({ year: 2021 });
  const levels = await page.page.locator('h1, h2, h3, h4, h5, h6').evaluateAll((list) => list.filter((node) => node.checkVisibility()).map((node) => Number(node.localName[1])));
  assert.equal(levels.filter((level) => level === 1).length, 1);
  levels.forEach((level, i) => assert.ok(i === 0 || level <= levels[i - 1] + 1, `h${levels[i - 1]} is followed by h${level}`));
  assert.equal(await page.page.locator('main').count(), 1);
});

test('words in the other language are marked as such', async () => {
  const page = await site.open({ year: 2021, lang: 'en' });
  const quotes = await page.page.locator('blockquote, q').evaluateAll((list) => list.filter((node) => !node.closest('[lang="vi"]')).map((node) => node.textContent));
  assert.deepEqual(quotes, []);
  assert.equal(await page.page.locator('html').getAttribute('lang'), 'en');
});
