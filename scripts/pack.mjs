// After Trunk: makes one style sheet of several (one request, one digest), describes the data for search engines, makes the worker, and in a
// release the compressed copies. Trunk runs it and says where through the environment.
import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compress } from './compress.mjs';
import { describe } from './dataset.mjs';
import { offline } from './offline.mjs';

const dir = process.env.TRUNK_STAGING_DIR;
if (!dir) throw new Error('Trunk runs this script: use `make build`.');

const page = join(dir, 'index.html');
let html = readFileSync(page, 'utf8');

const links = [...html.matchAll(/<link\b[^>]*>/g)].map(([tag]) => tag).filter((tag) => /\brel="?stylesheet\b/.test(tag));
const names = links.map((tag) => /\bhref="?([^"\s>]+)/.exec(tag)[1].replace(/^\.\//, ''));
if (links.length > 1) {
  const css = names.map((name) => readFileSync(join(dir, name), 'utf8')).join('\n');
  const digest = (algorithm, encoding) => createHash(algorithm).update(css).digest(encoding);
  const name = `style-${digest('sha256', 'hex').slice(0, 16)}.css`;
  writeFileSync(join(dir, name), css);
  for (const old of names) rmSync(join(dir, old));
  html = html.replace(links[0], `<link rel="stylesheet" href="./${name}" integrity="sha384-${digest('sha384', 'base64')}">`);
  for (const tag of links.slice(1)) html = html.replace(tag, '');
}

html = html.replace('</head>', () => `<script type="application/ld+json">${describe(join(dir, 'data'))}</script></head>`);
writeFileSync(page, html);

// A build while developing keeps nothing: its files change under the same address.
const release = process.env.TRUNK_PROFILE === 'release';
offline(dir, release && process.env.COOPSTAT_OFFLINE !== '0');
if (release) compress(dir);
