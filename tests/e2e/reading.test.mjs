// What a reader's eye and a reader's focus hold on to: a badge at its number, a year beside its row, a card that stays when its mark comes, and the figure
// that was asked for.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useSite } from './harness.mjs';

const site = useSite();

const openTables = async (page) => {
  await page.page.locator('[data-testid="open-figures"]').click();
  await page.page.locator('[data-testid="figures"] tbody tr').nth(5).waitFor();
  await (await page.menu('trend', 'show-table')).click();
  await page.figure('trend').locator('tbody tr').first().waitFor();
};

for (const width of [390, 1440]) {
  test(`a badge in a table stands right below the last digit of its number at ${width} px`, async () => {
    const page = await site.open({ year: 2022 }, { width });
    await openTables(page);
    const badges = await page.page.locator('table.figures td .badge').evaluateAll((list) => list.map((badge) => {
      const [own, number] = [badge, badge.closest('td').querySelector('.figure-link')].map((one) => one.getBoundingClientRect());
      return { text: badge.textContent, below: own.top - number.bottom, aside: own.right - number.right };
    }));
    assert.ok(badges.length > 10, `${badges.length} badges`);
    for (const { text, below, aside } of badges) assert.ok(Math.abs(below) <= 8 && Math.abs(aside) <= 1, `${text}: ${below} px below, ${aside} px aside`);
  });
}

test('the years of a table stay when it is scrolled sideways, and its caption fits the screen', async () => {
  const page = await site.open({ year: 2022 }, { width: 390 });
  await openTables(page);
  const all = await page.page.locator('[data-testid="figures"] .scroll').evaluate((box) => [box.scrollWidth, box.clientWidth]);
  assert.ok(all[0] <= all[1], `the table of all figures has its columns under each other: ${all}`);
  for (const table of ['[data-chart="trend"]']) {
    const found = await page.page.locator(`${table} .scroll`).evaluate((box) => {
      const heads = () => [...box.querySelectorAll('tr > th:first-child')].map((head) => Math.round(head.getBoundingClientRect().left));
      const before = heads();
      box.scrollLeft = box.scrollWidth;
      const caption = box.querySelector('caption > *')?.getBoundingClientRect();
      const ground = getComputedStyle(box.querySelector('tbody th')).backgroundColor;
      return { moved: box.scrollLeft, stay: `${before}` === `${heads()}`, ground, caption: caption && [caption.left, caption.right], box: [box.getBoundingClientRect().left, box.getBoundingClientRect().right] };
    });
    assert.ok(found.moved > 100, `${table} is wider than the screen`);
    assert.ok(found.stay, `${table}: what the rows are of stays`);
    assert.doesNotMatch(found.ground, /rgba\(.*, 0\)/, 'nothing shows through');
    if (found.caption) assert.ok(found.caption[0] >= found.box[0] - 1 && found.caption[1] <= found.box[1] + 1, JSON.stringify(found));
  }
});

test('the table of the year tells no rise or fall where the card tells none, and names points', async () => {
  const page = await site.open({ year: 2022, compare: 2021 });
  await openTables(page);
  const row = (name) => page.page.locator('[data-testid="figures"] tbody tr').filter({ has: page.page.locator('th', { hasText: new RegExp(`^${name}$`) }) });
  const change = async (name) => (await row(name).locator('td').nth(3).innerText()).replace(/\s+/g, ' ');
  assert.equal(await change('HTX thành lập mới'), 'ít hơn 96 Hai số thuộc hai kỳ khác nhau trong năm, nên chưa thể kết luận là tăng hay giảm.');
  assert.match(await change('Mức hoàn thành kế hoạch thành lập mới HTX'), /^– Mỗi năm so với kế hoạch của năm đó/);
  for (const text of await page.page.locator('[data-testid="figures"] tbody tr').evaluateAll((rows) => rows.filter((tr) => tr.querySelector('.card-warning')).map((tr) => tr.cells[4].innerText))) {
    assert.doesNotMatch(text, /^[+−-]/, text);
  }
});

for (const press of ['Enter', 'click']) {
  test(`the focus goes to the figure of the year that was asked for (${press})`, async () => {
    const page = await site.open({ year: 2024 });
    const act = async (button) => {
      await button.focus();
      await page.page.waitForTimeout(100); // a look at what came on the screen
      await (press === 'Enter' ? page.page.keyboard.press('Enter') : button.click());
    };
    const card = page.page.locator('[data-testid="kpi"][data-indicator="unions_total"]');
    await act(card.locator('[data-testid="nearest-year"]'));
    await page.page.waitForFunction(() => document.activeElement !== document.body && document.activeElement.dataset.testid === 'card-provenance');
    const focused = () => page.page.evaluate(() => ({
      card: document.activeElement.closest('[data-indicator]')?.dataset.indicator, chart: document.activeElement.closest('[data-chart]')?.dataset.chart,
      tag: document.activeElement.localName, name: document.activeElement.getAttribute('aria-label'),
    }));
    assert.deepEqual(await focused(), { card: 'unions_total', chart: undefined, tag: 'button', name: 'Nguồn gốc: Liên hiệp hợp tác xã, 2022' });

    await page.choose('year', 2025);
    await page.lookAtAll();
    const chart = page.page.locator('figure[data-testid="chart"]:has(.drawing.empty .link)').first();
    const id = await chart.getAttribute('data-chart');
    await act(chart.locator('.drawing.empty .link'));
    await page.page.waitForFunction(() => document.activeElement.localName === 'canvas');
    assert.equal((await focused()).chart, id);
  });
}

test('all sparklines have the same years, so that a line ends where its figures do', async () => {
  const page = await site.open({ year: 2024 });
  const ends = await page.page.locator('.spark').evaluateAll((list) => list.map((spark) => ({
    told: spark.getAttribute('aria-label'),
    xs: [...spark.querySelectorAll('.spark-line, .spark-dot')].flatMap((path) => [...path.getAttribute('d').matchAll(/[ML]([\d.]+) /g)].map((found) => Number(found[1]))),
  })));
  assert.ok(ends.length > 8);
  const at = new Map();
  for (const { told, xs } of ends) {
    const years = [...told.matchAll(/năm (\d{4})/gi)].map((found) => Number(found[1]));
    assert.ok(years.length > 0, told);
    for (const [year, x] of [[years[0], Math.min(...xs)], [years.at(-1), Math.max(...xs)]]) {
      assert.equal(at.get(year) ?? x, x, `${year} in “${told}”`);
      at.set(year, x);
    }
  }
  assert.deepEqual([Math.min(...at.values()), Math.max(...at.values())], [4, 116], 'from the first year of all to the last');
});

for (const width of [320, 390, 768, 1440]) {
  test(`nothing moves when the marks of the checks come, and none stands on a line of its own, at ${width} px`, async () => {
    const page = await site.open({ year: 2024, reporter: 'vca' }, { width, ready: false });
    await page.page.locator('[data-testid="kpi"]').nth(5).waitFor();
    await page.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    await page.page.evaluate(() => {
      window.__moved = 0;
      new PerformanceObserver((list) => { for (const { value } of list.getEntries()) window.__moved += value; }).observe({ type: 'layout-shift' });
    });
    const places = () => page.page.evaluate(() => ['#charts-heading', ...[...document.querySelectorAll('[data-testid="kpi"]')].map((card) => `[data-indicator="${card.dataset.indicator}"] .card-source`)]
      .map((one) => document.querySelector(one).getBoundingClientRect().top + scrollY));
    assert.equal(await page.page.locator('[data-testid="card-differs"]').count(), 0, 'the marks come later');
    const before = await places();
    await page.ready();
    await page.page.locator('[data-testid="card-differs"]').first().waitFor();
    await page.page.evaluate(() => scrollTo(0, 0));
    assert.deepEqual(await places(), before);
    assert.ok(await page.page.evaluate(() => window.__moved) < 0.001, 'no shift');
    const marks = await page.page.locator('[data-testid="card-differs"]').evaluateAll((list) => list.map((mark) => {
      const card = mark.closest('[data-testid="kpi"]'), number = card.querySelector('.card-value .number').getBoundingClientRect(), own = mark.getBoundingClientRect();
      return { text: `${card.dataset.indicator} ${mark.textContent}`, line: own.top < number.bottom && own.bottom > number.top, after: own.left >= number.right - 1, inside: own.right <= card.querySelector('.card-value').getBoundingClientRect().right + 1 };
    }));
    assert.ok(marks.length > 2);
    for (const { text, ...where } of marks) assert.deepEqual(where, { line: true, after: true, inside: true }, text);
  });
}

test('a track of one year is left out: there is nowhere to go', async () => {
  const page = await site.open({ year: 2022, area: 'VN-R3' });
  assert.ok(await page.page.locator('[data-testid="year-track"]').isHidden());
  const all = await site.open({ year: 2022 });
  assert.ok(await all.page.locator('[data-testid="year-track"]').isVisible());
});

test('what an area has no figures of is named in a line, and what cannot be drawn of it takes one', async () => {
  for (const width of [1440, 390]) {
    const page = await site.open({ year: 2020, area: 'VN-50', lang: 'vi' }, { width });
    const cards = await page.cards();
    assert.deepEqual(Object.values(cards).filter((card) => card.value === null), [], 'a card is of a figure');
    const told = await page.page.locator('[data-testid="lacking"]').innerText();
    assert.match(told, /Bến Tre/);
    assert.match(told, /liên hiệp hợp tác xã/);
    const charts = await page.page.locator('figure[data-testid="chart"]').evaluateAll((all) => all.map((figure) => ({
      name: figure.querySelector('h3').innerText,
      drawn: figure.querySelector('canvas').checkVisibility(),
      // Of what is in it: it is as high as the chart beside it.
      high: Math.max(...[...figure.children].map((part) => part.getBoundingClientRect().bottom)) - figure.getBoundingClientRect().top,
      bad: [...figure.querySelectorAll('button, select')].filter((one) => one.checkVisibility() && one.disabled).length,
      buttons: [...figure.querySelectorAll('.chart-menu > *')].filter((one) => one.checkVisibility()).length,
      points: Number(figure.dataset.points),
    })));
    assert.equal(charts.length, 8);
    for (const chart of charts) {
      assert.equal(chart.bad, 0, `${chart.name}: a button that gives nothing`);
      if (!chart.drawn) assert.ok(chart.high < 260 && chart.buttons <= 3, JSON.stringify(chart));
    }
    assert.ok(charts.filter((chart) => !chart.drawn && chart.buttons === 0 && chart.high < 110).length >= 4, JSON.stringify(charts));
    await page.page.close();
  }
});

test('the longest name of an area is shown whole where it is chosen', async () => {
  for (const width of [1440, 768, 390]) {
    const page = await site.open({ year: 2022, area: 'VN-R3', lang: 'vi' }, { width });
    const { room, text } = await page.select('area').evaluate((list) => {
      const style = getComputedStyle(list), pen = document.createElement('canvas').getContext('2d');
      pen.font = style.font;
      const inside = list.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
      return { room: inside - 20, text: pen.measureText(list.selectedOptions[0].text.trim()).width }; // 20 px for the arrow
    });
    assert.ok(text <= room, `${text} in ${room} at ${width} px`);
    await page.page.close();
  }
});

test('a table that is copied keeps what is said of a number in the number’s cell', async () => {
  const page = await site.open({ year: 2021, lang: 'en', view: 'table-flows' });
  const table = page.figure('flows').locator('table.figures');
  await table.waitFor();
  const copied = await table.evaluate((one) => {
    getSelection().selectAllChildren(one.tBodies[0]);
    return getSelection().toString();
  });
  const lines = copied.trim().split('\n');
  assert.equal(lines.length, await table.locator('tbody tr').count(), copied);
  assert.ok(lines.every((line) => /^\d{4}\t/.test(line)), copied);
  assert.match(copied, /^2013\t917 low certainty/m);
});
