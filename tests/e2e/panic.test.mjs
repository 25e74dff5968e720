// The worst of days: the module stops. What was on the screen stays, a message says what to do, and a report can be handed on.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { named } from '../../scripts/where.mjs';
import { useSite } from './harness.mjs';

const site = useSite();
const STOPPED = [/^uncaught: (panicked at|unreachable|memory access|.*closure invoked)/, /RuntimeError|panicked at/];
const text = (page) => page.page.locator('#notice pre').innerText();

/** Takes away from the module what it cannot do without, as no build can be without elements, or gives it back. */
const sabotage = (page, on = true) => page.page.evaluate((broken) => {
  for (const [of, names] of [[Document.prototype, ['createElement', 'createElementNS', 'createTextNode', 'createComment']], [Node.prototype, ['cloneNode']]]) {
    for (const name of names) {
      const real = of[name].real ?? of[name];
      of[name] = broken ? Object.assign(() => { throw new Error('made to fail'); }, { real }) : real;
    }
  }
}, on);

/** Opens the page with its memory at hand, to be filled. */
async function withMemory(state) {
  const page = await site.open({ year: 2021 }, { expects: STOPPED }); // whole, so that nothing is under way when it is opened anew
  await page.page.addInitScript(() => {
    for (const name of ['instantiateStreaming', 'instantiate']) {
      const real = WebAssembly[name];
      WebAssembly[name] = async (...args) => {
        const made = await real.apply(WebAssembly, args);
        window.__memory ??= (made.instance ?? made).exports.memory;
        return made;
      };
    }
  });
  await page.goto(state);
  await page.ready();
  await page.page.evaluate(() => {
    for (let step = 32_768; step >= 1; step /= 2) {
      try {
        for (;;) window.__memory.grow(step);
      } catch {
        // no more of this size
      }
    }
  });
  return page;
}

test('a panic ends in a message with what to do and a report with its place; what was on the screen stays', async () => {
  const page = await site.open({ year: 2021, lang: 'en' }, { expects: STOPPED, permissions: ['clipboard-read', 'clipboard-write'] });
  const before = await page.page.locator('main').innerText();
  await sabotage(page);
  await page.select('year').selectOption('2015');
  const { code, text: said, alert } = await page.error('panic');
  assert.equal(code, 'panic');
  assert.match(said, /Trang đã gặp lỗi và dừng lại[^]*Tải lại trang[^]*The page met an error[^]*Load it again/);
  assert.ok(!/hết bộ nhớ|out of memory/.test(said));
  assert.ok((await page.page.locator('main').innerText()).length > before.length / 2, 'the page is not blank');

  const version = /^version = "(.*)"$/m.exec(readFileSync('Cargo.toml', 'utf8'))[1];
  const lines = (await text(page)).split('\n');
  assert.match(lines[0], new RegExp(`^Coopstat ${version.replaceAll('.', '\\.')} [0-9a-f]{16}$`));
  assert.match(lines[1], /^http\S+\/\?year=(2021|2015)&lang=en$/, 'the link of what is on the screen, or of what was asked for');
  assert.match(lines[2], /^panic: RuntimeError: unreachable$/);
  assert.match(lines[3], /wasm-function\[\d+\]:0x[0-9a-f]+/);
  assert.match(named(lines.join('\n')), /wasm-function\[\d+\].*(core|alloc|tachys|coopstat)\S*::/, 'a maintainer finds the function');
  assert.equal(lines.at(-1), await page.page.evaluate(() => navigator.userAgent));

  const { y, height } = await alert.boundingBox();
  assert.ok(y >= 0 && y + height <= 900, 'it is in sight wherever the reader is');
  await sabotage(page, false);
  assert.deepEqual((await page.axe()).filter((one) => one.includes('#notice')), []);
  await alert.getByRole('button').click();
  await alert.getByText('Copied').waitFor();
  assert.equal(await page.page.evaluate(() => navigator.clipboard.readText()), await text(page));
  await alert.getByRole('link').first().click();
  await page.ready();
  assert.equal(await page.page.locator('#notice').isVisible(), false);
});

test('where nothing may be copied the report is selected, to be copied by hand', async () => {
  const page = await site.open({ year: 2021 }, { expects: STOPPED });
  await page.page.evaluate(() => { navigator.clipboard.writeText = () => Promise.reject(new Error('denied')); });
  await sabotage(page);
  await page.select('year').selectOption('2015');
  const { alert } = await page.error('panic');
  await alert.getByRole('button').click();
  await alert.getByText('Copy what is selected').waitFor();
  assert.equal((await page.page.evaluate(() => getSelection().toString())).trim(), (await text(page)).trim());
});

test('a panic behind an open dialog is told in it, and stays told when it closes', async () => {
  const page = await site.open({ year: 2021 }, { expects: STOPPED });
  await page.page.locator('[data-testid="card-provenance"]').first().click();
  const dialog = page.page.locator('dialog[open]');
  await dialog.waitFor();
  await sabotage(page);
  await page.page.evaluate(() => {
    const select = document.querySelector('select[data-testid="year-select"]');
    select.value = '2015';
    for (const name of ['input', 'change']) select.dispatchEvent(new Event(name, { bubbles: true }));
  });
  const { alert } = await page.error('panic');
  await alert.getByRole('button').click({ trial: true }); // nothing lies over it
  await page.page.evaluate(() => document.querySelector('dialog[open]')?.close());
  await page.page.locator('#notice').waitFor(); // the dialog tells that it is closed in a task of its own
});

test('a memory that is full ends in a message that says so, with a report', async () => {
  const page = await withMemory({ year: 2021, lang: 'en' });
  await page.page.locator('[data-testid="export-all"]').click();
  await page.page.locator('#notice:not([hidden])').waitFor({ timeout: 20_000 });
  const { code, text: said } = await page.error();
  assert.equal(code, 'memory');
  assert.match(said, /hết bộ nhớ[^]*out of memory/);
  assert.match(await text(page), /memory: .*\n[^]*wasm/);
  assert.ok(await page.page.locator('[data-testid="kpi"]').first().isVisible());
});
