// The dialog in which an image is made to measure, all charts at once, and what goes wrong with exported charts elsewhere: titles, legends or
// footnotes that are missing or cut off, a ground that is transparent by accident, an empty image right after the link is opened.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readMetadata, readZip } from './files.mjs';
import { LANGS, THEMES, readCsv, readData, readPng, useSite } from './harness.mjs';

const site = useSite();
const drawn = async (page) => (await page.drawn()).map(({ chart }) => chart);

/** Opens the dialog of a chart; `choose`, `take` and `facts` act in it. */
async function open(page, chart) {
  await (await page.menu(chart, 'export-dialog')).click();
  const dialog = page.page.locator('dialog[data-testid="export"]');
  await dialog.waitFor();
  const at = (name) => dialog.locator(`[data-testid="${name}"]`);
  return {
    dialog, at,
    async choose({ format, size, scale, ground, width, height }) {
      if (format) await at('export-format').locator(`input[value="${format}"]`).check();
      if (size) await at('export-size').selectOption(size);
      if (width !== undefined) await at('export-width').fill(String(width));
      if (height !== undefined) await at('export-height').fill(String(height));
      if (scale) await at('export-scale').locator(`input[value="${scale}"]`).check();
      if (ground) await at('export-ground').locator(`input[value="${ground}"]`).check();
    },
    async take() {
      const [download] = await Promise.all([page.page.waitForEvent('download'), at('export-download').click()]);
      return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
    },
  };
}

/** The colour of the upper left pixel and how much of the image is not of that colour. */
async function ground(page, bytes) {
  page.server.mounts.set('e2e-ground.png', bytes);
  return page.page.evaluate(async () => {
    const bitmap = await createImageBitmap(await (await fetch('./e2e-ground.png')).blob());
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    context.drawImage(bitmap, 0, 0);
    const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
    let other = 0;
    for (let i = 0; i < data.length; i += 4) if (data[i] !== data[0] || data[i + 3] !== data[3]) other++;
    return { corner: [...data.subarray(0, 4)], ink: other / (data.length / 4) };
  });
}

/** Words of an SVG and whether each stands inside of it, as the browser sets them. */
function words(page, svg) {
  return page.page.evaluate(async (path) => {
    const xml = (await window.__document(path)).documentElement;
    const holder = document.body.appendChild(document.createElement('div'));
    const root = holder.appendChild(document.importNode(xml, true));
    const frame = root.viewBox.baseVal;
    const texts = [...root.querySelectorAll('text')].map((node) => {
      const box = node.getBBox();
      return { text: node.textContent.replace(/\s+/g, ' ').trim(), inside: box.x >= -1 && box.y >= -1 && box.x + box.width <= frame.width + 1 && box.y + box.height <= frame.height + 1 };
    });
    const found = {
      texts, width: root.width.baseVal.value, height: root.height.baseVal.value, fonts: root.getAttribute('font-family'),
      title: root.querySelector('title')?.textContent, desc: root.querySelector('desc')?.textContent, marks: root.querySelectorAll('[data-mark]').length,
    };
    holder.remove();
    return found;
  }, page.offer(svg));
}

const SIZES = [
  { size: 'column', scale: '2', width: 1280, perMetre: 8000 },
  { size: 'slide', scale: '1', width: 960, height: 540, perMetre: 2835 },
  { size: 'slide', scale: '2', width: 1920, height: 1080, perMetre: 5669 },
  { size: 'square', scale: '4', width: 2160, height: 2160, perMetre: 15118 },
  { size: 'a4', scale: '1', width: 3508, height: 2480, perMetre: 11811 },
];

for (const lang of LANGS) {
  test(`a PNG of each size has its pixels, its resolution, and tells what it is, in ${lang}`, async () => {
    const { licence } = readData().catalog;
    const page = await site.open({ year: 2021, lang });
    const [chart] = await drawn(page);
    const title = await page.figure(chart).locator('h3').innerText();
    const source = await page.figure(chart).locator('.chart-source').innerText();
    const dialog = await open(page, chart);
    for (const { size, scale, width, height, perMetre } of SIZES) {
      await dialog.choose({ size, scale });
      const { name, bytes } = await dialog.take();
      const png = readPng(bytes);
      assert.equal(png.width, width, size);
      if (height) assert.equal(png.height, height, size);
      assert.match(name, new RegExp(`^coopstat_[a-z0-9-]+_2021(_[0-9-]+)?_${lang}${size === 'column' ? '' : `_${size}`}\\.png$`));
      assert.match(await dialog.at('export-facts').innerText(), new RegExp(`^${png.width} × ${png.height} px`));
      const said = readMetadata(bytes);
      assert.equal(said.perMetre, perMetre, `${size} ${scale}×`);
      assert.equal(said.lang, lang);
      assert.equal(said.texts.Title, title);
      assert.equal(said.texts.Source, source);
      assert.ok(said.texts.Description.length > 30);
      assert.ok(said.texts.Copyright.includes(licence.name[lang]));
      assert.match(said.texts.Software, /^Coopstat \d+\.\d+\.\d+$/);
      const link = new URL(said.texts.URL);
      assert.deepEqual([link.searchParams.get('year'), link.searchParams.get('chart')], ['2021', chart]);
      const seen = await ground(page, bytes);
      assert.deepEqual(seen.corner, [255, 255, 255, 255], 'white and solid unless asked otherwise');
      assert.ok(seen.ink > 0.01, `${size} is not blank`);
    }
  });
}

test('the link that an image carries shows the same chart', async () => {
  const page = await site.open({ year: 2021, lang: 'en' });
  const [chart] = await drawn(page);
  const { texts } = readMetadata((await page.download(chart, 'export-png')).bytes);
  const other = await site.open(Object.fromEntries(new URL(texts.URL).searchParams));
  assert.equal(await other.figure(chart).locator('h3').innerText(), texts.Title);
  assert.equal((await other.charts()).length, 1);
});

test('a size of one\'s own is met to the pixel, and one out of bounds is refused in words', async () => {
  const page = await site.open({ year: 2021 });
  const [chart] = await drawn(page);
  const dialog = await open(page, chart);
  await dialog.choose({ size: 'own' });
  for (const [width, height, scale] of [[1200, 675, 1], [1921, 1081, 1], [300, 500, 2], [4096, 2160, 1]]) {
    await dialog.choose({ width, height, scale: String(scale) });
    const { name, bytes } = await dialog.take();
    const png = readPng(bytes);
    assert.deepEqual([png.width, png.height], [width * scale, height * scale]);
    assert.ok(name.endsWith(`_${width}x${height}.png`), name);
  }
  await dialog.choose({ width: 1000, height: '', scale: '1' });
  assert.equal(readPng((await dialog.take()).bytes).width, 1000);
  for (const [width, height] of [[100, 500], [500, 9000], ['', 500]]) {
    await dialog.choose({ width, height });
    assert.ok(await dialog.at('export-download').isDisabled(), `${width} x ${height}`);
    assert.match(await dialog.dialog.locator('#export-wrong').innerText(), /240.*4096/);
    const marked = (side) => dialog.at(`export-${side}`).getAttribute('aria-invalid');
    assert.deepEqual([await marked('width'), await marked('height')], [String(width !== 500), String(height !== 500)], 'the side that is wrong is marked, and no other');
  }
  await dialog.choose({ width: 4096, height: 4096, scale: '4' });
  assert.ok(await dialog.at('export-download').isDisabled(), 'more pixels than a browser can draw');
});

test('the resolution that is chosen stays from size to size, is the one marked, and is that of the file', async () => {
  const page = await site.open({ year: 2021 });
  const [chart] = await drawn(page);
  const dialog = await open(page, chart);
  const marked = () => dialog.at('export-scale').locator('input:checked').getAttribute('value');
  for (const [size, scale, width] of [['slide', '1', 960], ['column', undefined, 640], ['square', undefined, 540], ['slide', '4', 3840], ['square', undefined, 2160], ['a4', undefined, 3508], ['column', undefined, 1280]]) {
    await dialog.choose({ size, scale });
    assert.equal(readPng((await dialog.take()).bytes).width, width, size);
    assert.equal(await marked(), { a4: '1' }[size] ?? String(width / { column: 640, slide: 960, square: 540 }[size]), size);
  }
});

test('the ground is light, dark or transparent, as chosen, whatever the page\'s theme', async () => {
  for (const theme of THEMES) {
    const page = await site.open({ year: 2021, theme });
    const [chart] = await drawn(page);
    const dialog = await open(page, chart);
    const corners = {};
    for (const choice of ['transparent', 'light', 'dark']) {
      await dialog.choose({ ground: choice });
      const { name, bytes } = await dialog.take();
      const seen = await ground(page, bytes);
      corners[choice] = seen.corner;
      assert.ok(seen.ink > 0.01);
      assert.equal(/_(transparent|dark)\.png$/.exec(name)?.[1] ?? 'light', choice);
    }
    assert.deepEqual(corners.light, [255, 255, 255, 255]);
    assert.equal(corners.dark[3], 255);
    assert.ok(corners.dark[0] < 60);
    assert.equal(corners.transparent[3], 0);
  }
});

test('in every chart and size the words are all there and none is cut off', async () => {
  const { licence } = readData().catalog;
  const page = await site.open({ year: 2021, lang: 'vi' });
  for (const chart of await drawn(page)) {
    const figure = page.figure(chart);
    const wanted = [await figure.locator('h3').innerText(), await figure.locator('.chart-subtitle').innerText(), await figure.locator('.chart-source').innerText(), ...await figure.locator('.chart-notes li').allInnerTexts(), licence.name.vi.replace(/\.$/, '')];
    const dialog = await open(page, chart);
    await dialog.choose({ format: 'svg' });
    const legends = [], marks = new Set();
    for (const [size, options] of [['column'], ['slide'], ['square'], ['a4'], ['own', { width: 320, height: 480 }], ['own', { width: 600, height: '' }]]) {
      await dialog.choose({ size, ...options });
      const { name, bytes } = await dialog.take();
      assert.match(name, /\.svg$/);
      const svg = await words(page, bytes.toString('utf8'));
      const all = svg.texts.map(({ text }) => text).join(' ');
      for (const text of wanted) assert.ok(all.includes(text.replace(/\s+/g, ' ').trim()), `${chart}, ${size}: "${text}" is missing in: ${all}`);
      assert.deepEqual(svg.texts.filter(({ inside }) => !inside), [], `${chart}, ${size}: cut off`);
      assert.equal(svg.title, wanted[0]);
      assert.ok(svg.desc.length > 20 && /,\s*sans-serif$/.test(svg.fonts), `${chart}: ${svg.desc}, ${svg.fonts}`);
      assert.ok(!/…/.test(all), `${chart}, ${size}: words are left out of ${all}`);
      legends.push(svg.texts.length);
      marks.add(svg.marks);
    }
    assert.equal(marks.size, 1, `${chart} has the same marks in every size`);
    await dialog.at('close-export').click();
  }
});

test('the preview is the image that leaves, and it follows every choice', async () => {
  const page = await site.open({ year: 2021 });
  const [chart] = await drawn(page);
  const dialog = await open(page, chart);
  const shown = () => dialog.at('export-preview').evaluate(async (image) => {
    await image.decode();
    const canvas = Object.assign(document.createElement('canvas'), { width: image.naturalWidth, height: image.naturalHeight });
    canvas.getContext('2d').drawImage(image, 0, 0);
    return canvas.toDataURL();
  });
  const seen = new Set([await shown()]);
  for (const choice of [{ size: 'slide' }, { size: 'square' }, { ground: 'dark' }, { ground: 'transparent' }]) {
    await dialog.choose(choice);
    await page.page.waitForTimeout(100);
    seen.add(await shown());
  }
  assert.equal(seen.size, 5);
  assert.equal(await dialog.at('export-preview').getAttribute('alt'), await page.figure(chart).locator('h3').innerText());
  await dialog.choose({ format: 'csv' });
  assert.match(await dialog.at('export-rows').innerText(), /^year,indicator,/);
  const { name, bytes } = await dialog.take();
  assert.match(name, /\.csv$/);
  assert.ok(readCsv(bytes).length > 0);
  assert.ok(await dialog.at('export-copy').isDisabled());
});

test('nothing moves under the pointer while an image of another size or form loads, or a file has been saved', async () => {
  for (const width of [1280, 390]) {
    const page = await site.open({ year: 2021 }, { width });
    const [chart] = await drawn(page);
    const dialog = await open(page, chart);
    const place = () => dialog.at('export-size').evaluate((size) => size.getBoundingClientRect().top);
    const places = new Set([await place()]);
    for (const size of ['slide', 'square', 'a4', 'column']) {
      await dialog.choose({ size });
      await dialog.at('export-preview').evaluate((image) => image.decode());
      places.add(await place());
    }
    await dialog.take();
    places.add(await place());
    await dialog.choose({ format: 'svg' });
    assert.equal(places.size, 1, `${width} px: ${[...places]}`);
  }
});

test('an image can be exported the moment that a link is open', async () => {
  const page = await site.open({ year: 2021, chart: 'trend' }, { ready: false });
  await page.page.locator('button[data-testid="export-png"]:enabled').first().waitFor();
  const [download] = await Promise.all([page.page.waitForEvent('download'), page.page.evaluate(() => document.querySelector('button[data-testid="export-png"]:enabled').click())]);
  const bytes = readFileSync(await download.path());
  const seen = await ground(page, bytes);
  assert.ok(seen.ink > 0.01 && seen.corner[3] === 255, JSON.stringify(seen));
  await page.ready();
  const later = (await page.download('trend', 'export-png')).bytes;
  assert.deepEqual(readPng(bytes), readPng(later), 'the image is the one that leaves later');
  assert.ok(Math.abs((await ground(page, later)).ink - seen.ink) < 1e-3);
});

test('all charts leave as one archive with a list of what is there', async () => {
  const { licence } = readData().catalog;
  const page = await site.open({ year: 2021, lang: 'vi' });
  const charts = await page.charts();
  const button = page.page.locator('[data-testid="export-all"]');
  await page.page.evaluate(() => {
    window.__longest = 0;
    let last = performance.now();
    const beat = () => { const now = performance.now(); window.__longest = Math.max(window.__longest, now - last); last = now; window.__beat = setTimeout(beat, 0); };
    beat();
  });
  const told = button.evaluate((node) => new Promise((done) => new MutationObserver((_, watch) => { if (/\d+\/\d+/.test(node.textContent)) { watch.disconnect(); done(node.textContent); } }).observe(node, { childList: true, characterData: true, subtree: true })));
  const [download] = await Promise.all([page.page.waitForEvent('download', { timeout: 30_000 }), button.click()]);
  assert.match(await told, /1\/8/);
  assert.ok(await page.page.evaluate(() => window.__longest) < 2000, 'the page lives on meanwhile');
  assert.equal(download.suggestedFilename(), 'coopstat_VN_vca_2021_vi.zip');
  const entries = readZip(readFileSync(await download.path()));
  const list = readCsv(entries.get('contents.csv'));
  assert.deepEqual(list.map(({ file }) => file).filter(Boolean), [...entries.keys()].filter((name) => name !== 'contents.csv'));
  for (const ending of ['png', 'svg']) assert.equal(list.filter(({ file }) => file.endsWith(`.${ending}`)).length, charts.filter(({ points }) => points > 0).length, ending);
  assert.equal(list.filter(({ file }) => !file || file.endsWith('.csv')).length, charts.length, 'of a chart without figures it says why');
  for (const { file, title, subtitle, sources, licence: named, link } of list) {
    assert.ok(title.length > 5 && subtitle.length > 5, file);
    assert.ok(named.includes(licence.name.vi) && named.includes(licence.url ?? ''), file);
    assert.ok(charts.some(({ chart }) => chart === new URL(link).searchParams.get('chart')), link);
    const bytes = entries.get(file);
    if (file.endsWith('.png')) {
      assert.ok(readPng(bytes).width >= 600 && (await ground(page, bytes)).ink > 0.005, file);
      assert.equal(readMetadata(bytes).texts.Title, title);
      assert.ok(sources.length > 10);
    }
    if (file.endsWith('.svg')) assert.equal((await page.xml(bytes.toString('utf8'))).title, title);
    if (file.endsWith('.csv')) readCsv(bytes);
  }
  await page.page.waitForFunction(() => document.querySelector('[data-testid="export-all"]').getAttribute('aria-disabled') === 'false');
});

for (const [what, choice] of Object.entries({ 'another year': ['year', '2018'], 'another reporter': ['reporter', 'mpi'], 'another language': ['lang', 'vi'], 'a step back': null })) {
  test(`an archive is whole of the view in which it was asked for, whatever is chosen meanwhile: ${what}`, async () => {
    const page = await site.open({ year: 2023, lang: 'en' });
    await page.choose('year', 2021);
    const button = page.page.locator('[data-testid="export-all"]');
    const waiting = page.page.waitForEvent('download', { timeout: 30_000 });
    await button.evaluate((node, chosen) => {
      new MutationObserver((_, watch) => {
        if (!/\b2 of 8/.test(node.textContent)) return;
        watch.disconnect();
        window.__changed = true;
        if (!chosen) return history.back();
        const select = document.querySelector(`[data-testid="${chosen[0]}-select"]`);
        select.value = chosen[1];
        select.dispatchEvent(new Event('change', { bubbles: true }));
      }).observe(node, { childList: true, characterData: true, subtree: true });
      node.click();
    }, choice);
    const download = await waiting;
    assert.ok(await page.page.evaluate(() => window.__changed));
    assert.equal(download.suggestedFilename(), 'coopstat_VN_vca_2021_en.zip');
    const entries = readZip(readFileSync(await download.path()));
    for (const { file, title, link, licence } of readCsv(entries.get('contents.csv'))) {
      const asked = new URL(link).searchParams;
      assert.deepEqual([asked.get('year'), asked.get('reporter'), asked.get('lang')], ['2021', 'vca', 'en'], file);
      assert.match(file, /^$|_en\.\w+$/);
      const bytes = entries.get(file);
      if (file.endsWith('.png')) {
        const { texts, lang } = readMetadata(bytes);
        assert.deepEqual([texts.Title, texts.URL, lang], [title, link, 'en'], file);
        assert.ok(licence.includes(texts.Copyright), `${file}: ${texts.Copyright}`);
      }
      if (file.endsWith('.svg')) assert.match((await words(page, bytes.toString('utf8'))).texts.map(({ text }) => text).join(' '), /Chart: Coopstat/, file);
    }
  });
}

test('an image says of itself what it shows, whatever is chosen while it is made', async () => {
  const page = await site.open({ year: 2021, lang: 'en' });
  await page.menu('flows', 'export-png');
  await page.figure('flows').locator('[data-testid="png-scale"]').selectOption('4');
  const waiting = page.page.waitForEvent('download');
  await page.page.evaluate(() => {
    document.querySelector('[data-chart="flows"] [data-testid="export-png"]').click();
    const year = document.querySelector('[data-testid="year-select"]');
    setTimeout(() => {
      year.value = '2018';
      year.dispatchEvent(new Event('change', { bubbles: true }));
    });
  });
  const { texts } = readMetadata(readFileSync(await (await waiting).path()));
  assert.match(texts.Title, /2021/);
  assert.equal(new URL(texts.URL).searchParams.get('year'), '2021');
});

test('Back closes the dialog, and leaves the page as it is and the focus where it was opened', async () => {
  const page = await site.open({ year: 2021, lang: 'en' });
  await page.choose('year', 2018);
  const { dialog } = await open(page, 'flows');
  await page.page.goBack();
  await dialog.waitFor({ state: 'hidden' });
  assert.equal(page.state().year, '2018');
  assert.equal(await page.select('year').inputValue(), '2018');
  assert.equal(await page.page.evaluate(() => document.activeElement.dataset.testid), 'export-dialog');
  await page.page.goBack();
  await page.followed('year', 2021);
});

test('Back closes the dialog in a tab that has been nowhere else, and the reader stays where it was opened', async () => {
  const page = await site.open({ year: 2021, lang: 'en' });
  const { dialog } = await open(page, 'flows');
  const [link, top] = [page.page.url(), await page.page.evaluate(() => scrollY)];
  await page.page.goBack();
  await dialog.waitFor({ state: 'hidden' });
  assert.equal(page.page.url(), link);
  assert.ok(top > 0 && Math.abs((await page.page.evaluate(() => scrollY)) - top) < 2);
});

test('Back after the dialog was closed undoes what was done before it opened', async () => {
  const page = await site.open({ year: 2021, lang: 'en' });
  await page.choose('year', 2018);
  for (const chart of ['trend', 'flows']) {
    const { dialog } = await open(page, chart);
    const top = await page.page.evaluate(() => scrollY);
    await page.page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await page.page.waitForTimeout(300);
    assert.equal(await page.page.evaluate(() => document.activeElement.dataset.testid), 'export-dialog');
    assert.ok(Math.abs((await page.page.evaluate(() => scrollY)) - top) < 2);
  }
  await page.page.goBack();
  await page.followed('year', 2021);
});

test('a page that is loaded again under the dialog has it again, Back closes it and the next Back undoes what was done before, and Forward opens it', async () => {
  const page = await site.open({ year: 2021, lang: 'en' });
  await page.choose('year', 2018);
  await open(page, 'flows');
  await page.page.reload();
  const dialog = page.page.locator('[data-testid="export"][open]'), image = dialog.getByTestId('export-preview');
  await image.waitFor();
  assert.equal(await image.getAttribute('alt'), await page.figure('flows').locator('h3').innerText());
  await page.page.goBack();
  await dialog.waitFor({ state: 'hidden' });
  assert.equal(page.state().year, '2018');
  await page.page.goForward();
  await dialog.waitFor();
  await page.page.goBack();
  await dialog.waitFor({ state: 'hidden' });
  await page.page.goBack();
  await page.followed('year', 2021);
});

test('that a file was saved is said of each file anew, and not of one that is not made yet', async () => {
  const page = await site.open({ year: 2021, lang: 'en' });
  const dialog = await open(page, 'trend'), said = dialog.at('export-said');
  const heard = await said.evaluateHandle((line) => {
    const heard = [];
    new MutationObserver(() => heard.push(line.textContent)).observe(line, { childList: true, characterData: true, subtree: true });
    return heard;
  });
  for (const form of ['png', 'png', 'csv', 'csv']) {
    await dialog.choose({ format: form });
    await dialog.take();
    await page.page.waitForFunction((line) => line.textContent === 'Downloaded', await said.elementHandle());
  }
  assert.deepEqual((await heard.jsonValue()).filter(Boolean), Array(4).fill('Downloaded'));
  await dialog.choose({ format: 'svg' });
  assert.equal(await said.innerText(), '');
});

test('the image on the clipboard is the image of the dialog', async () => {
  const page = await site.open({ year: 2021 }, { permissions: ['clipboard-read', 'clipboard-write'] });
  const [chart] = await drawn(page);
  const dialog = await open(page, chart);
  await dialog.choose({ size: 'slide' });
  await dialog.at('export-copy').click();
  await page.page.waitForFunction(() => document.querySelector('[data-testid="export-said"]').textContent !== '');
  const copied = await page.page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const bytes = new Uint8Array(await (await item.getType('image/png')).arrayBuffer());
    return Array.from(bytes);
  });
  const bytes = Buffer.from(copied);
  assert.deepEqual([readPng(bytes).width, readPng(bytes).height], [1920, 1080]);
  assert.ok((await ground(page, bytes)).ink > 0.01);
});

test('table and CSV hold exactly the figures that the chart shows', async () => {
  const page = await site.open({ year: 2021, lang: 'en' });
  for (const chart of await drawn(page)) {
    const rows = readCsv((await page.download(chart, 'export-csv')).bytes).filter(({ shown }) => shown === 'yes');
    const name = ({ indicator, area, sector, reporter, year }) => [indicator, area, ...(sector ? [sector] : []), reporter, year].join('/');
    const inFile = new Set(rows.map(name));
    await (await page.menu(chart, 'show-table')).click();
    const table = page.figure(chart).locator('table.figures');
    await table.waitFor();
    const years = new Set((await table.innerText()).match(/\b(19|20)\d\d\b/g));
    const links = await table.locator('[data-figure]').evaluateAll((list) => list.map((one) => one.dataset.figure));
    for (const figure of links) assert.ok(inFile.has(figure), `${chart}: ${figure} is in the table alone`);
    // A growth is worked out from the year before, which the file has to hold where the chart has no growth of that year itself.
    for (const { year } of rows) assert.ok(years.has(year) || (chart === 'growth' && years.has(String(Number(year) + 1))), `${chart}: the file has ${year}, which the chart does not show`);
    assert.ok(rows.length > 0, chart);
  }
});

for (const lang of LANGS) {
  for (const theme of THEMES) {
    test(`axe finds nothing in the open dialog, ${lang}, ${theme}`, async () => {
      const page = await site.open({ year: 2021, lang, theme }, { width: lang === 'vi' ? 1280 : 390 });
      const [chart] = await drawn(page);
      const dialog = await open(page, chart);
      await dialog.choose({ size: 'own', width: 100 });
      assert.deepEqual(await page.axe(), []);
      await dialog.choose({ format: 'csv' });
      assert.deepEqual(await page.axe(), []);
      assert.ok(await page.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    });
  }
}

test('the keyboard alone opens the dialog, chooses, downloads and leaves', async () => {
  const page = await site.open({ year: 2021 });
  const [chart] = await drawn(page);
  const keys = page.page.keyboard;
  await page.figure(chart).locator('[data-testid="export-dialog"]').focus();
  await keys.press('Enter');
  const dialog = page.page.locator('dialog[data-testid="export"]');
  await dialog.waitFor();
  const at = () => page.page.evaluate(() => { const { testid } = document.activeElement.dataset; return testid ?? document.activeElement.name ?? document.activeElement.localName; });
  const reach = async (name) => {
    for (let i = 0; i < 20 && (await at()) !== name; i++) await keys.press('Tab');
    assert.equal(await at(), name);
  };
  await reach('export-format');
  await reach('export-size');
  await keys.press('ArrowDown');
  await reach('export-scale');
  await keys.press('ArrowLeft');
  await reach('export-ground');
  await keys.press('ArrowRight');
  await reach('export-download');
  const [download] = await Promise.all([page.page.waitForEvent('download'), keys.press('Enter')]);
  assert.match(download.suggestedFilename(), /_slide_dark\.png$/);
  const { width } = readPng(readFileSync(await download.path()));
  assert.equal(width, 960);
  await keys.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  assert.equal(await at(), 'export-dialog', 'the focus is back where it was');
});

/** Draws an SVG by the browser and holds it against a PNG: share of pixels that differ clearly, and how far each mark lies off its place. */
function compare(page, svg, png, scale) {
  page.server.mounts.set('e2e-compare.png', png);
  return page.page.evaluate(async ([source, ratio, path]) => {
    const url = URL.createObjectURL(new Blob([source], { type: 'image/svg+xml' }));
    const image = new Image();
    image.src = url;
    await image.decode();
    const bitmap = await createImageBitmap(await (await fetch('./e2e-compare.png')).blob());
    const { width, height } = bitmap;
    const pixels = (picture) => {
      const context = new OffscreenCanvas(width, height).getContext('2d');
      context.drawImage(picture, 0, 0, width, height);
      return context.getImageData(0, 0, width, height).data;
    };
    const [a, b] = [pixels(image), pixels(bitmap)];
    URL.revokeObjectURL(url);
    const far = (one, i, other, j) => Math.max(Math.abs(one[i] - other[j]), Math.abs(one[i + 1] - other[j + 1]), Math.abs(one[i + 2] - other[j + 2]));
    // A pixel differs where the other picture has nothing like it there or right beside it: edges lie on whole pixels in the one alone.
    const beside = [-1, 0, 1].flatMap((dy) => [-1, 0, 1].map((dx) => (dy * width + dx) * 4));
    let differ = 0;
    for (let i = 0; i < a.length; i += 4) if (far(a, i, b, i) > 64 && beside.every((step) => !(far(a, i, b, i + step) <= 64))) differ++;

    const holder = document.body.appendChild(document.createElement('div'));
    const root = holder.appendChild(document.importNode((await window.__document(path)).documentElement, true));
    const unit = root.viewBox.baseVal.width / root.width.baseVal.value / ratio;
    // How far the surroundings of a mark in one picture must be moved to lie best on the other one.
    const apart = (box) => {
      const [x0, y0] = [box.x, box.y].map((v) => Math.max(3, Math.floor(v / unit) - 4));
      const [x1, y1] = [[box.x + box.width, width], [box.y + box.height, height]].map(([v, end]) => Math.min(end - 4, Math.ceil(v / unit) + 4));
      let best = { off: 0, sum: Infinity };
      for (const [dx, dy] of [[0, 0], ...Array.from({ length: 49 }, (_, i) => [(i % 7) - 3, Math.floor(i / 7) - 3])]) {
        let sum = 0;
        for (let y = y0; y <= y1; y++) for (let x = x0; x <= x1; x++) sum += far(a, (y * width + x) * 4, b, ((y + dy) * width + x + dx) * 4);
        if (sum < best.sum) best = { off: Math.max(Math.abs(dx), Math.abs(dy)), sum };
      }
      return best.off;
    };
    const marks = [...root.querySelectorAll('[data-mark]')].map((group) => {
      const shape = group.querySelector('circle, rect, polygon');
      return shape && { mark: group.dataset.mark, off: apart(shape.getBBox()) };
    });
    holder.remove();
    return { differ: differ / (a.length / 4), marks: marks.filter(Boolean), size: [width, height] };
  }, [svg, scale, page.offer(svg)]);
}

test('SVG and PNG are the same drawing: glyphs alone differ at their edges, marks stand at the same place to one pixel', async () => {
  const page = await site.open({ year: 2021, lang: 'vi' });
  for (const chart of await drawn(page)) {
    const dialog = await open(page, chart);
    for (const [size, scale] of [['slide', 2], ['square', 4]]) {
      await dialog.choose({ format: 'png', size, scale: String(scale) });
      const png = (await dialog.take()).bytes;
      await dialog.choose({ format: 'svg' });
      const svg = (await dialog.take()).bytes.toString('utf8');
      const { differ, marks } = await compare(page, svg, png, scale);
      assert.ok(differ <= 0.01, `${chart}, ${size}: ${(100 * differ).toFixed(2)} % of the pixels differ`);
      assert.ok(marks.length > 0, chart);
      assert.deepEqual(marks.filter(({ off }) => off > 1), [], `${chart}, ${size}: marks apart`);
    }
    await dialog.at('close-export').click();
  }
});
