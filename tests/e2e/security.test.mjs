// The policy holds: in the page, in the headers, in what the docs tell hosts; and a visit asks nobody else for anything.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { headers, policy } from '../../scripts/policy.mjs';
import { serve } from '../../scripts/serve.mjs';
import { useSite } from './harness.mjs';

const site = useSite({ base: '/so-lieu/hop-tac-xa/' }); // a path of someone's host, not its root
const html = readFileSync('dist/index.html', 'utf8');
// A block of data is no script: nothing runs it.
const scripts = () => tags('script').filter((tag) => !tag.includes('application/ld+json'));
const tags = (name) => [...html.matchAll(new RegExp(`<${name}\\b[^>]*>`, 'g'))].map(([tag]) => tag);

test('the built page carries the policy, and it allows nothing inline', () => {
  const meta = tags('meta').filter((tag) => /http-equiv/i.test(tag));
  assert.equal(meta.length, 1);
  assert.ok(meta[0].includes(`content="${policy}"`), meta[0]);
  assert.ok(!policy.includes('unsafe-inline') && !policy.includes("'unsafe-eval'") && !policy.includes('*'), policy);
  assert.ok(html.indexOf(meta[0]) < html.indexOf('<script'), 'the policy comes before what it governs');
});

test('the built page has no inline script, style or handler', () => {
  assert.ok(scripts().every((tag) => /\ssrc=/.test(tag)), scripts().join());
  assert.ok(!/<style\b/i.test(html));
  assert.ok(!/\sstyle=/i.test(html));
  assert.ok(!/\son[a-z]+=/i.test(html));
});

test('scripts, style sheet and module carry the digest of the file that is served', () => {
  const guarded = [...scripts(), ...tags('link').filter((tag) => /\b(stylesheet|modulepreload|wasm)\b/.test(tag))];
  assert.ok(guarded.length >= 4, guarded.join());
  for (const tag of guarded) {
    const file = /\b(?:src|href)="?([^"\s>]+)/.exec(tag)[1], digest = /\bintegrity="?([^"\s>]+)/.exec(tag)?.[1];
    assert.equal(digest, `sha384-${createHash('sha384').update(readFileSync(`dist/${file}`)).digest('base64')}`, file);
  }
});

test('the page names every file relative to itself, so that it works under any path', async () => {
  for (const tag of [...scripts(), ...tags('link')]) {
    const file = /\b(?:src|href)="?([^"\s>]+)/.exec(tag)[1];
    assert.ok(!/^(\/|[a-z]+:)/i.test(file), file);
  }
  const page = await site.open({ year: 2021 });
  assert.ok(Object.keys(await page.cards()).length > 0);
});

test('the docs tell hosts the same headers', () => {
  const docs = readFileSync('docs/deploy.md', 'utf8');
  for (const [name, value] of Object.entries(headers)) {
    assert.ok(docs.toLowerCase().includes(name) && docs.includes(value), `${name}: ${value}`);
  }
});

test('a visit asks for each file once and for none that is not there', async () => {
  site.server.log.length = 0;
  await site.open({ year: 2021 });
  const asked = site.server.log.filter(({ path }) => path !== 'favicon.ico');
  assert.deepEqual(asked.filter(({ status }) => status !== 200), []);
  const names = asked.map(({ path }) => path);
  assert.deepEqual(names.filter((name, i) => names.indexOf(name) !== i), [], 'asked for twice');
});

test('using every filter, menu and export breaks the policy nowhere', async () => {
  const page = await site.open({ year: 2021 });
  for (const name of ['year', 'compare', 'reporter', 'area', 'lang']) {
    const at = await page.select(name).inputValue(), other = (await page.options(name)).find((value) => value !== at && value !== '');
    if (other !== undefined) await page.choose(name, other);
  }
  await page.choose('lang', 'vi');
  for (const { chart, points } of await page.charts()) {
    if (!points) continue;
    for (const button of ['export-png', 'export-svg', 'export-csv']) assert.ok((await page.download(chart, button)).bytes.length > 0);
    await (await page.menu(chart, 'show-table')).click();
  }
  await page.collect();
  assert.deepEqual(page.unexpected(), []);
});

test('without JavaScript the page says in both languages what it needs and where the figures are', async () => {
  const page = await site.open({}, { ready: false, javaScriptEnabled: false });
  const text = await page.page.locator('body').innerText();
  assert.match(text, /hãy bật JavaScript/);
  assert.match(text, /turn JavaScript on/);
  assert.ok((await page.page.locator('noscript a, a[href="data/catalog.json"]').count()) > 0);
});

test('the server gives nothing from outside its folder', async () => {
  const other = await serve('dist');
  try {
    for (const path of ['../Cargo.toml', '%2e%2e/Cargo.toml', '..%2fCargo.toml', '%00', '%ff', 'data/', 'data']) {
      assert.equal((await fetch(other.url + path)).status, 404, path);
    }
  } finally {
    await other.close();
  }
});
