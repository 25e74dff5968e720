// Where a figure comes from: reached by mouse, keyboard and link; said in full; taken away as a citation.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LANGS, THEMES, useSite } from './harness.mjs';

const site = useSite();
const TOTAL = 'htx_total/VN/vca/2021';
const dialogOf = (page) => page.page.locator('dialog[data-testid="provenance"][open]');
const focused = (page) => page.page.evaluate(() => document.activeElement?.dataset.testid ?? document.activeElement?.id);

async function opened(page) {
  const dialog = dialogOf(page);
  await dialog.waitFor();
  return dialog;
}

test('a card opens the provenance of its figure by mouse; closing it gives the focus back', async () => {
  const page = await site.open({ year: 2021, reporter: 'vca' });
  await page.page.locator('[data-testid="kpi"][data-indicator="htx_total"] [data-testid="card-provenance"]').click();
  const dialog = await opened(page);
  assert.equal(page.state().figure, TOTAL);
  const text = await dialog.innerText();
  for (const words of ['27.394', 'cuối năm 2021', 'Hiểu là cuối năm 2021', 'Liên minh Hợp tác xã Việt Nam', 'vca.org.vn', 'tăng 7,6% so với năm 2020']) {
    assert.ok(text.includes(words), `${words} is not in: ${text}`);
  }
  assert.ok(!/Trạng thái|bình thường/.test(text), 'a normal figure has no status to tell');
  assert.equal(await dialog.locator('blockquote').first().getAttribute('lang'), 'vi');
  assert.match(await dialog.locator('cite a').first().getAttribute('href'), /^https:\/\/vca\.org\.vn/);
  await dialog.locator('[data-testid="close-provenance"]').click();
  await dialog.waitFor({ state: 'hidden' });
  await page.page.waitForURL((url) => !url.searchParams.has('figure'));
  assert.equal(await focused(page), 'card-provenance');
});

test('Back after a figure was closed undoes what was done before it was opened, and Forward opens it again', async () => {
  const page = await site.open({ year: 2021, reporter: 'vca' });
  await page.choose('year', 2019);
  for (const how of ['Escape', 'button']) {
    await page.page.locator('[data-testid="kpi"][data-indicator="htx_total"] [data-testid="card-provenance"]').click();
    const dialog = await opened(page);
    if (how === 'Escape') await page.page.keyboard.press('Escape');
    else await dialog.locator('[data-testid="close-provenance"]').click();
    await dialog.waitFor({ state: 'hidden' });
    await page.page.waitForURL((url) => !url.searchParams.has('figure'));
    assert.equal(page.state().year, '2019');
    await page.page.waitForFunction(() => document.activeElement?.dataset.testid === 'card-provenance');
  }
  await page.page.goForward();
  await opened(page);
  await page.page.goBack();
  await dialogOf(page).waitFor({ state: 'hidden' });
  await page.page.goBack();
  await page.followed('year', 2021);
  assert.equal(await dialogOf(page).count(), 0);
});

test('a figure that was read off a slide says so on its card, in its provenance and in the table', async () => {
  for (const [lang, badge, sentence] of [
    ['vi', 'độ chắc chắn thấp', 'Nguồn không cho biết chắc chắn giá trị này, năm hoặc cơ quan nêu nó: xem ghi chú.'],
    ['en', 'low certainty', 'The source leaves this value, its year or who states it uncertain: see the note.'],
  ]) {
    const page = await site.open({ year: 2016, reporter: 'vca', lang });
    const card = page.page.locator('[data-testid="kpi"][data-indicator="htx_total"]');
    assert.ok((await card.innerText()).includes(badge), lang);
    await card.locator('[data-testid="card-provenance"]').click();
    const text = await (await opened(page)).innerText();
    assert.ok(text.includes(sentence), text);
    await page.page.keyboard.press('Escape');
    await page.page.locator('[data-testid="open-figures"]').click();
    await page.page.locator('[data-testid="figures"] tr', { hasText: badge }).first().waitFor();
  }
});

test('the keyboard opens it, stays in it, and Escape leaves it where it began', async () => {
  const page = await site.open({ year: 2021 });
  await page.page.locator('[data-testid="kpi"][data-indicator="htx_new"] [data-testid="card-provenance"]').focus();
  await page.page.keyboard.press('Enter');
  const dialog = await opened(page);
  assert.equal(await page.page.evaluate(() => document.activeElement?.closest('dialog') !== null), true, 'focus moves into the dialog');
  for (let i = 0; i < 30; i++) {
    await page.page.keyboard.press('Tab');
    const outside = await page.page.evaluate(() => {
      const at = document.activeElement;
      return at !== document.body && !at?.closest('dialog') ? at?.outerHTML.slice(0, 80) : null;
    });
    assert.equal(outside, null, 'the page behind is out of reach');
  }
  await page.page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  assert.equal(await focused(page), 'card-provenance');
});

test('a link opens it, and Back and Forward follow', async () => {
  const page = await site.open({ year: 2021, figure: TOTAL });
  const dialog = await opened(page);
  assert.ok((await dialog.innerText()).includes('27.394'));
  await page.page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  // Quicker than any hand, a test may go back before the browser has told the page that its dialog is closed.
  await page.page.waitForURL((url) => !url.searchParams.has('figure'));
  await page.page.goBack();
  await opened(page);
  await page.page.goForward();
  await dialog.waitFor({ state: 'hidden' });
});

test('a link to a number that was worked out of two figures has the focus at its heading, and keeps it there', async () => {
  const page = await site.open({ year: 2021, figure: `${TOTAL},${TOTAL.replace('2021', '2020')}` });
  await opened(page);
  for (let n = 0; n < 8; n++) {
    await page.page.waitForTimeout(200);
    assert.equal(await page.page.evaluate(() => document.activeElement.id), 'provenance-heading');
  }
});

test('a cell of the table of figures and of a chart\'s table opens it', async () => {
  const page = await site.open({ year: 2021, reporter: 'vca' });
  await page.page.locator('[data-testid="open-figures"]').click();
  const cell = page.page.locator('[data-testid="figures"] [data-testid="figure-link"]', { hasText: '27.394' }).first();
  await cell.focus();
  await page.page.keyboard.press('Enter');
  assert.ok((await (await opened(page)).innerText()).includes('27.394'));
  await page.page.keyboard.press('Escape');
  await dialogOf(page).waitFor({ state: 'hidden' });
  assert.equal(await focused(page), 'figure-link');
  await (await page.menu('trend', 'show-table')).click();
  await page.figure('trend').locator('[data-testid="figure-link"]', { hasText: '27.394' }).first().click();
  await opened(page);
  assert.equal(page.state().figure, TOTAL);
});

test('a worked-out figure shows its formula, in names and with the numbers put in', async () => {
  const { series } = (await import('./harness.mjs')).readData();
  const derived = series.flatMap(({ indicator, area, sector, reporter, points }) => points
    .filter((point) => point.derived && area === 'VN' && !sector)
    .map((point) => ({ figure: `${indicator}/${area}/${reporter}/${point.year}`, alone: points.filter(({ year }) => year === point.year).length === 1 })))
    .find(({ alone }) => alone);
  assert.ok(derived, 'the data have a worked-out figure');
  const page = await site.open({ figure: derived.figure });
  const dialog = await opened(page);
  const formula = await dialog.locator('.statement.first .formula').innerText();
  assert.match(formula, /\[\d{4}\]/, 'names with their years');
  assert.match(formula, /= .*\d/, 'and numbers');
  assert.ok((await dialog.locator('.statement.first .badge').allInnerTexts()).includes('tính ra'));
});

test('other statements of a figure stand in the order of the rule, each with its difference', async () => {
  const page = await site.open({ year: 2017, figure: 'htx_new/VN/vca/2017', lang: 'en' });
  const dialog = await opened(page);
  const others = dialog.locator('.statements > li > [data-testid="statement"]');
  assert.ok((await others.count()) > 0);
  assert.ok((await dialog.locator('.difference').count()) > 0);
  assert.match(await dialog.locator('.difference').first().innerText(), /[+−][\d,]+ .*from the figure shown/);
  assert.ok((await dialog.locator('.choice').innerText()).length > 20, 'and why the first is shown');
});

test('the citation goes to the clipboard, plain and as BibTeX, and the page says so', async () => {
  const page = await site.open({ year: 2021, figure: TOTAL, lang: 'en' });
  await page.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const dialog = await opened(page);
  const copied = async (button) => {
    await page.page.evaluate(() => navigator.clipboard.writeText(''));
    await dialog.locator(`[data-testid="${button}"]`).click();
    await page.page.waitForFunction(async () => (await navigator.clipboard.readText()) !== '');
    return page.page.evaluate(() => navigator.clipboard.readText());
  };
  const plain = await copied('copy-citation');
  assert.equal(plain, (await dialog.locator('[data-testid="citation"]').innerText()).trim());
  for (const words of ['27,394', '2021', 'Liên minh HTX Việt Nam', `figure=${TOTAL}`]) assert.ok(decodeURIComponent(plain).includes(words), plain);
  const bibtex = await copied('copy-bibtex');
  assert.match(bibtex, /^@misc\{vca-seed-2022,\n(  [a-z]+ = \{.*\},\n)+\}\n$/);
  assert.equal(await copied('copy-figure-link'), page.page.url());
  assert.equal(await dialog.locator('.copied').innerText(), 'Copied');
});

test('where the browser has no clipboard for the page, that is said', async () => {
  const page = await site.open({}, { blank: true });
  await page.page.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
  await page.goto({ year: 2021, figure: TOTAL, lang: 'en' });
  const dialog = await opened(page);
  await dialog.locator('[data-testid="copy-citation"]').click();
  await dialog.locator('.copied', { hasText: 'does not allow copying' }).waitFor();
});

test('whoever comes back to a figure whose file failed asks for the file again, and is not told that there is no such figure', async () => {
  const page = await site.open({ year: 2021, reporter: 'vca', lang: 'en' }, { expects: [/status of 404/] });
  site.server.faults.set('data/series/provinces.json', { status: 404 });
  const asked = () => site.server.log.filter(({ path }) => path === 'data/series/provinces.json').length;
  await page.page.evaluate(() => {
    history.pushState(null, '', `${location.search}&figure=htx_total/VN-14/vca/2022`);
    dispatchEvent(new PopStateEvent('popstate'));
  });
  const { alert } = await page.error('http-404');
  const before = asked();
  await alert.locator('button').last().click();
  await alert.waitFor({ state: 'detached' });
  await page.page.goBack();
  await page.page.waitForFunction(() => !location.search.includes('figure'));
  await page.page.goForward();
  await page.error('http-404');
  assert.ok(asked() > before);
  assert.equal(await page.page.locator('[data-testid="error"][data-code="figure"]').count(), 0);
  site.server.faults.clear();
  await page.page.goBack();
  await page.page.waitForFunction(() => !location.search.includes('figure'));
  await page.page.goForward();
  assert.ok((await (await opened(page)).innerText()).includes('485'));
});

test('a link to a figure of a file that is not loaded yet fetches it', async () => {
  const page = await site.open({ year: 2021, figure: 'htx_total/VN-14/vca/2022' });
  assert.ok((await (await opened(page)).innerText()).includes('485'));
});

for (const figure of ['htx_total/VN/vca/1999', 'no_such/VN/vca/2021', 'htx_total']) {
  test(`a link to ${figure}, which is no figure, is told`, async () => {
    const page = await site.open({ year: 2021, figure }, { ready: false });
    const { code, text } = await page.error();
    assert.equal(code, 'figure');
    assert.ok(text.includes(figure), text);
    assert.equal(await dialogOf(page).count(), 0);
  });
}

for (const lang of LANGS) {
  for (const theme of THEMES) {
    test(`axe finds no violation in the open dialog in ${lang}, ${theme}`, async () => {
      const page = await site.open({ year: 2021, figure: 'htx_total/VN/vca/2020', lang, theme });
      const dialog = await opened(page);
      await dialog.locator('[data-testid="figure-check"]').first().waitFor();
      await page.openAll('dialog');
      assert.deepEqual(await page.axe(), []);
    });
  }
}

test('the title of a source is marked with its own language, whatever that of the page', async () => {
  for (const lang of LANGS) {
    const page = await site.open({ year: 2021, lang });
    await page.page.locator('[data-testid="open-sources"]').click();
    const cites = page.page.locator('[data-testid="sources"] cite');
    await cites.filter({ hasText: 'Les coopératives' }).waitFor(); // the list is written in steps
    const all = await cites.evaluateAll((list) => list.map((one) => [one.textContent, one.getAttribute('lang')]));
    const of = (title) => all.find(([text]) => text === title)?.[1];
    assert.equal(of('Cooperative development assistance fund established'), 'en');
    assert.equal(of('Hội nghị cán bộ, viên chức và người lao động cơ quan Liên minh HTX Việt Nam năm 2022'), 'vi');
    assert.equal(of('Les coopératives, rôle moteur de croissance'), 'fr');
    assert.ok(all.every(([, of]) => ['vi', 'en', 'fr'].includes(of)));
  }
});
