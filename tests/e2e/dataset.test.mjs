// What machines read in the page: a schema.org Dataset made of the catalog, which no word of the data can break out of.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { walk } from '../../scripts/compress.mjs';
import { describe } from '../../scripts/dataset.mjs';
import { unspaced } from '../../scripts/shorten.mjs';
import { readData, useSite } from './harness.mjs';

const site = useSite();
const DATA = `${process.env.COOPSTAT_DIST ?? 'dist'}/data`;

test('the page describes its data as a schema.org Dataset, and the policy does not mind', async () => {
  const { catalog, series } = readData();
  const page = await site.open({ year: 2021 });
  const blocks = await page.page.locator('script[type="application/ld+json"]').allTextContents();
  assert.equal(blocks.length, 1);
  const dataset = JSON.parse(blocks[0]);
  assert.equal(dataset['@context'], 'https://schema.org');
  assert.equal(dataset['@type'], 'Dataset');
  assert.deepEqual([dataset.name, dataset.alternateName], [catalog.title.vi, catalog.title.en]);
  assert.ok(dataset.description.length > 50 && dataset.creator.name);
  assert.equal(dataset.license, catalog.licence.url);
  assert.equal(dataset.dateModified, catalog.updated);
  const plans = new Set(catalog.indicators.filter(({ kind }) => kind === 'target').map(({ id }) => id));
  const years = series.filter(({ indicator }) => !plans.has(indicator)).flatMap(({ points }) => points).filter(({ value }) => typeof value === 'number').map(({ year }) => year);
  assert.equal(dataset.temporalCoverage, `${Math.min(...years)}/${Math.max(...years)}`);
  assert.deepEqual(dataset.spatialCoverage.map(({ identifier }) => identifier), ['VN']);
  const measured = catalog.indicators.filter(({ card }) => card);
  assert.deepEqual(dataset.variableMeasured.map(({ propertyID, unitText }) => [propertyID, unitText]), measured.map(({ id, unit }) => [id, unit.vi]));
  for (const { contentUrl, encodingFormat } of dataset.distribution) {
    const answer = await page.page.request.get(new URL(contentUrl, page.page.url()).href);
    assert.ok(answer.ok(), contentUrl);
    assert.ok(answer.headers()['content-type'].startsWith(encodingFormat), contentUrl);
  }
  assert.equal(dataset.distribution.length, catalog.files.length + 1);
});

test('words that mean harm stand in the description letter by letter, and in no other place of the page', async () => {
  const hostile = [
    '</script><script>alert(1)</script>', '<!--<script>', ']]>', '"},{"@type":"Person"', '\\"; alert(1)//', '\u2028\u2029\u0000\u0007\u202e', '\\u003c/script>',
    'ệ'.repeat(2000), '${7*7}{{7*7}}', '&lt;/script&gt;',
  ];
  for (const text of hostile) {
    const name = { vi: text, en: text };
    const described = describeCatalog({
      title: name, description: name, licence: { name, url: 'javascript:alert(1)' }, areas: [{ id: 'X', name, kind: 'country' }], files: [],
      indicators: [{ id: 'a', name, unit: name, kind: 'stock', card: true }],
    });
    assert.ok(!/[<\p{Cc}]/u.test(described), JSON.stringify(described.slice(0, 100)));
    const dataset = JSON.parse(described);
    assert.deepEqual([dataset.name, dataset.alternateName, dataset.spatialCoverage[0].name, dataset.variableMeasured[0].unitText], [text, text, text, text]);
    assert.equal(dataset.license, undefined, 'an address that could be run is none');
    // As a browser reads the block: one script element of data with that text in it, and nothing after it.
    const page = await site.open({}, { ready: false });
    const blank = await page.context.newPage(); // no policy forbids it to parse a string
    const parsed = await blank.evaluate((block) => {
      const document = new DOMParser().parseFromString(`<head><script type="application/ld+json">${block}</script></head><body></body>`, 'text/html');
      return { scripts: document.scripts.length, text: document.scripts[0].textContent, body: document.body.innerHTML };
    }, described);
    assert.deepEqual([parsed.scripts, parsed.body], [1, '']);
    assert.equal(JSON.parse(parsed.text).name, text);
    await page.context.close();
  }
});

test('a catalog cannot make the build read outside the data folder', () => {
  for (const path of ['../package.json', '/etc/passwd', 'series/../../package.json', 'https://example.org/a.json', 'C:/a.json', 'a\\..\\b.json', '%2e%2e/a.json', '']) {
    const catalog = { title: { vi: 'T' }, areas: [], indicators: [], files: [{ path }] };
    assert.throws(() => describeCatalog(catalog), /outside of data/, path);
  }
});

/** The description of a folder that holds this catalog alone. */
function describeCatalog(catalog) {
  const dir = mkdtempSync(join(tmpdir(), 'coopstat-'));
  try {
    writeFileSync(join(dir, 'catalog.json'), JSON.stringify(catalog));
    return describe(dir);
  } finally {
    rmSync(dir, { recursive: true });
  }
}

test('no word of the data ends the block or begins a comment', () => {
  const dir = mkdtempSync(join(tmpdir(), 'coopstat-'));
  try {
    mkdirSync(join(dir, 'series'));
    const name = { vi: '</script><script>alert(1)</script>', en: '<!-- <script>' };
    writeFileSync(join(dir, 'catalog.json'), JSON.stringify({
      title: name, areas: [{ id: 'X', name, kind: 'country' }], files: [{ path: 'series/a.json' }],
      indicators: [{ id: 'a', name, unit: name, kind: 'stock', card: true }, { id: 'b', name, unit: name, kind: 'target' }],
    }));
    writeFileSync(join(dir, 'series/a.json'), JSON.stringify({ series: [
      { indicator: 'a', from: 2019, values: [null, 1, 2] },
      { indicator: 'b', points: [{ year: 2030, value: 1 }] },
    ] }));
    const text = describe(dir);
    assert.ok(!text.includes('<'), text);
    const dataset = JSON.parse(text);
    assert.equal(dataset.name, name.vi);
    assert.equal(dataset.temporalCoverage, '2020/2021', 'missing values and plans make no year');
  } finally {
    rmSync(dir, { recursive: true });
  }
});

test('a release has the figures of the data folder, each on its line, without the spaces between', () => {
  for (const name of walk('data').filter((one) => one.endsWith('.json'))) {
    const [own, served] = [name, name.replace('data', DATA)].map((file) => readFileSync(file, 'utf8'));
    assert.deepEqual(JSON.parse(served), JSON.parse(own), name);
    assert.equal(served.split('\n').length, own.split('\n').length, name);
    assert.ok(served.length < own.length, name);
  }
  assert.equal(unspaced('{ "a": "b \\" : c\\\\", "d": [ 1,\n  2 ] }'), '{"a":"b \\" : c\\\\","d":[1,\n2]}');
});
