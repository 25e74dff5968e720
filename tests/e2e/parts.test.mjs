// The part of the module that comes later: when it is fetched, and what happens where it does not come.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { useSite } from './harness.mjs';

const site = useSite();
const part = () => readdirSync(process.env.COOPSTAT_DIST ?? 'dist').find((name) => /^late-[0-9a-f]{16}\.wasm$/.test(name));
const asked = () => site.server.log.filter(({ path }) => path === part()).length;
/** Opens a link and waits for its first chart alone. */
async function open(state, options = {}) {
  site.server.log.length = 0;
  const page = await site.open(state, { ...options, ready: false });
  await page.page.locator('figure[data-testid="chart"][aria-busy="false"]').first().waitFor();
  return page;
}

test('the page stands without the later part, which comes by itself when the page rests, once', async () => {
  const page = await open({ year: 2021 });
  assert.equal(asked(), 0, 'not before the charts are drawn');
  await page.page.locator('#checks').waitFor();
  await page.page.locator('[data-testid="card-differs"]').first().waitFor();
  await page.page.locator('[data-testid="export-dialog"]').first().click();
  await page.page.locator('dialog[open]').waitFor();
  assert.equal(asked(), 1);
});

for (const [name, state] of [['the first view', {}], ['a link', { year: 2021 }]]) {
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
  await page.goto({ year: 2021 });
  await page.page.locator('figure[data-testid="chart"][aria-busy="false"]').first().waitFor();
  await page.select('year').selectOption('2020');
  await page.page.waitForTimeout(6000);
  assert.equal(asked(), 0);
  await page.page.locator('.to-come').scrollIntoViewIfNeeded();
  await page.page.locator('#checks').waitFor();
});

test('a reader who changes something has it fetched ahead, once, and an image is made by the time that the button is let go', async () => {
  const page = await open({ year: 2021 });
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
  const page = await site.open({ year: 2021 }, { ready: false });
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
    const page = await open({ year: 2021 }, { expects: [/console: /] });
    const told = page.page.locator('[data-testid="error"][data-code="late"]');
    await told.waitFor();
    assert.equal(await told.locator('.problem-place').textContent(), `${part()} · not-loaded`);
    await page.choose('year', '2020'); // what the part would draw is not busy for ever
    assert.equal(await page.page.locator('[data-testid="kpi"]').first().getAttribute('data-year'), '2020');
    // What needs it tries again, and the message stays one, in sight where that was pressed.
    await page.page.locator('[data-testid="export-svg"]').first().click();
    await page.page.waitForTimeout(200);
    assert.equal(await told.count(), 1);
    const csv = page.page.locator('[data-testid="export-csv"]').last();
    await csv.scrollIntoViewIfNeeded();
    assert.ok(await page.page.evaluate(() => scrollY > innerHeight), 'far down the page');
    const [box, height] = [await told.boundingBox(), page.page.viewportSize().height];
    assert.ok(box.y >= 0 && box.y + box.height <= height, JSON.stringify(box));
    await told.getByRole('button', { name: 'Đóng' }).click();
    await csv.click();
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
