// After Trunk: cuts the module in two (scripts/split.mjs), puts in a release the first view (scripts/views.mjs), the style and the starting script into
// the HTML, the latter two under their digests in the policy (docs/decisions/0017-inline-under-a-digest.md), and the views of common links beside it, describes
// the data for search engines and takes the spaces out of it, makes the worker (scripts/offline.mjs), and in a release the compressed copies. Trunk runs it and says where through the environment.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compress, walk } from './compress.mjs';
import { describe } from './dataset.mjs';
import { views } from './views.mjs';
import { offline } from './offline.mjs';
import { inlinePolicy, policy } from './policy.mjs';
import { small, unspaced } from './shorten.mjs';
import { split } from './split.mjs';

const dir = process.env.TRUNK_STAGING_DIR;
if (!dir) throw new Error('Trunk runs this script: use `make build`.');

const page = join(dir, 'index.html');
let html = split(dir, readFileSync(page, 'utf8'), process.env.TRUNK_PROFILE);
writeFileSync(page, html);

const release = process.env.TRUNK_PROFILE === 'release';
const links = [...html.matchAll(/<link\b[^>]*>/g)].map(([tag]) => tag);

if (release) {
  for (const file of walk(join(dir, 'data')).filter((one) => one.endsWith('.json'))) writeFileSync(file, unspaced(readFileSync(file, 'utf8')));

  // Without the views of links a build is done sooner.
  const { first, links: common } = await views(dir, { links: process.env.COOPSTAT_LINKS !== '0' });
  if (common) mkdirSync(join(dir, 'views'));
  for (const { path, html } of common?.files ?? []) writeFileSync(join(dir, path), html);
  html = html.replace(/<div id="?app"?><\/div>/, () => first.app).replace(/<title>.*?<\/title>/, () => `<title>${first.title}</title>`);
  if (!html.includes(first.app)) throw new Error('index.html has no place for the first view: <div id="app"></div>');

  // The links to what only the page needs: without a relation they wait until assets/boot.js gives them theirs.
  const later = links.filter((tag) => /\brel="?(?:modulepreload|preload)\b/.test(tag));
  for (const tag of later) html = html.replace(tag, '');
  // All figures of the first view, so that the page does not wait for a file that it learns of from another.
  for (const name of first.figures.filter((one) => !later.some((tag) => tag.includes(one)))) {
    later.push(`<link rel="preload" data-view as="fetch" href="${name}" type="application/json" crossorigin>`);
  }
  const waiting = later.map((tag) => tag.replace(/\brel=/, 'data-rel=').replace(/ href="?data\//, (start) => ` data-figures${start}`)).join('');

  const take = (name) => {
    const text = readFileSync(join(dir, name), 'utf8');
    rmSync(join(dir, name));
    return text;
  };
  const sheets = links.filter((tag) => /\brel="?stylesheet\b/.test(tag));
  const css = [...sheets.map((tag) => take(/\bhref="?([^"\s>]+)/.exec(tag)[1])), first.style].join('\n');
  for (const tag of sheets) html = html.replace(tag, '');
  const [tag, boot] = /<script\b[^>]*\bsrc="?\.\/(boot-[0-9a-f]+\.js)[^>]*><\/script>/.exec(html);
  const script = small(take(boot));
  if (/<\/style/i.test(css) || /<\/script|<!--/i.test(script)) throw new Error('the style or the starting script has what ends its element');
  // Which links have a view, for the script: of each area its years.
  const known = common ? `<meta name="views" content="${[[common.stamp], ...common.areas].map((words) => words.join(' ')).join()}">` : '';
  // The script last: a link to another view has it ask at once for what waits before it.
  html = html.replace(tag, '').replace('</head>', () => `<style>${css}</style>${waiting}${known}<script>${script}</script></head>`);
  if (!html.includes(policy)) throw new Error('index.html has not the policy of scripts/policy.mjs');
  html = html.replace(policy, () => inlinePolicy({ script, style: css }));
}

// At the end: what a reader sees comes first.
html = html.replace('</body>', () => `<script type="application/ld+json">${describe(join(dir, 'data'))}</script></body>`);
writeFileSync(page, html);

// A build while developing keeps nothing: its files change under the same address.
offline(dir, release && process.env.COOPSTAT_OFFLINE !== '0');
if (release) compress(dir);
