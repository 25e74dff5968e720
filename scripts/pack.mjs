// After Trunk: cuts the module in two (scripts/split.mjs), puts in a release the first view into the HTML (scripts/first-view.mjs), makes one style sheet of
// several (one request, one digest), describes the data for search engines, makes the worker (scripts/offline.mjs), and in a release the
// compressed copies. Trunk runs it and says where through the environment.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Script } from 'node:vm';
import { compress } from './compress.mjs';
import { describe } from './dataset.mjs';
import { offline } from './offline.mjs';
import { split } from './split.mjs';

const dir = process.env.TRUNK_STAGING_DIR;
if (!dir) throw new Error('Trunk runs this script: use `make build`.');

const page = join(dir, 'index.html');
let html = split(dir, readFileSync(page, 'utf8'), process.env.TRUNK_PROFILE);
writeFileSync(page, html);

const release = process.env.TRUNK_PROFILE === 'release';
const links = [...html.matchAll(/<link\b[^>]*>/g)].map(([tag]) => tag);

// The first view, and the links to what only the page needs: without a relation they wait until assets/boot.js gives them theirs.
let style = '';
if (release) {
  writeFileSync(page, html);
  const first = JSON.parse(execFileSync('node', ['scripts/first-view.mjs', dir], { encoding: 'utf8', maxBuffer: 1 << 26 }));
  html = html.replace(/<div id="?app"?><\/div>/, () => first.app).replace(/<title>.*?<\/title>/, () => `<title>${first.title}</title>`);
  if (!html.includes(first.app)) throw new Error('index.html has no place for the first view: <div id="app"></div>');
  style = first.style;
  const later = links.filter((tag) => /\brel="?(?:modulepreload|preload)\b/.test(tag));
  for (const tag of later) html = html.replace(tag, '');
  // All figures of the first view, so that the page does not wait for a file that it learns of from another.
  for (const name of first.figures.filter((one) => !later.some((tag) => tag.includes(one)))) {
    later.push(`<link rel="preload" data-view as="fetch" href="${name}" type="application/json" crossorigin>`);
  }
  // The parser waits for the script in the head: without comments and indentation it has fewer bytes.
  const [tag, boot] = /<script\b[^>]*\bsrc="?\.\/(boot-[0-9a-f]+\.js)[^>]*>/.exec(html);
  const script = readFileSync(join(dir, boot), 'utf8').replace(/^\s*\/\/.*\n/gm, '').replace(/ \/\/ .*$/gm, '').replace(/^\s+/gm, '');
  new Script(script); // a comment that was none is an error here, not on the page
  const name = `boot-${createHash('sha256').update(script).digest('hex').slice(0, 16)}.js`;
  rmSync(join(dir, boot));
  writeFileSync(join(dir, name), script);
  html = html.replace(tag, `<script src="./${name}" integrity="sha384-${createHash('sha384').update(script).digest('base64')}">`);
  const waiting = later.map((tag) => tag.replace(/\brel=/, 'data-rel=').replace(/ href="?data\//, (start) => ` data-figures${start}`)).join('');
  html = html.replace('</head>', () => `${waiting}</head>`);
}

const sheets = links.filter((tag) => /\brel="?stylesheet\b/.test(tag));
const names = sheets.map((tag) => /\bhref="?([^"\s>]+)/.exec(tag)[1].replace(/^\.\//, ''));
if (sheets.length > 1) {
  const css = [...names.map((name) => readFileSync(join(dir, name), 'utf8')), style].join('\n');
  const digest = (algorithm, encoding) => createHash(algorithm).update(css).digest(encoding);
  const name = `style-${digest('sha256', 'hex').slice(0, 16)}.css`;
  writeFileSync(join(dir, name), css);
  for (const old of names) rmSync(join(dir, old));
  html = html.replace(sheets[0], `<link rel="stylesheet" href="./${name}" integrity="sha384-${digest('sha384', 'base64')}">`);
  for (const tag of sheets.slice(1)) html = html.replace(tag, '');
}

// At the end: what a reader sees comes first.
html = html.replace('</body>', () => `<script type="application/ld+json">${describe(join(dir, 'data'))}</script></body>`);
writeFileSync(page, html);

// A build while developing keeps nothing: its files change under the same address.
offline(dir, release && process.env.COOPSTAT_OFFLINE !== '0');
if (release) compress(dir);
