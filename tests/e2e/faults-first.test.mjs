// A bad day at the bare address, whose first view stands in the HTML: what fails is told, and nothing pretends to work. No figure stands under a choice
// that it does not belong to.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hold, isLive, useSite } from './harness.mjs';

const site = useSite();
const NETWORK = [/Failed to load resource/, /net::ERR_/, /status of \d+/]; // the browser itself logs these
const CATALOG = 'data/catalog.json', NATIONAL = 'data/series/national.json';
const h1 = (page) => page.page.locator('h1').innerText();
const told = (page) => page.page.locator('[data-testid="error"]').first();
/** The bare address with something failing; what the browser refuses is named by a pattern, what the server does by a path. */
async function open(...failing) {
  const page = await site.open({}, { expects: NETWORK, ready: false });
  for (const one of failing) {
    if (typeof one === 'string') site.server.faults.set(one, { status: 404 });
    else await page.page.route(one, (route) => route.abort());
  }
  await page.goto({});
  return page;
}
const press = (page) => page.page.mouse.move(3, 3);

for (const failing of [/series\/sectors/, /series\/regions/, 'data/series/sectors.json', 'data/series/regions.json']) {
  test(`where a file beside the country's does not come (${failing}), the page takes over at once and follows every choice`, async () => {
    const page = await open(failing);
    await press(page);
    await isLive(page.page);
    await told(page).waitFor();
    assert.match(await h1(page), /27\.394/);
    await page.choose('year', 2019);
    assert.match(await h1(page), /2019/);
    assert.equal(page.state().year, '2019');
    assert.ok(Object.values(await page.cards()).every(({ year }) => year !== '2021'));
    assert.equal(await page.page.locator('body > .progress').count(), 0);
    await page.page.locator('[data-testid="card-provenance"]:visible').first().click();
    await page.page.locator('dialog[open]').waitFor();
  });
}

test('a word of the link that is not understood leaves no dead page behind', async () => {
  const page = await site.open({ theme: 'purple' }, { ready: false });
  await press(page);
  await isLive(page.page);
  await page.choose('year', 2019);
  assert.match(await h1(page), /2019/);
});

for (const fault of [{ status: 404 }, { body: '{"a"' }]) {
  test(`where the figures of the country do not come (${JSON.stringify(fault)}), those of the build stay until something is chosen, and then none of them`, async () => {
    site.server.faults.set(NATIONAL, fault);
    const page = await open();
    await press(page);
    await told(page).waitFor();
    await page.page.waitForTimeout(500);
    assert.match(await h1(page), /27\.394/);
    await page.select('year').selectOption('2019');
    await isLive(page.page);
    await page.followed('year', 2019);
    assert.doesNotMatch(await page.page.locator('main').innerText(), /27\.394/);
    assert.match(await h1(page), /chưa đọc được/);
    assert.equal(page.state().year, '2019');
    site.server.faults.clear();
    await told(page).locator('[data-testid="retry"]').click();
    await page.page.locator('h1', { hasText: '2019' }).waitFor();
    await page.page.locator('[data-testid="kpi"][data-indicator="htx_total"]:not([data-value=""])').waitFor();
  });
}

test('a choice made before the module is there ends the first view as well where the figures of the country do not come', async () => {
  const page = await open(NATIONAL);
  const release = await hold(page.page, /_bg\.wasm$/);
  await page.goto({});
  await page.select('year').selectOption('2019');
  release();
  await isLive(page.page);
  await page.followed('year', 2019);
  assert.doesNotMatch(await page.page.locator('main').innerText(), /27\.394/);
});

for (const [what, fail] of [
  ['is missing', { status: 404 }], ['is cut off', { cut: 1000 }], ['is broken', { body: '{"a"' }], ['is refused', null],
]) {
  test(`where the catalog ${what}, the page says that its figures are those of the build, and a choice waits, is seen to wait, and is done when it comes`, async () => {
    if (fail) site.server.faults.set(CATALOG, fail);
    const page = await (fail ? open() : open(/catalog\.json/));
    await press(page);
    await told(page).waitFor();
    const text = await told(page).innerText();
    assert.match(text, /số liệu có sẵn từ khi dựng trang/);
    assert.doesNotMatch(text, /không tải được số liệu nào|vẫn dùng được/);
    assert.equal(await told(page).getByRole('button', { name: 'Đóng' }).count(), 0, 'what tells that choices wait stays');
    assert.equal(await page.page.locator('body > .progress').isVisible(), false);

    await page.select('year').selectOption('2019');
    assert.equal(await page.select('year').getAttribute('aria-busy'), 'true');
    assert.match(await h1(page), /27\.394/);
    site.server.faults.clear();
    await page.page.unroute(/catalog\.json/);
    const retry = told(page).locator('[data-testid="retry"]');
    if (fail?.status || fail?.body) await retry.click(); // what the network refused is asked for by itself
    await isLive(page.page);
    await page.followed('year', 2019);
    assert.match(await h1(page), /2019/);
    assert.equal(await page.page.locator('[data-testid="error"]').count(), 0);
    assert.equal(await page.select('year').getAttribute('aria-busy'), null);
  });
}

const BARE = [
  ['the bare address', {}, '2021', 'vi'],
  ['a link', { lang: 'en', year: 2019, compare: 'none' }, '2021', 'vi'],
  ['a link that has a view of its own', { lang: 'en', year: 2019 }, '2019', 'en'],
];
for (const [what, state, shown, lang] of BARE) {
  test(`where the browser knows no WebAssembly, ${what} shows a view of the build, and lets nothing be chosen`, async () => {
    const page = await site.open({}, { expects: [/./], ready: false });
    await page.page.addInitScript(() => delete globalThis.WebAssembly);
    await page.goto(state);
    await press(page);
    await page.error('no-webassembly');
    assert.match(await h1(page), new RegExp(shown));
    assert.equal(await page.page.locator('#app :is(button, select, input):enabled').count(), 0);
  });

  for (const how of ['is refused', 'is missing']) {
    test(`where the module ${how} for ${what}, the page shows a view of the build, says so, and lets nothing be chosen`, async () => {
      const page = await site.open({}, { expects: [/./], ready: false });
      await page.page.route(/_bg\.wasm$/, (route) => (how === 'is missing' ? route.fulfill({ status: 404 }) : route.abort()));
      await page.goto(state);
      await page.page.evaluate(() => {
        const list = document.querySelector('[data-testid="year-select"]');
        if (list && !list.disabled) Object.assign(list, { value: '2019' }).dispatchEvent(new Event('change', { bubbles: true }));
      });
      const { text, alert } = await page.error('module');
      assert.equal(/năm mặc định[^]*default year/.test(text), shown === '2021', text);
      assert.doesNotMatch(text, /Chrome|What is shown stays|Những gì đang hiện vẫn còn/);
      assert.match(await h1(page), new RegExp(shown));
      assert.equal(await page.page.evaluate(() => document.documentElement.lang), lang);
      assert.equal(await page.select('year').inputValue(), shown);
      assert.equal(await page.page.locator('#app :is(button, select, input):is(:enabled, [aria-busy])').count(), 0);
      assert.equal(await page.page.locator('body > .progress:visible, #waiting:visible').count(), 0);
      await alert.getByRole('button', { name: 'Close' }).click();
      assert.equal(await alert.isVisible(), false);
      await page.page.unroute(/_bg\.wasm$/);
      await page.page.reload();
      await page.ready();
      assert.match(await h1(page), state.year ? /2019/ : /2021/);
    });
  }
}

for (const [what, pattern] of [['module', /_bg\.wasm$/], ['loader', /coopstat-[0-9a-f]+\.js$/]]) {
  for (const how of ['is answered by 503', 'is cut off']) {
    test(`where the ${what} ${how} at first, it is asked for again, and nothing that was chosen is lost`, async () => {
      const page = await site.open({}, { expects: NETWORK.concat(/integrity/), ready: false });
      let times = 0;
      await page.page.route(pattern, (route) => {
        times += 1;
        if (times > 2) return route.continue();
        return how === 'is cut off' ? route.abort() : route.fulfill({ status: 503, headers: { 'Access-Control-Allow-Origin': '*' } });
      });
      await page.goto({});
      await page.select('year').selectOption('2019');
      await isLive(page.page);
      await page.followed('year', 2019);
      assert.ok(times > 2);
      assert.equal(await page.page.locator('#notice').isVisible(), false);
    });
  }
}

test('a module that does not come is told after half a minute with its code, and is there when it comes', async () => {
  const page = await site.open({}, { ready: false });
  await page.page.clock.install();
  const release = await hold(page.page, /_bg\.wasm$/);
  await page.goto({});
  await press(page);
  await page.page.clock.runFor(29_000);
  assert.equal(await page.page.locator('#notice').isVisible(), false);
  await page.page.clock.runFor(2_000);
  const { text, alert } = await page.error('slow');
  assert.match(text, /Sau 30 giây[^]*After 30 seconds[^]*slow/);
  assert.doesNotMatch(text, /dừng lại|stopped|did not come:/);
  await page.page.clock.resume();
  release();
  await isLive(page.page);
  assert.equal(await alert.isVisible(), false);
});

test('what others hang on a shared link leaves the first view where it is, and out of a report', async () => {
  const page = await site.open({}, { expects: [/./], ready: false });
  const release = await hold(page.page, /_bg\.wasm$/);
  await page.page.goto(`${new URL(page.page.url()).origin}/?utm_source=zalo&fbclid=abc&lang=vi&token=secret#frag`, { waitUntil: 'domcontentloaded' });
  assert.match(await h1(page), /27\.394/);
  assert.equal(await page.page.locator('#waiting:visible').count(), 0);
  await press(page);
  release();
  await isLive(page.page);
  await page.page.evaluate(() => dispatchEvent(new ErrorEvent('error', { error: new WebAssembly.RuntimeError('unreachable') })));
  const { text } = await page.error('panic');
  assert.match(text, /lang=vi/);
  assert.doesNotMatch(text, /utm_source|fbclid|secret|frag/);
});
for (const [what, state, width] of [['the bare address', {}, 1440], ['a link', { lang: 'en' }, 390]]) {
  test(`where the module is missing for ${what}, what does nothing looks and is told so, and what needs no module works`, async () => {
    const page = await site.open({}, { expects: [/./], ready: false, width });
    await page.page.route(/_bg\.wasm$/, (route) => route.fulfill({ status: 404 }));
    await page.goto(state);
    await press(page);
    const { alert } = await page.error('module');
    await alert.getByRole('button', { name: 'Close' }).click();

    const alive = await page.page.locator('#app *').evaluateAll((all) => all.filter((one) => {
      const works = one.closest('a[href], summary:not([aria-disabled])');
      return one.checkVisibility() && !works && ['pointer', 'progress'].includes(getComputedStyle(one).cursor);
    }).map((one) => one.outerHTML.slice(0, 80)));
    assert.deepEqual(alive, [], 'a pointer promises something');
    const linked = await page.page.locator('#app :is(button, summary[aria-disabled])').evaluateAll((all) => all.filter((one) => one.checkVisibility() && getComputedStyle(one).textDecorationLine !== 'none').length);
    assert.equal(linked, 0, 'a line below a button promises something');
    for (const one of ['.file', '.mark:visible', '.chart canvas']) {
      const first = page.page.locator(`#app ${one}`).first(), look = () => first.evaluate((of) => `${getComputedStyle(of).backgroundColor} ${getComputedStyle(of).cursor}`);
      await first.scrollIntoViewIfNeeded();
      await page.page.mouse.move(0, 0);
      const before = await look();
      const { x, y, width: w, height: h } = await first.boundingBox();
      await page.page.mouse.move(x + w / 2, y + h / 2);
      assert.equal(await look(), before, `${one} answers to a pointer`);
    }
    assert.equal(await page.page.locator('#app canvas[tabindex], #app #chart-keys').count(), 0, 'no key does anything at a chart');

    // What unfolds has something in it, or is told to be of no use.
    for (const one of await page.page.locator('#app summary:visible').all()) {
      const open = () => one.evaluate((of) => of.parentElement.open);
      const before = await open(), dead = await one.getAttribute('aria-disabled') === 'true';
      await one.dispatchEvent('click');
      assert.equal(await open(), dead ? false : !before);
      if (!dead) await one.dispatchEvent('click');
      assert.equal(await one.evaluate((of) => [...of.parentElement.children].every((part) => part === of || !part.textContent)), dead);
    }
    assert.ok(await page.page.locator('#app summary:not([aria-disabled]):visible').count() > 2);
    await page.page.evaluate(() => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(['{}'], 'a.json'));
      dispatchEvent(new DragEvent('dragover', { dataTransfer, cancelable: true }));
    });
    assert.equal(await page.page.locator('#drop').isVisible(), false, 'nothing takes files');
    const violations = await page.axe();
    assert.deepEqual(violations, []);
  });
}

for (const how of ['Enter', 'by itself']) {
  test(`where the catalog comes after all (${how}), the focus goes from its notice into the page that takes over`, async () => {
    site.server.faults.set(CATALOG, { status: 503, headers: { 'retry-after': '1' } });
    const page = await open();
    await press(page);
    await told(page).locator('[data-testid="retry"]').focus();
    site.server.faults.clear();
    if (how === 'Enter') await page.page.keyboard.press('Enter');
    await isLive(page.page);
    await page.page.waitForFunction(() => document.activeElement.id === 'main');
    await page.page.waitForFunction(() => document.querySelector('.said').innerText === 'Đã tải được phần còn thiếu.');
  });
}
