// Makes sw.js, the worker that keeps a release for the next visit (docs/decisions/0013-offline.md): Workbox, the list of the folder's files, the page
// between two releases (assets/between.html), and assets/worker.js. The build runs it. Where files under data/ are replaced after the build, it makes the worker and the compressed copies anew:
//
//   node scripts/offline.mjs DIST
//
// With COOPSTAT_OFFLINE=0 it leaves a worker that clears away those of earlier builds.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compress, walk } from './compress.mjs';

const source = (name) => readFileSync(fileURLToPath(new URL(`../assets/${name}`, import.meta.url)), 'utf8');
/** A part of Workbox as its makers built it, without the pointer to a map that is not served. */
const part = (name) => readFileSync(createRequire(import.meta.url).resolve(`workbox-${name}/build/workbox-${name}.prod.js`), 'utf8').replace(/^\/\/# .*$/gm, '');
const digest = (algorithm, bytes, encoding) => createHash(algorithm).update(bytes).digest(encoding);

const HASHED = /-[0-9a-f]{16}(_bg)?\.\w+$/; // such a name never gets another content
const SWITCH = /<meta (?=[^>]*\bname="?worker\b)[^>]*>/; // in index.html; assets/keep.js reads it
const LIST = '[] /* the files of the release */', BETWEEN = "'' /* the page in between */"; // in assets/worker.js

/** Replaces what must be there once. */
function put(text, pattern, replacement, where) {
  if (text.split(pattern).length !== 2) throw new Error(`${where}: ${pattern} is not there once`);
  return text.replace(pattern, () => replacement);
}

/** What no visit asks for: compressed copies, the worker itself, icons and views of links; what a host reads and may refuse to give (`_headers`, `.htaccess`). */
const LEFT_OUT = /\.(br|gz)$|^sw\.js$|^(icons|views)\/|^_|(^|\/)\./;

/** The files that a visit without a network may need, as Workbox lists them. The digest keeps out a file of another release, as while a host is being filled. */
function list(dir) {
  const names = walk(dir).map((file) => relative(dir, file).split(sep).join('/')).sort();
  return names.filter((name) => !LEFT_OUT.test(name)).map((name) => {
    const bytes = readFileSync(join(dir, name));
    const url = name === 'index.html' ? './' : name; // as readers ask for it
    const revision = HASHED.test(name) ? null : digest('sha256', bytes, 'hex').slice(0, 16);
    return { url, revision, integrity: `sha384-${digest('sha384', bytes, 'base64')}` };
  });
}

/** Writes sw.js into a folder, and into its page whether to ask for it. Returns how many files are kept. */
export function offline(dir, on = process.env.COOPSTAT_OFFLINE !== '0') {
  const page = join(dir, 'index.html');
  const html = put(readFileSync(page, 'utf8'), SWITCH, `<meta name="worker" content="${on ? 'on' : 'off'}">`, page);
  if (on && !(/Content-Security-Policy/i.test(html) && html.includes('<style>'))) throw new Error('index.html has no policy or no style for the page between two releases');
  writeFileSync(page, html);
  const files = on ? list(dir) : [];
  const filled = () => [[LIST, files], [BETWEEN, source('between.html')]]
    .reduce((text, [place, what]) => put(text, place, JSON.stringify(what), 'assets/worker.js'), source('worker.js'));
  const worker = on ? [...['core', 'routing', 'strategies', 'precaching'].map(part), filled()].join('\n') : source('worker-off.js');
  writeFileSync(join(dir, 'sw.js'), worker);
  return files.length;
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const dir = process.argv[2] ?? 'dist', kept = offline(dir);
  compress(dir);
  console.log(kept ? `==> ${dir}/sw.js keeps ${kept} files` : `==> ${dir}/sw.js clears earlier workers away`);
}
