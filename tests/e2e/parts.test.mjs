// The part of the module that comes later: when it is fetched, and what happens where it does not come.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { hold, useSite } from './harness.mjs';

const site = useSite();
const part = () => readdirSync(process.env.COOPSTAT_DIST ?? 'dist').find((name) => /^late-[0-9a-f]{16}\.wasm$/.test(name));
const asked = () => site.server.log.filter(({ path }) => path === part()).length;
/** Opens a link and waits for its first chart alone; `reporter: 'vca'`, which changes nothing, makes it one of which the build has no view. */
async function open(state, options = {}) {
  site.server.log.length = 0;
  const page = await site.open(state, { ...options, ready: false });
  await page.page.locator('figure[data-testid="chart"][aria-busy="false"]').first().waitFor();
  return page;
}

test('the page stands without the later part, which comes by itself when the page rests, once', async () => {
  const page = await open({ year: 2021, reporter: 'vca' });
  assert.equal(asked(), 0, 'not before the charts are drawn');
  await page.page.locator('#checks').waitFor();
  await page.page.locator('[data-testid="card-differs"]').first().waitFor();
  await page.page.locator('[data-testid="export-dialog"]').first().click();
  await page.page.locator('dialog[open]').waitFor();
  assert.equal(asked(), 1);
});

for (const [name, state] of [['the first view', {}], ['a link', { year: 2021, reporter: 'vca' }]]) {
  test(`of ${name} the top is read without the later part; near what it makes it is fetched`, async () => {
    const page = await open(state);
    await page.live();
    await page.page.mouse.wheel(0, 200);
    await page.page.waitForTimeout(1000);
    assert.equal(asked(), 0);
    await page.figure('plan').scrollIntoViewIfNeeded(); // the charts that it makes are less than a screen below
    await page.isWhole();
    assert.equal(asked(), 1);
  });
}

test('where the line is to be spared it does not come by itself', async () => {
  const page = await site.open({}, { ready: false });
  await page.page.addInitScript(() => Object.defineProperty(Navigator.prototype, 'connection', { get: () => ({ saveData: true }) }));
  site.server.log.length = 0;
  await page.goto({ year: 2021, reporter: 'vca' });
  await page.page.locator('figure[data-testid="chart"][aria-busy="false"]').first().waitFor();
  await page.select('year').selectOption('2020');
  await page.page.waitForTimeout(6000);
  assert.equal(asked(), 0);
  await page.page.locator('.to-come').scrollIntoViewIfNeeded();
  await page.page.locator('#checks').waitFor();
});

test('a reader who changes something has it fetched ahead, once, and an image is made by the time that the button is let go', async () => {
  const page = await open({ year: 2021, reporter: 'vca' });
  await page.select('year').selectOption('2020');
  await page.page.waitForTimeout(1000);
  assert.equal(asked(), 1);
  assert.equal(await page.page.locator('#checks').count(), 0, 'nothing of it is made yet');
  await page.page.evaluate(() => {
    const make = HTMLCanvasElement.prototype.toDataURL;
    window.__order = [];
    HTMLCanvasElement.prototype.toDataURL = function (...of) { window.__order.push('made'); return make.apply(this, of); };
    for (const type of ['pointerdown', 'click']) addEventListener(type, () => window.__order.push(type), { capture: true });
  });
  const button = page.figure('trend').locator('[data-testid="export-png"]');
  await button.hover();
  await page.page.mouse.down();
  await page.page.waitForFunction(() => window.__order.includes('made'));
  const [download] = await Promise.all([page.page.waitForEvent('download'), page.page.mouse.up()]);
  assert.match(download.suggestedFilename(), /\.png$/);
  assert.deepEqual(await page.page.evaluate(() => window.__order), ['pointerdown', 'made', 'click']);
  assert.equal(asked(), 1);
});

test('what it makes comes one thing after the other, and the page lives on in between', async () => {
  const page = await site.open({ year: 2021, reporter: 'vca' }, { ready: false });
  await page.page.locator('figure[data-testid="chart"][aria-busy="false"]').first().waitFor();
  await page.page.evaluate(() => {
    window.__came = [];
    // A task of its own for each: what is made in one task is told together.
    new MutationObserver(() => {
      const there = [...document.querySelectorAll('[data-later]:not([data-later="marks"]) > .section')].map((one) => one.parentElement.dataset.later);
      window.__came.push(there.length);
    }).observe(document.querySelector('main'), { childList: true, subtree: true });
  });
  await page.whole();
  const came = await page.page.evaluate(() => window.__came);
  assert.deepEqual([...new Set(came)].filter((count) => count > 0), [1, 2, 3, 4, 5]);
});

test('a link to a figure fetches it at once', async () => {
  const page = await site.open({ figure: 'htx_total/VN/vca/2021' }, { ready: false });
  await page.page.locator('dialog[open] [data-testid="citation"]').waitFor();
  const at = await page.page.evaluate((name) => [performance.getEntriesByName(new URL(name, location.href).href)[0].startTime, performance.getEntriesByName('ready')[0]?.startTime ?? Infinity], part());
  assert.ok(at[0] < at[1] + 500, `asked for at ${at[0]} ms, the charts drawn at ${at[1]} ms`);
});

for (const fault of [{ status: 503 }, { cut: 1000 }, { body: 'not a module' }]) {
  test(`where it does not come (${JSON.stringify(fault)}) the page says so, goes on, and fetches it on demand`, async () => {
    site.server.faults.set(part(), fault);
    const page = await open({ year: 2021, reporter: 'vca' }, { expects: [/console: /] });
    const told = page.page.locator('[data-testid="error"][data-code="late"]');
    await told.waitFor();
    assert.equal(await told.locator('.problem-place').textContent(), `${part()} · not-loaded`);
    await page.choose('year', '2020'); // what the part would draw is not busy for ever
    assert.equal(await page.page.locator('[data-testid="kpi"]').first().getAttribute('data-year'), '2020');
    // What needs it tries again, and the message stays one, in sight where that was pressed.
    await page.page.locator('[data-testid="export-svg"]').first().click();
    await page.page.waitForTimeout(200);
    assert.equal(await told.count(), 1);
    const table = page.page.locator('[data-testid="show-table"]:visible').last();
    await table.scrollIntoViewIfNeeded();
    assert.ok(await page.page.evaluate(() => scrollY > innerHeight), 'far down the page');
    const [box, height] = [await told.boundingBox(), page.page.viewportSize().height];
    assert.ok(box.y >= 0 && box.y + box.height <= height, JSON.stringify(box));
    await told.getByRole('button', { name: 'Đóng' }).click();
    await table.click();
    await told.waitFor();
    site.server.faults.clear();
    await told.locator('[data-testid="retry"]').click();
    await page.page.locator('#checks').waitFor();
    assert.equal(await told.count(), 0);
  });
}

test('a data file with an error is explained by it, and named without it', async () => {
  const file = 'data/series/national.json';
  site.server.faults.set(file, { body: '{"format":' });
  const page = await site.open({}, { ready: false, expects: [/console: /] });
  const told = page.page.locator('[data-testid="error"]');
  await told.first().waitFor();
  assert.notEqual(await told.first().getAttribute('data-code'), 'late');
  const code = await told.first().getAttribute('data-code');
  site.server.faults.set(part(), { status: 404 });
  const bare = await site.open({}, { ready: false, expects: [/console: /] });
  await bare.page.locator(`[data-testid="error"][data-code="${code}"]`).waitFor();
  await bare.page.locator('[data-testid="error"][data-code="late"]').waitFor();
});

/** Opens a link while the part does not come, and waits until that is told. */
async function without(state) {
  site.server.faults.set(part(), { status: 404 });
  const page = await open(state, { expects: [/console: /] });
  const told = page.page.locator('[data-testid="error"][data-code="late"]');
  const comes = async () => {
    site.server.faults.clear();
    await page.page.evaluate(() => document.querySelector('main').dispatchEvent(new Event('wanted')));
    await page.isWhole();
    await page.page.waitForTimeout(300);
  };
  return { page, told, comes, close: () => told.locator('button').last().click(), retry: () => told.locator('[data-testid="retry"]').click() };
}
const origin = (page) => page.page.locator('[data-testid="card-provenance"]:visible').first();
const dialogs = (page) => page.page.locator('dialog[open]').count();

test('a provenance that could not be shown is not asked for any more once its notice is closed', async () => {
  const { page, told, comes, close } = await without({ year: 2020, reporter: 'vca' });
  await origin(page).click();
  await told.waitFor();
  assert.ok(page.state().figure);
  await close();
  await page.page.waitForFunction(() => !location.search.includes('figure'));
  await comes();
  assert.equal(await dialogs(page), 0);
});

test('a provenance that could not be shown is not asked for any more once the reader chooses something, and Back does not lead to it', async () => {
  const { page, told, comes } = await without({ year: 2020, reporter: 'vca' });
  await origin(page).click();
  await told.waitFor();
  await page.choose('year', 2019);
  await page.page.waitForFunction(() => location.search === '?year=2019&reporter=vca');
  await comes();
  assert.equal(await dialogs(page), 0);
  await page.page.goBack();
  await page.followed('year', 2020);
  assert.equal(page.state().figure, undefined);
  assert.equal(await dialogs(page), 0);
});

test('a provenance that could not be shown opens where its notice is told to try again, or its button is pressed again', async () => {
  const { page, told, retry } = await without({ year: 2020, reporter: 'vca' });
  await origin(page).click();
  await told.waitFor();
  site.server.faults.clear();
  await retry();
  await page.page.locator('dialog[open] [data-testid="citation"]').waitFor();

  const other = await without({ year: 2020, reporter: 'vca' });
  await origin(other.page).click();
  await other.told.waitFor();
  site.server.faults.clear();
  await origin(other.page).click();
  await other.page.page.locator('dialog[open] [data-testid="citation"]').waitFor();
  assert.equal(await other.told.count(), 0, 'what came is not told to lack');
});

test('a link to a figure keeps it until its notice is closed or something is chosen', async () => {
  const figure = 'htx_total/VN/vca/2020';
  const { page, told, retry } = await without({ year: 2020, reporter: 'vca', figure });
  await told.waitFor();
  assert.equal(page.state().figure, figure);
  site.server.faults.clear();
  await retry();
  await page.page.locator('dialog[open] [data-testid="citation"]').waitFor();

  for (const chosen of [false, true]) {
    const other = await without({ year: 2020, reporter: 'vca', figure });
    await other.told.waitFor();
    await (chosen ? other.page.choose('lang', 'en') : other.close());
    await other.page.page.waitForFunction(() => !location.search.includes('figure'));
    await other.comes();
    assert.equal(await dialogs(other.page), 0);
  }
});

test('of two dialogs that are asked for while the part is on its way one opens', async () => {
  const page = await site.open({}, { ready: false });
  const release = await hold(page.page, /late-[0-9a-f]+\.wasm$/);
  await page.goto({ year: 2020, reporter: 'vca' });
  await (await page.menu('trend', 'export-dialog')).click();
  await origin(page).click();
  release();
  await page.isWhole();
  await page.page.locator('dialog[open]').waitFor();
  await page.page.waitForTimeout(300);
  assert.equal(await dialogs(page), 1);
  await page.page.keyboard.press('Escape');
  await page.page.locator('dialog[open]').waitFor({ state: 'hidden' });
});

test('a choice made while the part is on its way takes back what was to open before', async () => {
  const page = await site.open({}, { ready: false });
  const release = await hold(page.page, /late-[0-9a-f]+\.wasm$/);
  await page.goto({ year: 2020, reporter: 'vca' });
  await origin(page).click();
  await page.select('year').selectOption('2019');
  await page.page.waitForFunction(() => location.search === '?year=2019&reporter=vca');
  release();
  await page.isWhole();
  await page.page.waitForTimeout(300);
  assert.equal(await dialogs(page), 0);
});

test('keys pressed at a chart before the part has come are answered when it comes, and scroll nothing', async () => {
  const page = await site.open({}, { ready: false });
  const release = await hold(page.page, /late-[0-9a-f]+\.wasm$/);
  await page.goto({ year: 2021, reporter: 'vca' });
  const figure = page.page.locator('figure[data-chart="trend"][aria-busy="false"]');
  await figure.waitFor();
  await figure.locator('canvas').focus();
  const before = await page.page.evaluate(() => scrollY);
  for (const key of ['ArrowRight', 'ArrowRight']) await page.page.keyboard.press(key);
  await page.page.waitForTimeout(200);
  assert.equal(await page.page.evaluate(() => scrollY), before);
  release();
  const tip = figure.locator('[data-testid="tooltip"]');
  await tip.waitFor({ state: 'visible' });
  assert.match(await tip.textContent(), /2022/, 'the first key begins at the chosen year, the second goes on');
});

for (const chosen of [false, true]) {
  test(`a download to measure that could not be offered is taken back ${chosen ? 'by the next choice' : 'with the notice'}`, async () => {
    const { page, told, comes, close } = await without({ year: 2020, reporter: 'vca' });
    await (await page.menu('trend', 'export-dialog')).click();
    await told.waitFor();
    await (chosen ? page.choose('year', 2019) : close());
    await comes();
    assert.equal(await dialogs(page), 0);
  });

  test(`what waits in the view of the build is taken back ${chosen ? 'by the next choice' : 'with the notice'}`, async () => {
    site.server.faults.set(part(), { status: 404 });
    const page = await site.open({}, { ready: false, expects: [/console: /] });
    await page.live();
    const told = page.page.locator('[data-testid="error"][data-code="late"]');
    await page.page.locator('[data-testid="card-differs"]').first().click();
    await told.waitFor();
    assert.equal(await page.page.locator('button[aria-busy="true"]').count(), 1);
    await (chosen ? page.select('year').selectOption('2019') : told.locator('button').last().click());
    assert.equal(await page.page.locator('button[aria-busy="true"]').count(), 0);
    site.server.faults.clear();
    await page.whole();
    await page.page.waitForTimeout(300);
    assert.equal(await dialogs(page), 0);
  });
}

for (const [lang, notice, line] of [
  ['vi', /Ở đâu không hiện phần kiểm tra, các con số có thể lệch nhau mà không có dấu “≠”/, /^Các con số chưa được kiểm tra/],
  ['en', /Where no checks are shown, figures may differ without a “≠”/, /^The figures have not been checked/],
]) {
  test(`where it does not come the page says that nothing was checked, also once the notice is closed (${lang})`, async () => {
    const { page, told, close } = await without({ year: 2020, reporter: 'vca', lang });
    await told.waitFor();
    assert.match(await told.innerText(), notice);
    await close();
    const says = page.page.locator('.to-come');
    assert.match(await says.innerText(), line);
    assert.equal(await says.getAttribute('aria-busy'), null);
    // What fails again is told again, and the line stays with the focus on its button.
    const again = says.locator('[data-testid="retry"]');
    await again.focus();
    await page.page.keyboard.press('Enter');
    await told.waitFor();
    assert.ok(await again.evaluate((button) => button === document.activeElement));
    await close();
    site.server.faults.clear();
    await again.focus();
    await page.page.keyboard.press('Enter');
    await page.isWhole();
    assert.equal(await says.count(), 0);
    await page.page.waitForFunction(() => document.activeElement.id === 'checks-heading');
    assert.equal(await told.count(), 0);
  });
}

test('on paper, too, it is said that nothing was checked', async () => {
  const { page, told } = await without({ year: 2020, reporter: 'vca' });
  await told.waitFor();
  await page.page.emulateMedia({ media: 'print' });
  assert.ok(await page.page.locator('.to-come').isVisible());
  assert.equal(await page.page.locator('.to-come button').isVisible(), false);
});

test('a chart that could not be loaded says so and offers to try again, also once the notice is closed', async () => {
  const { page, told, close } = await without({ year: 2020, reporter: 'vca', lang: 'en' });
  await told.waitFor();
  const charts = page.page.locator('figure[data-later]');
  const titles = async () => new Set(await charts.locator('h3').allInnerTexts());
  assert.deepEqual(await titles(), new Set(['This chart could not be loaded']));
  assert.equal(await page.page.locator('main').getByText('Loading').count(), 0);
  await close();
  assert.deepEqual(await titles(), new Set(['This chart could not be loaded']));
  const one = charts.first();
  assert.equal(await one.locator('button:visible').count(), 1, 'there is nothing to take away');
  assert.equal(await one.getAttribute('aria-busy'), 'false');
  // A reader who scrolls is not told again and again.
  await one.scrollIntoViewIfNeeded();
  await page.page.waitForTimeout(300);
  assert.equal(await told.count(), 0);
  site.server.faults.clear();
  await one.locator('[data-testid="retry"]').focus();
  await page.page.keyboard.press('Enter');
  await page.isWhole();
  await page.settled();
  assert.equal(await one.locator('[data-testid="retry"]').count(), 0);
  assert.ok(Number(await one.getAttribute('data-points')) > 0);
  assert.ok(await one.evaluate((figure) => figure.contains(document.activeElement)), 'the focus stays at the chart');
  assert.equal(await page.page.locator('.said').innerText(), 'What was missing has come.');
});

test('charts beside each other that are asked for in vain say so, and offer to try again', async () => {
  const { page, told } = await without({ year: 2020, lang: 'en', view: 'multiples' });
  await told.waitFor();
  const index = page.figure('index');
  assert.equal(await index.locator('h3').innerText(), 'This chart could not be loaded');
  site.server.faults.clear();
  await index.locator('[data-testid="retry"]').click();
  await page.isWhole();
  await page.settled();
  assert.ok(Number(await index.getAttribute('data-points')) > 0);
});

test('when the network is back the part is asked for again, though its notice was closed', async () => {
  const { page, told, close } = await without({ year: 2020, reporter: 'vca' });
  await told.waitFor();
  await close();
  site.server.faults.clear();
  await page.page.evaluate(() => dispatchEvent(new Event('online')));
  await page.isWhole();
});
