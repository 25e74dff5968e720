// A bad day as the reader is told of it: one notice for a file, which keeps its place, leaves the keyboard's focus somewhere, and goes when the file has come.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useSite } from './harness.mjs';

const site = useSite();
const NETWORK = [/Failed to load resource/, /net::ERR_/, /status of \d+/]; // the browser itself logs these
const SERIES = 'data/series/national.json';
const html = '<!doctype html><title>Sign in</title><p>Please sign in.';
const gone = (page) => page.page.locator(NOTICE).waitFor({ state: 'detached', timeout: 15_000 });
/** Has the page follow a link as Back does. */
const back = (page, query) => page.page.evaluate((to) => {
  history.pushState(null, '', to);
  dispatchEvent(new PopStateEvent('popstate'));
}, query);
const PROVINCES = 'data/series/provinces.json';
const NOTICE = '[data-testid="error"]';
const on = (page, selector) => page.page.waitForFunction((wanted) => document.activeElement.matches(wanted), selector);

test('one file has one notice, in its place, whatever it fails with in turn, and none once it has come', async () => {
  const page = await site.open({ year: 2021, area: 'XX' }, { expects: NETWORK });
  const notices = page.page.locator(NOTICE);
  await notices.first().waitFor(); // of the area
  const figure = (year) => back(page, `?year=2021&area=XX&figure=htx_total/VN-HN/vca/${year}`);
  for (const [fault, code, year] of [[{ status: 404 }, 'http-404', 2012], [{ status: 403 }, 'http-403', 2018], [{ body: html, type: 'text/html' }, 'not-json', 2019]]) {
    site.server.faults.set(PROVINCES, fault);
    await figure(year);
    await page.page.locator(`${NOTICE}[data-code="${code}"]`).waitFor();
    assert.equal(await notices.count(), 2, (await notices.allInnerTexts()).join());
  }
  site.server.faults.clear();
  await figure(2023);
  await page.page.locator('dialog[open] [data-testid="citation"]').waitFor();
  assert.equal(await notices.count(), 1, 'what came is not told to be missing');
});

test('a notice keeps its place and the focus while the page asks again by itself', async () => {
  const sectors = 'data/series/sectors.json';
  site.server.faults.set(SERIES, { status: 503, headers: { 'retry-after': '1' } });
  site.server.faults.set(sectors, { status: 404 });
  const page = await site.open({ year: 2021, lang: 'en' }, { expects: NETWORK, ready: false });
  const notices = page.page.locator(NOTICE), text = () => notices.allInnerTexts();
  await notices.nth(1).waitFor();
  const before = await text(), place = before.findIndex((one) => one.includes('national'));
  await notices.nth(place).locator('[data-testid="retry"]').focus();
  const asked = () => site.server.log.filter(({ path }) => path === SERIES).length, first = asked();
  while (asked() < first + 2) await page.page.waitForTimeout(100);
  await page.page.waitForTimeout(200);
  assert.equal(await notices.count(), 2);
  assert.ok((await text())[place].includes('national'), 'in its place');
  assert.ok(await notices.nth(place).locator('[data-testid="retry"]').evaluate((button) => button === document.activeElement));
});

test('who tries again in vain is at the button of the new notice', async () => {
  const page = await site.open({ year: 2021, lang: 'en' }, { expects: NETWORK });
  site.server.faults.set(PROVINCES, { status: 404, delay: 300 });
  await page.select('area').selectOption('VN-HN');
  const again = page.page.locator(`${NOTICE} [data-testid="retry"]`);
  for (let time = 0; time < 2; time++) {
    await again.waitFor();
    await again.focus();
    await page.page.keyboard.press('Enter');
    await again.waitFor({ state: 'detached' });
    await page.page.waitForFunction((notice) => document.activeElement?.dataset.testid === 'retry' && document.activeElement.closest(notice), NOTICE);
  }
});

for (const how of ['by itself', 'when it is told to']) {
  test(`when a file comes after all ${how}, the focus goes from its notice into the page, and a screen reader is told`, async () => {
    site.server.faults.set(SERIES, { status: 503, headers: { 'retry-after': '1' } });
    const page = await site.open({ year: 2021, lang: 'en' }, { expects: NETWORK, ready: false });
    const { alert } = await page.error();
    await alert.locator('[data-testid="retry"]').focus();
    site.server.faults.clear();
    if (how !== 'by itself') await page.page.keyboard.press('Enter');
    await gone(page);
    await on(page, '#main');
    await page.page.waitForFunction(() => document.querySelector('.said').innerText === 'What was missing has come.');
  });
}

test('who has no focus, or has it elsewhere, keeps that when a notice goes', async () => {
  for (const focused of ['body', '[data-testid="theme-select"]']) {
    site.server.faults.set(SERIES, { status: 503, headers: { 'retry-after': '1' } });
    const page = await site.open({ year: 2021 }, { expects: NETWORK, ready: false });
    await page.error();
    if (focused !== 'body') await page.page.locator(focused).focus();
    site.server.faults.clear();
    await gone(page);
    await page.page.waitForTimeout(300);
    await on(page, focused);
  }
});

test('a file that is mended and read again is told to a screen reader', async () => {
  site.server.faults.set(SERIES, { body: '{"format": ' });
  const page = await site.open({ year: 2021, reporter: 'vca' }, { expects: NETWORK });
  const { alert } = await page.error();
  site.server.faults.clear();
  await alert.locator('[data-testid="retry"]').click();
  await page.page.waitForFunction(() => document.querySelector('.said').innerText === 'Đã tải được phần còn thiếu.');
});
