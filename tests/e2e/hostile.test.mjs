// Data and links that mean harm: every text appears as text and nowhere else, on the page, in what is taken away and in print; no link reaches out.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { readMetadata } from './files.mjs';
import { readCsv, readData, useSite } from './harness.mjs';
import { readPdf } from './pdf.mjs';

const site = useSite();
const EVIL = '</script><img src=x onerror="window.__hit=1"><script>window.__hit=1</script>\' onmouseover=\'window.__hit=1\' &lt;b&gt;';
const LONG = `${EVIL} ${'ệ '.repeat(1000)}`.slice(0, 2000);
const MARKS = `=1+1 \u202eabc\u202c\u0007\u0000${EVIL}`;

/** The data of the page with a text in every place that is for people; `quote` is cut to what the format allows. */
function saying(text) {
  const { catalog } = readData();
  const say = (value, key) => {
    if (typeof value === 'string') return ['vi', 'en', 'title', 'publisher', 'note', 'table'].includes(key) ? text : key === 'quote' ? text.slice(0, 300) : value;
    if (Array.isArray(value)) return value.map((item) => say(item));
    if (value && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, say(item, key)]));
    return value;
  };
  const read = (path) => JSON.parse(readFileSync(`${process.env.COOPSTAT_DIST ?? 'dist'}/data/${path}`, 'utf8'));
  return Object.fromEntries(['catalog.json', ...catalog.files.map(({ path }) => path)].map((path) => [path, JSON.stringify(say(read(path)))]));
}

const mount = (folder, files) => {
  for (const [path, body] of Object.entries(files)) site.server.mounts.set(`${folder}/${path}`, body);
};

/** What of the document could do anything, and was not there before. */
const active = (page) => page.page.evaluate(() => {
  const all = [...document.querySelectorAll('*')];
  return {
    hit: window.__hit ?? null,
    foreign: all.filter((node) => ['img', 'iframe', 'object', 'embed', 'base', 'form'].includes(node.localName) && !node.closest('dialog')).map((node) => node.outerHTML.slice(0, 80)),
    handlers: all.flatMap((node) => [...node.attributes].filter(({ name }) => name.startsWith('on')).map(({ name }) => name)),
    links: all.filter((node) => node.localName === 'a').map((node) => node.getAttribute('href') ?? '').filter((href) => !/^(https?:\/\/|[#?]|data\/|$)/.test(href)),
  };
});
const nothing = { hit: null, foreign: [], handlers: [], links: [] };

for (const [name, text] of Object.entries({ 'markup and scripts': EVIL, 'control characters, marks of direction and formulas': MARKS, '2,000 letters': LONG })) {
  test(`a folder whose every text is ${name} is shown, exported and printed as text`, async () => {
    mount('evil', saying(text));
    const page = await site.open({ data: 'evil/catalog.json', year: 2021, lang: 'en' });
    assert.deepEqual(await active(page), nothing);
    const told = page.page.locator('[data-testid="kpi"]').first();
    assert.ok((await told.textContent()).includes('<img src=x onerror="window.__hit=1"><script>'));
    await page.page.locator('[data-testid="card-provenance"]').first().click();
    const panel = page.page.locator('[data-testid="provenance"]');
    await panel.waitFor();
    assert.ok((await panel.textContent()).includes('<script>window.__hit=1</script>'));
    assert.deepEqual(await active(page), nothing);
    await page.page.keyboard.press('Escape');

    const { chart } = (await page.charts()).find(({ points }) => points > 0);
    const plain = /^coopstat_[a-z0-9-]{1,60}_2021(_[0-9-]+)?_en\.(png|svg|csv)$/;
    const svg = await page.download(chart, 'export-svg'), csv = await page.download(chart, 'export-csv'), png = await page.download(chart, 'export-png');
    for (const file of [svg, csv, png]) assert.match(file.name, plain);
    const drawing = await page.xml(svg.bytes.toString('utf8'));
    assert.deepEqual([drawing.error, drawing.root, drawing.foreign], [null, 'svg', []]);
    assert.ok(drawing.title.includes('<script>window.__hit=1</script>'), drawing.title.slice(0, 200));
    const { texts } = readMetadata(png.bytes);
    assert.equal(texts.Copyright, text.replaceAll('\u0000', ''));
    const rows = readCsv(csv.bytes);
    assert.ok(rows.length > 0);
    for (const row of rows) {
      assert.equal(row.indicator_name, /^[=+@-]/.test(text) ? `'${text}` : text);
      assert.ok(Object.values(row).every((cell) => !/^[=+@\t\r]/.test(cell)), 'no cell is a formula');
    }
    const printed = readPdf(await page.page.pdf({ preferCSSPageSize: true, printBackground: true })).join(' ').replace(/\s+/g, '');
    assert.ok(printed.includes('<script>window.__hit=1</script>'), 'the markup is printed as it is written');
    assert.deepEqual(await active(page), nothing);
  });
}

test('a text that turns the direction of writing turns nothing but itself', async () => {
  mount('evil', saying('Tổng \u202e493.72 \u2067'));
  const page = await site.open({ data: 'evil/catalog.json', year: 2021, lang: 'en' });
  const shown = await page.page.locator('main').innerText();
  assert.ok(shown.includes('Tổng 493.72') && !/[\u202a-\u202e\u2066-\u2069]/.test(shown));
});

test('a text without spaces, signs of many letters and heaped accents make no page wider than its window', async () => {
  const heap = `${'👨‍👩‍👧‍👦'.repeat(12)}${'Ẹ\u0301\u0302\u0303\u0323'.repeat(20)}`;
  for (const text of ['W'.repeat(2000), heap]) {
    mount('evil', saying(text));
    for (const width of [1280, 390]) {
      const page = await site.open({ data: 'evil/catalog.json', year: 2021, area: 'ZZ', lang: 'en' }, { width });
      await page.openAll('main');
      const wide = await page.page.evaluate(() => {
        const most = document.documentElement.clientWidth;
        if (document.documentElement.scrollWidth <= most) return [];
        return [...document.querySelectorAll('body *')].filter((node) => !node.closest('.scroll') && node.getBoundingClientRect().right > most + 0.5).slice(0, 12)
          .map((node) => `${node.localName}.${node.className} ${node.dataset.testid ?? ''}`);
      });
      assert.deepEqual(wide, [], `at ${width} px`);
      await page.context.close();
    }
  }
});

test('a catalog cannot send the page to files outside its folder', async () => {
  const { catalog } = readData();
  for (const path of ['../data/series/national.json', '//evil.example/a.json', 'https://evil.example/a.json', '%2e%2e/a.json', 'a\\b.json', 'data:application/json,{}']) {
    mount('evil', { 'catalog.json': JSON.stringify({ ...catalog, files: [{ path }] }) });
    site.server.log.length = 0;
    const page = await site.open({ data: 'evil/catalog.json', lang: 'en' }, { ready: false });
    const { text } = await page.error('bad-path');
    assert.ok(text.includes('$.files[0].path'), text);
    assert.deepEqual(site.server.log.map((one) => one.path).filter((asked) => /evil\//.test(asked)), ['evil/catalog.json'], path);
  }
});

const OUTSIDE = [
  '//evil.example/catalog.json', '/\\evil.example/catalog.json', '\\\\evil.example\\catalog.json', 'https://evil.example/catalog.json', 'https:evil.example/c.json',
  '/etc/catalog.json', '../catalog.json', 'a/../../catalog.json', '%2e%2e/catalog.json', '%252e%252e/catalog.json', '..%2fcatalog.json', '.%00./catalog.json',
  'data:application/json,{}.json', 'blob:https://evil.example/x.json', 'javascript:alert(1)//.json', 'catalog.json?x=.json', 'catalog.json#.json', 'data/\u202ecatalog.json',
  `${'a/'.repeat(2000)}catalog.json`, ' catalog.json', 'catalog.json\n', 'Ｃatalog.json', '.json', './catalog.json',
];
test('no path in a link reaches another host or leaves the folder: the page says so and shows its own data', async () => {
  for (const data of OUTSIDE) {
    site.server.log.length = 0;
    const page = await site.open({ data, year: 2021, lang: 'en' });
    const { text } = await page.error('link');
    assert.ok(text.includes('data='), `${data.slice(0, 60)}: ${text}`);
    assert.equal((await page.cards()).htx_total.value, 27394, data.slice(0, 60));
    const asked = site.server.log.map((one) => one.path).filter((path) => path?.endsWith('.json'));
    assert.ok(asked.every((path) => path.startsWith('data/') || path === 'manifest.json'), `${data.slice(0, 60)} led to ${asked}`);
    await page.context.close();
  }
});

test('data that the server sends elsewhere for is not followed to another host', async () => {
  const location = 'http://127.0.0.1:9/catalog.json'; // nobody answers there, and nobody is asked
  site.server.faults.set('other/catalog.json', { status: 302, headers: { location } });
  const page = await site.open({ data: 'other/catalog.json', lang: 'en' }, { ready: false, expects: [/policy|Policy|CSP|127\.0\.0\.1:9|Failed to load|Fetch API/] });
  const { code } = await page.error();
  assert.equal(code, 'network');
});

test('a link of many thousand parts is read at once, and few of them are told', async () => {
  for (const [word, most] of [['x', 8], ['table-', 16]]) await few(word, most);
});

/** Of a link with so many words in vain three are told open, the others counted. */
async function few(word, most) {
  const page = await site.open({ view: Array.from({ length: 900 }, (_, n) => `${word}${n}`).join(','), year: '9'.repeat(3000), lang: 'en' });
  assert.ok(Object.values(await page.cards()).length >= 6);
  await page.page.locator('#more-problems').waitFor();
  await page.settled();
  const told = await page.page.locator('[data-testid="error"]').allInnerTexts();
  const more = Number(/\d+/.exec(await page.page.locator('#more-problems').innerText())[0]);
  assert.ok(told.length === 3 && told.length + more <= most && told.every((text) => text.length < 600), `${told.length} and ${more} notices`);
}

test('the first view that the build puts into the HTML says hostile texts as text', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'coopstat-'));
  try {
    cpSync(process.env.COOPSTAT_DIST ?? 'dist', dir, { recursive: true });
    // A comment that begins in an attribute, a quote that would end it, an end of the title.
    const text = `<!-- "${EVIL} onfocus="window.__hit=1" --></title>`;
    for (const [path, body] of Object.entries(saying(text))) writeFileSync(join(dir, 'data', path), body);
    const { app, title } = JSON.parse(execFileSync('node', ['scripts/views.mjs', dir], { encoding: 'utf8', maxBuffer: 1 << 27 }));
    const page = await site.open({}, { ready: false });
    const blank = await page.context.newPage(); // no policy forbids it to parse a string
    const parsed = await blank.evaluate(([app, title]) => {
      const document = new DOMParser().parseFromString(`<!doctype html><head><title>${title}</title></head><body>${app}</body>`, 'text/html');
      const all = [...document.querySelectorAll('*')], words = document.body.textContent;
      return {
        outside: [...document.head.children, ...document.body.children].map((node) => node.localName),
        foreign: [...new Set(all.map((node) => node.localName))].filter((name) => ['img', 'script', 'iframe', 'style', 'b', 'object', 'embed'].includes(name)),
        handlers: all.flatMap((node) => [...node.attributes].filter(({ name }) => name.startsWith('on')).map(({ name }) => name)),
        told: words.split('<script>window.__hit=1</script>').length,
        drawn: document.querySelectorAll('svg text').length,
      };
    }, [app, title]);
    assert.deepEqual(parsed.outside, ['title', 'div']);
    assert.deepEqual([parsed.foreign, parsed.handlers], [[], []]);
    assert.ok(parsed.told > 20 && parsed.drawn > 20, `${parsed.told} texts, ${parsed.drawn} words in drawings`);
  } finally {
    rmSync(dir, { recursive: true });
  }
});
