// What a reader does with the marks of a chart: pointing, touching, walking with the keyboard, and what a screen reader finds.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useSite } from './harness.mjs';

const site = useSite();
const VIEW = { year: 2021, reporter: 'vca', area: 'VN', lang: 'en' };

/** The handles of a chart's drawing: canvas, tooltip, list of marks; and where its marks are, found by asking the keyboard. */
async function chart(page, id) {
  const figure = page.figure(id), canvas = figure.locator('canvas');
  await canvas.scrollIntoViewIfNeeded();
  await page.settled(); // charts that come near are drawn now; where this one stands is known after that
  return {
    figure, canvas, tip: figure.locator('[data-testid="tooltip"]'),
    marks: figure.locator('[data-testid="chart-marks"] > li'),
    box: await canvas.boundingBox(),
    picture: () => canvas.evaluate((shown) => shown.toDataURL()),
  };
}

const said = (page) => page.page.locator('[role="status"].said').innerText();

/** Waits until the list of marks has been written for what is drawn now. */
async function listed(page, id) {
  await page.page.waitForFunction((name) => {
    const figure = document.querySelector(`figure[data-chart="${name}"]`);
    return Number(figure.dataset.points) === figure.querySelectorAll('[data-testid="chart-marks"] > li').length;
  }, id);
  return page.figure(id).locator('[data-testid="chart-marks"] > li').allTextContents();
}

/** Presses a key on the chart and reads the sentence that the live region then says. */
async function press(page, one, key) {
  await one.canvas.press(key);
  await page.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  return said(page);
}

/** The box of the tooltip, and whether it lies on the screen. */
async function tooltip(page, one) {
  await one.tip.waitFor({ state: 'visible' });
  const box = await one.tip.boundingBox(), { width, height } = page.page.viewportSize();
  assert.ok(box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height, `on the screen: ${JSON.stringify(box)}`);
  return { box, text: await one.tip.textContent() };
}

test('a chart has a description and a list of its marks, which are those of its table', async () => {
  const page = await site.open(VIEW);
  for (const { chart: id, points } of await page.charts()) {
    const texts = await listed(page, id);
    assert.equal(texts.length, points, id);
    assert.ok(texts.every((text) => text.trim().length > 8), `${id}: ${texts}`);
    assert.equal(new Set(texts).size, texts.length, `${id}: no two marks say the same`);
  }
  const figure = page.figure('trend');
  const described = await figure.getAttribute('aria-describedby');
  assert.ok((await page.page.locator(`#${described}`).textContent()).length > 40);
  await (await page.menu('trend', 'show-table')).click();
  const cells = await figure.locator('tbody td').allTextContents();
  const figures = cells.map((text) => /^[\d,]+/.exec(text.trim())?.[0]).filter(Boolean); // what is special about one follows it
  const texts = await listed(page, 'trend');
  assert.equal(figures.length, texts.length, 'as many figures in the table as marks');
  for (const number of figures) assert.ok(texts.some((text) => text.includes(number)), number);
});

test('pointing at a mark shows its sentence beside it, and the year lights up in the other charts', async () => {
  const page = await site.open(VIEW, { height: 1600 });
  const one = await chart(page, 'trend'), other = await chart(page, 'flows');
  const [bare, otherBare] = [await one.picture(), await other.picture()];
  const box = await one.canvas.boundingBox();
  await page.page.mouse.move(box.x + box.width * 0.6, box.y + box.height * 0.5);
  const { text, box: tip } = await tooltip(page, one);
  assert.ok((await listed(page, 'trend')).includes(text), text);
  assert.notEqual(await one.picture(), bare, 'the mark is ringed');
  assert.notEqual(await other.picture(), otherBare, 'its year is lit elsewhere');
  assert.ok(tip.width <= 17 * 16 + 1);
  await page.page.mouse.move(2, 2);
  await one.tip.waitFor({ state: 'hidden' });
  assert.equal(await one.picture(), bare, 'and nothing stays');
  assert.equal(await other.picture(), otherBare);
});

test('no tooltip leaves the screen or covers its mark, wherever one points', async () => {
  for (const width of [1280, 360]) {
    const page = await site.open(VIEW, { width, height: 700 });
    for (const id of ['trend', 'flows', 'plan', 'waterfall']) {
      const one = await chart(page, id);
      const box = await one.canvas.boundingBox();
      for (const [x, y] of [[0.02, 0.3], [0.5, 0.4], [0.98, 0.3], [0.8, 0.8]]) {
        const at = { x: box.x + box.width * x, y: box.y + box.height * y };
        if (at.y < 4 || at.y > 696) continue;
        await page.page.mouse.move(at.x, at.y);
        await tooltip(page, one);
        assert.equal(await page.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, 'the page does not become wider');
      }
    }
  }
});

test('clicking a mark chooses its year, clicking it again opens its provenance', async () => {
  const page = await site.open(VIEW);
  const one = await chart(page, 'flows');
  const box = await one.canvas.boundingBox();
  await page.page.mouse.click(box.x + box.width * 0.14, box.y + box.height * 0.6);
  await page.page.waitForFunction(() => new URL(location.href).searchParams.get('year') !== '2021');
  await page.settled();
  const { year } = page.state();
  assert.ok(Number(year) < 2021, year);
  await page.page.mouse.click(box.x + box.width * 0.14, box.y + box.height * 0.6);
  await page.page.locator('dialog[data-testid="provenance"]').waitFor();
  const figure = page.state().figure;
  assert.ok(figure.includes(year), figure);
  assert.equal(page.state().year, year);
});

test('a finger reads first and chooses with another touch, and its tooltip stays until it touches elsewhere', async () => {
  const page = await site.open(VIEW, { width: 390, height: 844, hasTouch: true, isMobile: true });
  const one = await chart(page, 'trend');
  const box = await one.canvas.boundingBox();
  const tap = () => page.page.touchscreen.tap(box.x + box.width * 0.45, box.y + box.height * 0.5);
  await tap();
  const { text } = await tooltip(page, one);
  await page.settled();
  assert.equal(page.state().year, '2021', 'what is only read changes nothing');
  await tap();
  await page.page.waitForFunction(() => new URL(location.href).searchParams.get('year') !== '2021');
  await page.settled();
  assert.ok(text.includes(page.state().year), `${text} ${page.state().year}`);
  await one.figure.locator('.chart-subtitle').tap();
  await one.tip.waitFor({ state: 'hidden' });
});

test('far from all marks of the lines the one that leads tells the year, near one that one', async () => {
  const page = await site.open({ ...VIEW, lang: 'vi' });
  const one = await chart(page, 'trend');
  const box = await one.canvas.boundingBox();
  await page.page.mouse.move(box.x + box.width * 0.72, box.y + box.height * 0.8); // below all lines
  assert.match((await tooltip(page, one)).text, /^Liên minh HTX, \d{4}: /);
});

test('the keyboard walks years and series, says each mark and rings it', async () => {
  const page = await site.open(VIEW);
  const one = await chart(page, 'trend');
  await one.canvas.focus();
  const bare = await one.picture();
  const first = await press(page, one, 'ArrowRight');
  assert.match(first, /2021/);
  assert.match(first, /27,394/);
  assert.notEqual(await one.picture(), bare, 'the focus is seen on the canvas');
  assert.equal((await tooltip(page, one)).text, first);
  assert.match(await press(page, one, 'ArrowRight'), /2022/);
  assert.match(await press(page, one, 'ArrowLeft'), /2021/);
  const down = await press(page, one, 'ArrowDown');
  assert.match(down, /2021/);
  assert.notEqual(down, first, 'another reporter');
  assert.equal(await press(page, one, 'ArrowUp'), first);
  const texts = await listed(page, 'trend');
  assert.equal(await press(page, one, 'Home'), texts[0]);
  assert.equal(await press(page, one, 'ArrowLeft'), texts[0], 'it never goes round');
  const last = await press(page, one, 'End');
  assert.equal(await press(page, one, 'ArrowRight'), last);
  await one.canvas.press('Enter');
  await page.page.locator('dialog[data-testid="provenance"]').waitFor();
  assert.ok(page.state().figure);
  await page.page.keyboard.press('Escape');
  await page.page.locator('dialog[data-testid="provenance"]').waitFor({ state: 'hidden' });
  assert.equal(await page.page.evaluate(() => document.activeElement.tagName), 'CANVAS', 'the focus comes back');
  assert.equal(await press(page, one, 'End'), last, 'and so does the place');
  await one.canvas.press('Escape');
  await one.tip.waitFor({ state: 'hidden' });
  assert.equal(await one.picture(), bare);
});

test('a mark tells no change by which one of its two figures was worked out', async () => {
  const page = await site.open({ year: 2021, lang: 'en' });
  const said = await listed(page, 'flows');
  const of2021 = said.filter((text) => text.includes('2021') && text.includes('2,283'));
  assert.ok(of2021.length > 0);
  for (const text of of2021) assert.doesNotMatch(text, /on 2020/);
});

test('a chart is one tab stop, and an empty one none', async () => {
  const page = await site.open(VIEW);
  const stops = await page.figures().evaluateAll((figures) => figures.map((figure) => ({
    chart: figure.dataset.chart, points: Number(figure.dataset.points),
    stops: [...figure.querySelectorAll('.drawing [tabindex], .drawing a, .drawing li button')].filter((one) => one.checkVisibility()).length,
  })));
  for (const { chart: id, points, stops: count } of stops) assert.equal(count, points > 0 ? 1 : 0, id);
});

test('every chart is walked from its first mark to its last', async () => {
  const page = await site.open(VIEW);
  for (const { chart: id, points } of await page.charts()) {
    if (points === 0) continue;
    const one = await chart(page, id);
    const texts = await listed(page, id);
    const heard = new Set();
    await one.canvas.focus();
    heard.add(await press(page, one, 'Home'));
    for (let i = 0; i < points; i++) {
      const text = await press(page, one, 'ArrowRight');
      if (heard.has(text)) break;
      heard.add(text);
    }
    // A series of one mark has no next one: the other series are above and below.
    if (heard.size === 1) for (const key of ['ArrowDown', 'ArrowUp']) heard.add(await press(page, one, key));
    assert.ok([...heard].every((text) => texts.includes(text)), id);
    assert.ok(heard.size > 1 || points === 1, `${id}: ${[...heard]}`);
    await one.canvas.press('Escape');
  }
});

test('axe finds nothing while a tooltip is open', async () => {
  for (const colorScheme of ['light', 'dark']) {
    const page = await site.open(VIEW, { colorScheme });
    const one = await chart(page, 'trend');
    await one.canvas.focus();
    await press(page, one, 'ArrowRight');
    await tooltip(page, one);
    assert.deepEqual(await page.axe(), []);
  }
});

test('marks move to the year beside theirs only for a reader who does not mind motion, never over a jump, and end where they belong', async () => {
  const seen = {}, last = {};
  for (const reducedMotion of ['reduce', 'no-preference']) {
    const page = await site.open({ ...VIEW, year: 2021, chart: 'waterfall' }, { reducedMotion });
    const pictures = async (year) => {
      await page.page.evaluate(() => {
        window.frames_ = new Set();
        window.turn_ = (window.turn_ ?? 0) + 1;
        const mine = window.turn_, look = () => {
          if (mine !== window.turn_) return;
          window.frames_.add(document.querySelector('figure canvas').toDataURL());
          requestAnimationFrame(look);
        };
        look();
      });
      await page.choose('year', year);
      await page.page.waitForTimeout(400);
      return page.page.evaluate(() => window.frames_.size);
    };
    seen[reducedMotion] = { step: await pictures(2022), jump: await pictures(2024) };
    last[reducedMotion] = (await page.charts())[0].pixels;
  }
  assert.ok(seen.reduce.step <= 2, `${seen.reduce.step} pictures without motion`);
  for (const { jump } of Object.values(seen)) assert.ok(jump <= 2, `${jump} pictures over a jump`);
  assert.equal(last['no-preference'], last.reduce);
});

test('a picture that is drawn only where it changed is the picture drawn as a whole', async () => {
  const pixels = (page) => page.figures().evaluateAll((figures) => Object.fromEntries(figures.map((figure) => {
    const canvas = figure.querySelector('canvas');
    return [figure.dataset.chart, [...canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data]];
  })));
  const page = await site.open({ ...VIEW, year: 2016 }, { height: 6000 });
  for (const year of [2019, 2024, 2018, 2021]) await page.choose('year', year);
  const stepped = await pixels(page), whole = await pixels(await site.open({ ...VIEW, year: 2021 }, { height: 6000 }));
  for (const [chart, expected] of Object.entries(whole)) {
    const far = expected.map((byte, i) => Math.abs(byte - stepped[chart][i]));
    // A browser smooths a slanted line a little differently where it is cut off: by shades that no eye tells apart.
    const most = far.reduce((a, b) => Math.max(a, b), 0), other = far.filter((by) => by > 0).length / far.length;
    assert.ok(most <= 60 && other < 0.002, `${chart}: ${other} of the bytes differ, by up to ${most}`);
  }
});

test('a chart far from the screen is drawn when the reader comes near, in the room that was kept for it', async () => {
  const page = await site.open(VIEW, { height: 500 });
  const last = page.figure('makeup').locator('canvas');
  const ink = () => last.evaluate((canvas) => canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.some((byte) => byte > 0));
  assert.equal(await ink(), false, 'nothing is drawn yet');
  const room = () => last.evaluate((canvas) => [Math.round(canvas.getBoundingClientRect().top + scrollY), canvas.clientHeight]);
  const before = await room();
  await last.scrollIntoViewIfNeeded();
  await page.page.waitForTimeout(200);
  assert.equal(await ink(), true);
  assert.deepEqual(await room(), before);
});

test('drawings follow the colours that a system forces, and a wish for more contrast', async () => {
  const page = await site.open(VIEW);
  const before = await page.pixels();
  await page.page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' });
  await page.page.waitForFunction(() => matchMedia('(forced-colors: active)').matches);
  await page.settled();
  const one = await chart(page, 'trend');
  const corner = await one.canvas.evaluate((canvas) => [...canvas.getContext('2d').getImageData(0, 0, 1, 1).data.slice(0, 3)]);
  const ground = await page.page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor.match(/\d+/g).slice(0, 3).map(Number));
  assert.deepEqual(corner, ground, 'the ground is the system\'s');
  await page.page.emulateMedia({ forcedColors: 'none', colorScheme: 'light', contrast: 'more' });
  await page.settled();
  const more = await page.pixels();
  assert.notEqual(more.trend, before.trend);
  await page.page.emulateMedia({ forcedColors: 'none', colorScheme: 'light', contrast: 'no-preference' });
  await page.settled();
  assert.deepEqual(await page.pixels(), before, 'and back');
});

test('a printer gets drawings at its own resolution on white, the screen its own again', async () => {
  const page = await site.open({ ...VIEW, theme: 'dark' });
  const before = await page.pixels();
  const printed = await page.page.evaluate(() => {
    dispatchEvent(new Event('beforeprint'));
    return [...document.querySelectorAll('figure[data-points]:not([data-points="0"]) canvas')].map((canvas) => ({
      width: canvas.width, corner: [...canvas.getContext('2d').getImageData(0, 0, 1, 1).data].join(),
    }));
  });
  for (const { width, corner } of printed) {
    assert.ok(width >= 3 * 600, `${width}`);
    assert.equal(corner, '255,255,255,255');
  }
  await page.page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await page.settled();
  assert.deepEqual(await page.pixels(), before);
});

test('a mark that is worked out leads to the provenance of every figure from which it is, and says from what it is', async () => {
  const page = await site.open(VIEW);
  for (const [id, steps, words, figure] of [
    ['flows', ['ArrowDown', 'ArrowDown'], /^Net change, 2021: .*, from 2,283 .* and 433 /, 'htx_new/VN/vca/2021,htx_dissolved/VN/vca/2021'],
    ['growth', ['ArrowDown'], /^Worked out from figures, 2021: .*, from [\d,]+ .* to [\d,]+ co/, 'htx_total/VN/vca/2021,htx_total/VN/vca/2020'],
  ]) {
    const one = await chart(page, id);
    await one.canvas.focus();
    let text = await press(page, one, ' ');
    for (const step of steps) text = await press(page, one, step);
    assert.match(text, words, id);
    await one.canvas.press('Enter');
    await page.page.locator('dialog[data-testid="provenance"]').waitFor();
    assert.equal(page.state().figure, figure);
    assert.equal(await page.page.locator('[data-testid="worked-out"]').innerText(), text, 'the number itself and how it was worked out');
    const [, other] = figure.split(',');
    const behind = page.page.locator('[data-testid="behind"]');
    assert.ok((await behind.innerText()).includes(other.slice(-4)) && (await behind.locator('[data-testid="statement"]').count()) === 1);
    await page.page.keyboard.press('Escape');
    await page.page.locator('dialog[data-testid="provenance"]').waitFor({ state: 'hidden' });
    await page.page.waitForFunction((name) => document.activeElement?.closest('figure')?.dataset.chart === name, id);
  }
});

test('the controls of a chart keep the focus when they are used, by every key', async () => {
  const page = await site.open({ lang: 'en' });
  await page.lookAtAll();
  const at = () => page.page.evaluate(() => document.activeElement.textContent.slice(0, 40));
  for (const [name, key] of [['Small multiples', 'Enter'], ['Index', 'Enter'], ['Share', 'Space'], ['Number', 'Enter']]) {
    const control = page.page.getByRole('button', { name, exact: true });
    await control.focus();
    await page.page.keyboard.press(key);
    await page.page.locator('button[aria-pressed="true"]', { hasText: name }).waitFor();
    await page.settled();
    assert.equal(await at(), name);
  }
  const base = page.page.getByRole('combobox', { name: 'Base year' });
  const chosen = () => base.evaluate((list) => Number(list.selectedOptions[0].text));
  await base.focus();
  const first = await chosen();
  for (const step of [1, 2, 3]) {
    await page.page.keyboard.press('ArrowDown');
    await page.settled();
    assert.ok(await chosen() >= first + step && await base.evaluate((list) => list === document.activeElement), `step ${step}`);
    await page.page.waitForURL(new RegExp(`base-${await chosen()}`));
  }
  const last = await chosen();
  await page.page.goBack();
  await page.page.waitForFunction(([list, year]) => Number(list.selectedOptions[0].text) < year, [await base.elementHandle(), last]);
  assert.equal(await base.evaluate((list) => list === document.activeElement), true, 'nor does Back take it');
});

test('the way from an empty chart to a year that it has leaves the focus at its drawing, however slow the machine', async () => {
  const page = await site.open({ lang: 'en' });
  await page.whole();
  const session = await page.page.context().newCDPSession(page.page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 6 });
  const chart = page.figure('regions');
  await chart.scrollIntoViewIfNeeded();
  await chart.locator('.chart-empty button', { hasText: /^Show \d{4}$/ }).focus();
  await page.page.keyboard.press('Enter');
  await page.page.waitForFunction(() => document.activeElement?.matches('figure[data-chart="regions"] canvas'));
});

test('Back from the nearest year leaves the focus at the card, and Escape from a panel that a link opened goes to its card', async () => {
  const page = await site.open({ year: 2024 });
  const card = page.page.locator('[data-testid="kpi"][data-indicator="unions_total"]');
  await card.getByTestId('nearest-year').focus();
  await page.page.keyboard.press('Enter');
  await page.page.waitForFunction(() => document.activeElement.dataset.testid === 'card-provenance');
  await page.page.goBack();
  await page.page.waitForFunction(() => document.activeElement.dataset.testid === 'nearest-year');
  assert.equal(await page.page.evaluate(() => document.activeElement.closest('article').dataset.indicator), 'unions_total');
  for (const [figure, testid] of [['htx_total/VN/vca/2021', 'card-provenance'], ['htx_high_tech/VN/vca/2021', undefined]]) {
    const linked = await site.open({ figure, year: 2021 }, { ready: false });
    const told = await Promise.race([linked.page.locator('dialog[open]').waitFor().then(() => true), linked.error().then(() => false)]);
    if (!told) continue;
    await linked.page.keyboard.press('Escape');
    await linked.page.locator('dialog[open]').waitFor({ state: 'detached' });
    await linked.page.waitForFunction((testid) => testid ? document.activeElement.dataset.testid === testid : document.activeElement.id === 'main', testid);
  }
});

test('what was done twice is shown as long as what was done once', async () => {
  const { page } = await site.open(VIEW, { permissions: ['clipboard-read', 'clipboard-write'] });
  const share = page.locator('[data-testid="share"]'), toast = page.locator('.toast');
  await share.click();
  await toast.waitFor();
  await page.waitForTimeout(3000);
  await share.click();
  await page.waitForTimeout(2000); // five seconds after the first, two after the second
  assert.equal(await toast.count(), 1);
  await toast.waitFor({ state: 'detached' });
});
