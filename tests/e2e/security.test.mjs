// The policy holds: in the page, in the headers, in what the docs tell hosts; and a visit asks nobody else for anything.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { headers, inlinePolicy, policy } from '../../scripts/policy.mjs';
import { serve } from '../../scripts/serve.mjs';
import { useSite } from './harness.mjs';

const site = useSite({ base: '/so-lieu/hop-tac-xa/' }); // a path of someone's host, not its root
const html = readFileSync('dist/index.html', 'utf8');
const tags = (name) => [...html.matchAll(new RegExp(`<${name}\\b[^>]*>`, 'g'))].map(([tag]) => tag);
const inside = (name) => [...html.matchAll(new RegExp(`<${name}\\b(?![^>]*application/ld\\+json)[^>]*>([^]*?)</${name}>`, 'g'))].map(([, text]) => text); // a block of data is no script
const [script] = inside('script'), [style] = inside('style');

test('the built page carries the policy, and of what is inline it allows one script and one style by their digests', () => {
  const meta = tags('meta').filter((tag) => /http-equiv/i.test(tag));
  assert.equal(meta.length, 1);
  const [, told] = /content="([^"]+)"/.exec(meta[0]);
  assert.equal(told, inlinePolicy({ script, style }));
  for (const text of [policy, told, headers['content-security-policy']]) {
    assert.ok(!text.includes('unsafe-inline') && !text.includes("'unsafe-eval'") && !text.includes('*') && !text.includes('unsafe-hashes'), text);
  }
  assert.equal(told.replace(/ 'sha256-[^']+'/, '').replace(/'sha256-[^']+'/, "'self'"), policy, 'nothing but the digests is added');
  assert.ok(html.indexOf(meta[0]) < html.indexOf('<script') && html.indexOf(meta[0]) < html.indexOf('<style'), 'the policy comes before what it governs');
});

test('the built page has no other inline script or style, and no handler', () => {
  assert.deepEqual([inside('script').length, inside('style').length], [1, 1]);
  assert.deepEqual(tags('script').filter((tag) => /\ssrc=/.test(tag)), []);
  assert.deepEqual(tags('link').filter((tag) => /stylesheet/.test(tag)), []);
  const rest = html.replace(style, '').replace(script, '');
  assert.ok(!/\sstyle=/i.test(rest));
  assert.ok(!/\son[a-z]+=/i.test(rest));
});

test('a style or a script that was changed on its way is refused', async () => {
  for (const [before, after, kind] of [['<style>', '<style>body{color:red}', 'style-src'], ['<script>', '<script>document.title="x";', 'script-src']]) {
    assert.ok(html.includes(before));
    site.server.mounts.set('index.html', html.replace(before, after));
    try {
      const page = await site.open({}, { ready: false, expects: [/policy|Policy|CSP|style-src|script-src/] });
      await page.page.waitForLoadState('load');
      await page.collect();
      assert.ok(page.problems.some((problem) => problem.includes(kind)), `${kind}: ${page.problems.join()}`);
    } finally {
      site.server.mounts.delete('index.html');
    }
  }
});

test('loader and module carry the digest of the file that is served', () => {
  const guarded = tags('link').filter((tag) => /\b(modulepreload|wasm)\b/.test(tag));
  assert.equal(guarded.length, 2);
  for (const tag of guarded) {
    const file = /\b(?:src|href)="?([^"\s>]+)/.exec(tag)[1], digest = /\bintegrity="?([^"\s>]+)/.exec(tag)?.[1];
    assert.equal(digest, `sha384-${createHash('sha384').update(readFileSync(`dist/${file}`)).digest('base64')}`, file);
  }
});

test('the page names every file relative to itself, so that it works under any path', async () => {
  for (const tag of tags('link')) {
    const file = /\b(?:src|href)="?([^"\s>]+)/.exec(tag)[1];
    assert.ok(!/^(\/|[a-z]+:)/i.test(file), file);
  }
  const page = await site.open({ year: 2021 });
  assert.ok(Object.keys(await page.cards()).length > 0);
});

test('the headers repeat of the policy all that does not change with a release, and the docs tell hosts the same', () => {
  const docs = readFileSync('docs/deploy.md', 'utf8'), header = headers['content-security-policy'].split('; ');
  const own = policy.split('; ').filter((part) => !/^(default|script|style)-src/.test(part));
  assert.deepEqual(own.filter((part) => !header.includes(part)), []);
  assert.ok(!header.some((part) => /^(default|script|style)-src/.test(part)), 'a header would have to follow the digests of each release');
  for (const [name, value] of Object.entries(headers)) {
    assert.ok(docs.toLowerCase().includes(name) && docs.includes(value), `${name}: ${value}`);
  }
});

test('the example for Netlify keeps every file with a digest in its name for a year, and no other', () => {
  const docs = readFileSync('docs/deploy.md', 'utf8'), [, rules] = /^```\n(\/\*\n[^]*?)^```/m.exec(docs);
  const kept = [...rules.matchAll(/^\/(.+)\*\n {2}Cache-Control: public, max-age=31536000, immutable$/gm)].map(([, start]) => start);
  const names = readdirSync('dist').filter((name) => !/\.(br|gz)$/.test(name));
  assert.ok(names.some((name) => /^late-/.test(name)) && kept.every(Boolean));
  for (const name of names) assert.equal(kept.some((start) => name.startsWith(start)), /-[0-9a-f]{16}(_bg)?\.[a-z]+$/.test(name), name);
  assert.equal(rules.match(/Cache-Control/g).length, kept.length);
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
