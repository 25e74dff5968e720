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

test('the names of the languages are pronounced in their own', async () => {
  const page = await site.open({ year: 2021, lang: 'en' });
  const options = await page.page.locator('[data-testid="lang-select"] option').evaluateAll((all) => all.map((one) => [one.lang, one.text]));
  assert.deepEqual(options, [['vi', 'Tiếng Việt'], ['en', 'English']]);
});

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

/** Notes what the page's status region says from now on; returns what reads it. */
async function listen(page) {
  await page.page.evaluate(() => {
    window.__said = [];
    const region = document.querySelector('[role="status"].said');
    const note = () => { if (region.textContent !== '') window.__said.push(region.textContent); };
    new MutationObserver(note).observe(region, { characterData: true, childList: true, subtree: true });
  });
  return () => page.page.evaluate(() => window.__said);
}

/** Gives what is not to be said the time to be said: longer than the page waits for its reader to rest. Nothing on the page tells that something will not come. */
const silence = (page) => page.page.waitForTimeout(1500);

/** Every region that is announced when its text changes, with its text. */
const regions = (page) => page.page.locator('[role="status"], [aria-live]').evaluateAll((all) => all.map((one) => one.innerText));

test('a choice is announced once it rests: the new headline, once and nothing else; at load nothing is', async () => {
  const page = await site.open({ year: 2021, lang: 'en' });
  const said = await listen(page);
  await silence(page);
  assert.deepEqual((await regions(page)).filter((text) => text !== ''), [], 'nothing at load');
  const headline = () => page.page.locator('[data-testid="headline"]').innerText();
  for (const [name, value] of [['year', '2022'], ['compare', '2019'], ['reporter', 'mpi'], ['area', 'VN-50'], ['lang', 'vi']]) {
    const before = await said();
    await page.choose(name, value);
    await page.page.waitForFunction((count) => window.__said.length > count, before.length, { timeout: 5000 });
    await silence(page);
    assert.deepEqual((await said()).slice(before.length), [await headline()], name);
    assert.equal((await regions(page)).filter((text) => text !== '').length, 1, `${name}: one region speaks`);
  }
});

test('while a key steps through the years nothing is announced, then the year at which it stops', async () => {
  const page = await site.open({ year: 2015, lang: 'en' });
  const said = await listen(page);
  await page.page.locator('[data-testid="year-track"]').focus();
  for (let i = 0; i < 6; i++) {
    await page.page.keyboard.press('ArrowRight');
    await page.page.waitForTimeout(80); // as a held key repeats
  }
  assert.deepEqual(await said(), []);
  await page.page.waitForFunction(() => window.__said.length > 0, undefined, { timeout: 5000 });
  await silence(page);
  assert.deepEqual(await said(), [await page.page.locator('[data-testid="headline"]').innerText()]);
});

test('ways of showing a chart and tables that open say nothing of the headline', async () => {
  const page = await site.open({ year: 2021, lang: 'en' });
  const said = await listen(page);
  await page.figure('makeup').locator('.toggle button').last().click();
  await (await page.menu('trend', 'show-table')).click();
  await silence(page);
  assert.deepEqual(await said(), []);
});

test('what a chart gives away and opens is a group with the name of its chart', async () => {
  const page = await site.open({ year: 2021, lang: 'en' });
  const session = await page.context.newCDPSession(page.page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const names = nodes.filter((node) => node.role?.value === 'group' && /Download/.test(node.name?.value ?? '')).map((node) => node.name.value);
  // A chart that gives nothing has none.
  const all = page.page.getByTestId('chart'), gives = all.filter({ has: page.page.locator('[id^="menu-"] button:visible') });
  const titles = await gives.locator('h3').allTextContents();
  assert.equal(await all.filter({ has: page.page.locator('.drawing:not(.empty)') }).filter({ hasNot: page.page.getByTestId('export-png') }).count(), 0);
  assert.equal(names.length, titles.length, `${names}`);
  assert.equal(new Set(names).size, names.length, `${names}`);
  titles.forEach((title, i) => assert.ok(names[i].includes(title.trim()), `${names[i]}: ${title}`));
});

test('every control and every table has a name, and headers tell what a column or a row is', async () => {
  const page = await site.open({ year: 2022, lang: 'en' });
  await page.openAll('main');
  for (const { chart } of await page.charts()) await (await page.menu(chart, 'show-table')).click();
  await page.page.locator('table').nth(8).waitFor();
  const session = await page.context.newCDPSession(page.page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const roles = new Set(['button', 'link', 'combobox', 'slider', 'table', 'image', 'figure', 'dialog', 'heading', 'radio', 'textbox']);
  const unnamed = nodes.filter((node) => !node.ignored && roles.has(node.role?.value) && !node.name?.value?.trim());
  assert.deepEqual(unnamed.map((node) => `${node.role.value} ${node.backendDOMNodeId}`), []);
  const bare = await page.page.locator('table').evaluateAll((all) => all.filter((table) => {
    const rows = table.querySelectorAll('tbody tr').length;
    return table.querySelector('thead :is(td, th:not([scope="col"]))') || table.querySelectorAll('tbody th[scope="row"]').length !== rows;
  }).map((table) => table.textContent.slice(0, 60)));
  assert.deepEqual(bare, []);
});

test('the focus goes to the next notice when one is closed, and into the page with the last', async () => {
  const page = await site.open({ reporter: 'nobody', area: 'XX', lang: 'zz' });
  const notices = page.page.getByTestId('error');
  await notices.nth(2).waitFor();
  for (const left of [2, 1, 0]) {
    // The last first: the one before it is there then.
    await notices.last().getByRole('button').last().focus();
    await page.page.keyboard.press('Enter');
    await page.page.waitForFunction((count) => document.querySelectorAll('[data-testid="error"]').length === count, left);
    await page.page.waitForFunction((count) => (count ? document.activeElement.matches('.problem:last-child') : document.activeElement.id === 'main'), left);
  }
});
