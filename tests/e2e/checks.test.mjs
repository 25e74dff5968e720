// What does not agree: the panel, its filters, and the marks that lead there.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LANGS, useSite } from './harness.mjs';

const site = useSite();
const KINDS = ['growth', 'attainment', 'stock-flow', 'parts', 'regions', 'shares', 'reporters', 'revisions'];
const RESULTS = ['differs', 'untestable', 'agrees'];

/** The checks of the panel in the order of the page, as soon as it lists any that satisfy `until`. */
async function checks(page, until = () => true) {
  const list = page.page.locator('[data-testid="checks"] [data-testid="check"]');
  const read = () => list.evaluateAll((all) => all.map((one) => ({ ...one.dataset, text: one.textContent, seen: one.checkVisibility() })));
  for (let tries = 0; tries < 100; tries++) {
    // Busy while files are under way and until what was chosen is listed.
    const busy = await page.page.locator('[data-testid="checks"]').getAttribute('aria-busy');
    const all = await read();
    if (busy === 'false' && all.length > 0 && until(all)) return all;
    await page.page.waitForTimeout(50);
  }
  assert.fail(`the panel did not come to what was awaited: ${JSON.stringify((await read()).slice(0, 3))}`);
}

const of = (all, check, result, words) => all.filter((one) => one.check === check && one.result === result && one.text.includes(words));
const choose = (page, name, value) => page.page.locator(`select[data-testid="${name}"]`).selectOption(value);

for (const lang of LANGS) {
  test(`the panel of 2021 tells in ${lang} what the figures of the Alliance contradict, and what agrees`, async () => {
    const page = await site.open({ year: 2021, reporter: 'vca', lang });
    const all = await checks(page);
    const [level, base, left] = lang === 'vi' ? ['27.394', '26.040', '−496'] : ['27,394', '26,040', '−496'];
    assert.equal(of(all, 'growth', 'differs', base).length, 1);
    assert.ok(of(all, 'growth', 'differs', base)[0].text.includes(level));
    assert.equal(of(all, 'stock-flow', 'differs', left).length, 1);
    assert.ok(of(all, 'growth', 'agrees', lang === 'vi' ? '119.710' : '119,710').length > 0);
    for (const one of all) {
      assert.ok(KINDS.includes(one.check) && RESULTS.includes(one.result), JSON.stringify(one));
      assert.equal(one.year, '2021');
    }
  });
}

test('what differs stands first and open; the rest is there when it is opened', async () => {
  const page = await site.open({ year: 2021 });
  const all = await checks(page);
  const order = all.map(({ result }) => RESULTS.indexOf(result));
  assert.deepEqual(order, [...order].sort(), 'differences, then what cannot be tested, then what agrees');
  assert.ok(all.every(({ result, seen }) => seen === (result === 'differs')));
  await page.page.locator('.check-group[data-group="agrees"] > summary').click();
  assert.ok((await checks(page)).some(({ result, seen }) => result === 'agrees' && seen));
});

test('the filters keep to a kind, a verdict, a reporter and an indicator, and count what they offer', async () => {
  const page = await site.open({ year: 2021 });
  const before = await checks(page);
  for (const kind of new Set(before.map(({ check }) => check))) {
    await choose(page, 'check-kind', kind);
    const kept = await checks(page, (all) => all.every(({ check }) => check === kind));
    assert.equal(kept.length, before.filter(({ check }) => check === kind).length, kind);
    const option = page.page.locator(`select[data-testid="check-kind"] option[value="${kind}"]`);
    assert.match(await option.textContent(), new RegExp(`\\(${kept.length}\\)$`));
  }
  await page.page.locator('[data-testid="check-clear"]').click();
  assert.equal((await checks(page, (all) => all.length === before.length)).length, before.length);
  assert.ok(await page.page.locator('[data-testid="check-clear"]').isHidden());

  await choose(page, 'check-result', 'untestable');
  assert.ok((await checks(page, (all) => all.every(({ result }) => result === 'untestable'))).every(({ seen }) => seen));
  await choose(page, 'check-result', '');
  await choose(page, 'check-indicator', 'tht_total');
  const groups = await checks(page, (all) => all.length < before.length);
  assert.ok(groups.length > 0 && of(groups, 'reporters', 'differs', '73.000').length === 1);
  await choose(page, 'check-indicator', '');
  await choose(page, 'check-reporter', 'mpi');
  const ofMinistry = await checks(page, (all) => all.length > groups.length);
  assert.ok(ofMinistry.length < before.length && ofMinistry.every(({ text }) => text.includes('Bộ KH&ĐT')));
});

test('all years are a link of their own, listed in parts', async () => {
  const page = await site.open({ year: 2021 });
  await checks(page);
  await page.page.locator('[data-testid="check-all-years"]').click();
  const all = await checks(page, (all) => new Set(all.map(({ year }) => year)).size > 3);
  assert.equal(page.state().view, 'all-checks');
  const shown = (list) => list.filter(({ result }) => result === 'differs').length;
  assert.equal(shown(all), 20);
  await page.page.locator('.check-group[data-group="differs"] [data-testid="check-more"]').click();
  await checks(page, (list) => shown(list) === 40);
  await page.page.goBack();
  await checks(page, (list) => list.every(({ year }) => year === '2021'));
  const again = await site.open({ year: 2021, view: 'all-checks' });
  assert.ok(new Set((await checks(again)).map(({ year }) => year)).size > 3);
});

test('a rise that is stated in number is held against the levels, with the base that it implies', async () => {
  for (const [lang, arithmetic, told] of [['vi', '32.103 = 33.557 − 1.454', '31.364'], ['en', '32,103 = 33,557 − 1,454', '31,364']]) {
    const page = await site.open({ year: 2024, reporter: 'vca', lang });
    const [rise, ...more] = of(await checks(page), 'growth', 'differs', arithmetic);
    assert.ok(rise && more.length === 0 && rise.text.includes(told) && rise.text.includes('2023'), rise?.text);
  }
});

test('a check opens the statements that it used, with their words and the way to their provenance', async () => {
  const page = await site.open({ year: 2021, lang: 'en' });
  await checks(page);
  const growth = page.page.locator('[data-testid="check"][data-check="growth"][data-result="differs"]', { hasText: '26,040' });
  await growth.locator('summary').click();
  const statements = growth.locator('[data-testid="statement"]');
  // Rate, level, the stated base, and the base that the rate implies.
  await statements.nth(3).waitFor();
  assert.equal(await statements.count(), 4);
  const quote = growth.locator('blockquote').first();
  assert.equal(await quote.getAttribute('lang'), 'vi');
  assert.match(await quote.textContent(), /7,6%/);
  assert.ok((await growth.locator('cite a[href^="https://"]').count()) > 0);
  await growth.locator('[data-testid="figure-link"]').last().click();
  await page.page.locator('dialog[open]').waitFor();
  assert.match(page.state().figure, /^htx_total\/VN\/vca\/202[01]$/);
});

test('a card whose figure takes part in a difference says so, and leads to the checks', async () => {
  const page = await site.open({ year: 2021, reporter: 'vca', lang: 'en' });
  const card = (indicator) => page.page.locator(`[data-testid="kpi"][data-indicator="${indicator}"]`);
  const mark = card('htx_total').locator('[data-testid="card-differs"]');
  await mark.waitFor();
  const count = Number((await mark.textContent()).replace(/\D/g, ''));
  assert.ok(count >= 2, `${count}`);
  const session = await page.context.newCDPSession(page.page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const name = `Sources disagree: ${count} checks`;
  const told = nodes.filter((node) => node.role?.value === 'button' && node.name?.value === name);
  assert.deepEqual(told.map((node) => node.description?.value ?? ''), [''], 'said once');
  assert.equal(await card('htx_new_vs_plan_pct').locator('[data-testid="card-differs"]').count(), 0, 'what agrees has no mark');
  await mark.focus();
  await page.page.keyboard.press('Enter');
  const dialog = page.page.locator('dialog[open]');
  await dialog.waitFor();
  await page.page.waitForFunction(() => document.activeElement?.id === 'provenance-checks');
  const listed = await dialog.locator('[data-testid="figure-check"][data-result="differs"]').count();
  assert.equal(listed, count, 'the dialog lists as many as the mark counts');
  await page.page.keyboard.press('Escape');
  await page.page.waitForFunction(() => document.activeElement?.dataset.testid === 'card-differs');
});

test('in the table of all figures a number that differs has its mark, which is copied with it and leads to its checks', async () => {
  for (const [lang, number] of [['vi', '68,8'], ['en', '68.8']]) {
    const page = await site.open({ year: 2022, area: 'VN', reporter: 'vca', lang });
    await checks(page);
    await page.page.getByTestId('open-figures').click();
    const cells = page.page.locator('[data-testid="figures"] td.numeric');
    const cell = cells.filter({ has: page.page.getByTestId('figure-link').getByText(number, { exact: true }) }).first();
    const mark = cell.getByTestId('figure-differs');
    await mark.waitFor();
    assert.match(await mark.getAttribute('title'), lang === 'vi' ? /^Nguồn không khớp: \d+ phép kiểm tra$/ : /^Sources disagree: \d+ checks?$/);
    const copied = await page.page.locator('[data-testid="figures"] tbody').evaluate((body) => {
      getSelection().selectAllChildren(body);
      return getSelection().toString();
    });
    // In its cell, behind what else is said of the number.
    assert.match(copied, new RegExp(`\\t${number.replace('.', '\\.')}[^\\t\\n]* ≠\\t`));
    await mark.click();
    await page.page.locator('dialog[open] [data-testid="figure-check"][data-result="differs"]').first().waitFor();
    assert.match(page.state().figure, /vca\/2022$/);
    await page.page.waitForFunction(() => document.activeElement?.id === 'provenance-checks');
  }
});

test('a chart with figures that differ leads to their checks alone', async () => {
  const page = await site.open({ year: 2021, lang: 'en' });
  const mark = page.figure('trend').locator('[data-testid="chart-differs"]');
  await mark.waitFor();
  const count = Number(/(\d+) check/.exec(await mark.textContent())[1]);
  const title = await page.figure('trend').locator('figcaption h3').textContent();
  await mark.click();
  await page.page.waitForFunction(() => document.activeElement?.id === 'checks-heading');
  const kept = await checks(page, (all) => all.filter(({ result }) => result === 'differs').length === count);
  assert.ok(kept.length > 0);
  assert.ok((await page.page.locator('[data-testid="checks"]').textContent()).includes(title));
  const { checks: filter, view } = page.state();
  assert.deepEqual([filter, view], ['chart-trend', 'all-checks'], 'the link has it');
  const pressed = () => page.page.locator('[data-testid="checks"] .toggle button').evaluateAll((all) => all.map((one) => one.getAttribute('aria-pressed')).join());
  assert.equal(await pressed(), 'false,true');
  const whole = await page.page.locator('[data-testid="check-summary"]').textContent();
  await page.page.reload();
  await page.ready();
  await checks(page, (all) => all.filter(({ result }) => result === 'differs').length === count);
  assert.equal(await page.page.locator('[data-testid="check-summary"]').textContent(), whole, 'and shows the same to someone else');
  await page.page.locator('[data-testid="check-year"]').click();
  await checks(page, (all) => all.length > 0 && all.every(({ year }) => year === '2021') && all.length < kept.length);
  assert.equal(page.state().checks, 'chart-trend');
  await page.page.goBack();
  await checks(page, (all) => all.length === kept.length);
  await page.page.locator('[data-testid="check-clear"]').click();
  await checks(page, (all) => all.every(({ year }) => year === '2021'));
});

test('Back leads from the checks of a chart to the chart again', async () => {
  const page = await site.open({ year: 2021, lang: 'en' });
  const mark = page.figure('trend').locator('[data-testid="chart-differs"]');
  await mark.waitFor();
  await mark.scrollIntoViewIfNeeded();
  const [link, there] = [page.page.url(), await page.page.evaluate(() => scrollY)];
  await mark.click();
  await page.page.waitForFunction(() => document.activeElement?.id === 'checks-heading');
  await page.page.waitForFunction((there) => scrollY > there + innerHeight, there);
  await page.page.goBack();
  await page.page.waitForFunction((there) => Math.abs(scrollY - there) < 50, there);
  assert.equal(page.page.url(), link);
  assert.ok(await mark.isVisible());
});

test('axe finds no violation in the panel with everything open, on a phone and in the dark', async () => {
  for (const [width, theme] of [[1280, 'light'], [390, 'dark']]) {
    const page = await site.open({ year: 2021, theme }, { width });
    await checks(page);
    await page.openAll('[data-testid="checks"]');
    assert.deepEqual(await page.axe(), []);
    assert.ok(await page.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing is wider than the window');
  }
});

const summary = (page) => page.page.locator('[data-testid="check-summary"]').textContent();

test('the sentence over the checks counts what the filters leave, of how many, and is announced after a filter', async () => {
  const page = await site.open({ year: 2021 });
  await checks(page);
  const whole = await summary(page);
  const counts = /(\d+) phép kiểm tra lệch, (\d+) chưa kiểm tra được, (\d+) khớp/.exec(whole).slice(1).map(Number);
  await choose(page, 'check-kind', 'growth');
  await choose(page, 'check-result', 'untestable');
  const left = await checks(page, (all) => all.every(({ result }) => result === 'untestable'));
  assert.ok(left.length > 0);
  const now = await summary(page);
  assert.ok(now.includes(`${left.length} trong ${counts[0] + counts[1] + counts[2]} phép kiểm tra`), now);
  await page.page.waitForFunction((text) => document.querySelector('[role="status"].said').textContent === text, now);
  assert.equal(await page.page.locator('[data-testid="check-summary"]').getAttribute('role'), null, 'a count that only follows the year is not announced');
  await page.page.locator('[data-testid="check-clear"]').click();
  await page.page.waitForFunction((text) => document.querySelector('[role="status"].said').textContent === text, whole);
  assert.equal(await page.page.evaluate(() => document.activeElement.id), 'checks-heading', 'the focus is not lost with the button');
});

test('with the last of a list the focus goes from the button that goes to what opens the list', async () => {
  const page = await site.open({ year: 2021, view: 'all-checks' });
  await checks(page);
  const more = page.page.locator('.check-group[data-group="differs"] [data-testid="check-more"]');
  for (let tries = 0; tries < 40 && (await more.isVisible()); tries++) {
    await more.focus();
    await page.page.keyboard.press('Enter');
    await checks(page);
  }
  assert.ok(await more.isHidden());
  await page.page.waitForFunction(() => document.activeElement.id === 'checks-differs');
});

test('the filters of the checks are in the link, and Back undoes them', async () => {
  const page = await site.open({ year: 2021 });
  await checks(page);
  await choose(page, 'check-kind', 'growth');
  await choose(page, 'check-reporter', 'mpi');
  const kept = await checks(page, (all) => all.every(({ check, text }) => check === 'growth' && text.includes('Bộ KH&ĐT')));
  assert.equal(page.state().checks, 'kind-growth,reporter-mpi');
  const again = await site.open(page.state());
  assert.equal((await checks(again)).length, kept.length);
  assert.equal(await again.page.locator('select[data-testid="check-kind"]').inputValue(), 'growth');
  await page.page.goBack();
  await checks(page, (all) => all.some(({ text }) => !text.includes('Bộ KH&ĐT')) && all.every(({ check }) => check === 'growth'));
  await page.page.goBack();
  await checks(page, (all) => all.some(({ check }) => check !== 'growth'));
  assert.equal(page.state().checks, undefined);
});
