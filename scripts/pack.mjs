// After Trunk: cuts the module in two, makes one style sheet of several (one request, one digest), describes the data for search engines, and makes in a release a
// compressed copy of each file beside it (.br, .gz), for hosts that serve such copies. Trunk runs it and says where through the environment.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { describe } from './dataset.mjs';
import { split } from './split.mjs';

const dir = process.env.TRUNK_STAGING_DIR;
if (!dir) throw new Error('Trunk runs this script: use `make build`.');

const page = join(dir, 'index.html');
let html = split(dir, readFileSync(page, 'utf8'), process.env.TRUNK_PROFILE);

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

if (process.env.TRUNK_PROFILE === 'release') {
  const packable = new Set(['.css', '.html', '.js', '.json', '.svg', '.txt', '.wasm', '.webmanifest']);
  const walk = (path) => (statSync(path).isDirectory() ? readdirSync(path).flatMap((name) => walk(join(path, name))) : [path]);
  for (const file of walk(dir).filter((name) => packable.has(extname(name)))) {
    const raw = readFileSync(file);
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: raw.length };
    writeFileSync(`${file}.br`, brotliCompressSync(raw, { params }));
    writeFileSync(`${file}.gz`, gzipSync(raw, { level: 9 }));
  }
}
