// Cuts the module in two after Trunk's build: what the first view needs, and a part that is loaded later (src/ui/late.rs). Trunk knows no such
// step, so its two files are replaced: the linked module with its relocations is cut by wasm-split-cli, wasm-bindgen makes the loader of the
// first part, and a release is made small by wasm-opt. Both parts share one memory and one table of functions.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { aligned, arrange } from './arrange.mjs';
import { shorten } from './shorten.mjs';

const NAME = 'coopstat';
// Taken apart and put together again, the flow of a function comes out smaller. The first thousand bytes of the memory are the end of the stack, where no value
// has an address: offsets may be folded into loads and stores.
const SMALL = ['--low-memory-unused', '--flatten', '--rereloop', '-Oz', '-Oz'];
const digest = (bytes, algorithm, encoding) => createHash(algorithm).update(bytes).digest(encoding);
const integrity = (bytes) => `sha384-${digest(bytes, 'sha384', 'base64')}`;
const short = (bytes) => digest(bytes, 'sha256', 'hex').slice(0, 16);

/** Puts the parts into `dir` in place of Trunk's module, and returns the page that names them. `profile`: `release` or `debug`. */
export function split(dir, page, profile) {
  const linked = join(process.env.CARGO_TARGET_DIR ?? 'target', 'wasm32-unknown-unknown', profile, `${NAME}.wasm`);
  const cut = join('target', 'split', profile), bound = join(cut, 'bound');
  rmSync(cut, { recursive: true, force: true });
  mkdirSync(bound, { recursive: true });
  run('wasm-split-cli', [linked, cut, '--out-name', NAME]);
  run('wasm-bindgen', ['--target', 'web', '--no-typescript', '--keep-lld-exports', '--out-dir', bound, join(cut, `${NAME}.wasm`)]);

  const small = (file) => {
    if (profile === 'release') {
      run('wasm-opt', [...SMALL, '-g', '--strip-producers', file, '-o', file]);
      writeFileSync(file, arrange(readFileSync(file)));
      // With the names of its functions a release would be twice as large; scripts/where.mjs finds them beside it.
      const named = file.replace(/\.wasm$/, '.named.wasm');
      run('wasm-opt', ['--reorder-functions-by-name', '-g', file, '-o', named]);
      run('wasm-opt', ['--strip-debug', '--strip-target-features', named, '-o', file]);
      writeFileSync(file, aligned(readFileSync(file)));
    }
    return readFileSync(file);
  };
  const parts = readdirSync(cut).filter((file) => /^(split|chunk)_\w*\.wasm$/.test(file));
  if (parts.some((file) => file.startsWith('chunk_'))) throw new Error('Parts that share code need a loader that fetches the shared file first.');
  const loaders = parts.map((file) => {
    const bytes = small(join(cut, file)), part = /^split_(.*)\.wasm$/.exec(file)[1], name = `${part}-${short(bytes)}.wasm`;
    writeFileSync(join(dir, name), bytes);
    return `__wasm_split_load_${part}: part('./${name}', '${integrity(bytes)}')`;
  });

  // A debug build lets a part refuse another build's memory: it asks for this name.
  const canary = /__canary_\w+: ~0xdead/.exec(readFileSync(join(cut, '__wasm_split.js'), 'utf8'))?.[0] ?? '';
  let module = small(join(bound, `${NAME}_bg.wasm`)), script = link(readFileSync(join(bound, `${NAME}.js`), 'utf8'), loaders, canary);
  if (profile === 'release') ({ module, script } = shorten(module, script, `./${NAME}_bg.js`));
  return replace(replace(page, dir, 'modulepreload', `${NAME}-${short(script)}.js`, script), dir, 'preload', `${NAME}-${short(module)}_bg.wasm`, module);
}

/** wasm-bindgen's loader, with what fetches a part in the place of the script that it would import. */
function link(script, loaders, canary) {
  const imported = /^import \* as (\w+) from "\.\/__wasm_split\.js";?\n/m;
  if (!imported.test(script)) throw new Error('wasm-bindgen imports the loader of the parts in a form that scripts/split.mjs does not know.');
  const name = imported.exec(script)[1];
  return `${script.replace(imported, '')}
// A part of the module: fetched when it is first asked for, and again after a failure; or ahead, once the reader has changed something. Of a
// failure the page is told the file; why it failed a browser does not tell where bytes are held against a digest.
const part = (file, integrity) => {
  let came, loaded;
  const get = async () => {
    const signal = AbortSignal.timeout?.(60_000); // as long as a file of figures has
    return WebAssembly.compile(await (await fetch(new URL(file, import.meta.url), { integrity, signal })).arrayBuffer());
  };
  const load = async () => {
    await WebAssembly.instantiate(await (came ??= get()), { __wasm_split: ${canary ? `{ ...wasm, ${canary} }` : 'wasm'} });
    return true;
  };
  const ahead = () => {
    came ??= get();
    came.catch(() => (came = undefined));
  };
  // The build runs this where there is no window.
  globalThis.addEventListener?.('change', () => navigator.connection?.saveData || setTimeout(ahead, 100), { once: true });
  return async (callback, data) => {
    loaded ??= load().catch(() => {
      document.documentElement.dataset.lacks = file.slice(2);
      came = loaded = undefined;
    });
    wasm.__indirect_function_table.get(callback)(data, !!(await loaded));
  };
};
const ${name} = { ${loaders.join(', ')} };
`;
}

/** Writes a file in place of the one that a link of the page names, and names it in the link. */
function replace(page, dir, rel, name, bytes) {
  const tags = [...page.matchAll(/<link\b[^>]*>/g)].map(([tag]) => tag);
  const tag = tags.find((one) => new RegExp(`\\brel="?${rel}\\b`).test(one) && one.includes(`/${NAME}-`));
  if (!tag) throw new Error(`The page has no ${rel} link for the module.`);
  rmSync(join(dir, /\bhref="?([^"\s>]+)/.exec(tag)[1]));
  writeFileSync(join(dir, name), bytes);
  const kind = rel === 'preload' ? 'as="fetch" type="application/wasm" ' : '';
  return page.replace(tag, `<link rel="${rel}" href="./${name}" ${kind}crossorigin="anonymous" integrity="${integrity(bytes)}">`);
}

/** Runs a tool of scripts/setup.sh; what it says is shown only if it fails. */
function run(tool, options) {
  try {
    execFileSync(tool, options, { stdio: 'pipe' });
  } catch (error) {
    throw new Error(`${tool} failed:\n${error.stderr ?? error.message}`);
  }
}
