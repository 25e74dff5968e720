// The views that the build makes: the one that stands in the HTML, and those of common links, each a file that assets/boot.js puts in its place before the
// module has come (docs/decisions/0020-views-of-links.md). Which they are is decided here; scripts/view.mjs makes each; the charts' pictures are drawn by the
// command line, which draws as the page does and needs no browser to measure texts.
//
//   node scripts/views.mjs DIR     prints the first view as JSON; DIR is a built page: index.html, the module and its loader, data/
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';

/** The widths of the drawings, and where each is seen (style/components.css): as wide as the page is at 1200 px and more, half of that, a phone. */
const WIDTHS = { page: 1152, half: 556, phone: 358 };

/**
 * Makes the views of a built page. `first`: { app, title, lang, style, figures }, its elements and title as HTML, its style sheet and the files that it was made
 * of. `links`, unless they are not asked for: the years of each area for which there is a view, the first view's area in front and the year that each shows by
 * itself (`areas`: [[area, ...years], ...]); `files`, the path and the HTML of each in each language, but for the first view's own; and the `stamp` in their names.
 */
export async function views(dir, { links = true } = {}) {
  dir = resolve(dir);
  const html = readFileSync(join(dir, 'index.html'), 'utf8');
  const named = (pattern) => [...html.matchAll(/<link\b[^>]*\bhref="?([^"\s>]+)/g)].map(([, name]) => name).find((name) => pattern.test(name));
  const loader = named(/\.js$/), module = await WebAssembly.compile(readFileSync(join(dir, named(/_bg\.wasm$/))));

  const make = (link, pictures) => new Promise((done, fail) => {
    const worker = new Worker(new URL('./view.mjs', import.meta.url), { workerData: { dir, html, link, pictures, loader, module } });
    worker.once('message', done).once('error', fail).once('exit', () => fail(new Error(`the view of "${link}" was not made`)));
  });
  const makeAll = async (asked) => {
    const all = asked.map((state) => new URLSearchParams(state).toString());
    const { pictures, style } = draw(dir, all), made = [], left = [...all.entries()];
    const go = async () => {
      for (let next = left.shift(); next; next = left.shift()) {
        const [place, link] = next;
        made[place] = { state: asked[place], ...await make(link, pictures.filter((one) => one.link === link)) };
      }
    };
    await Promise.all(Array.from({ length: 3 * availableParallelism() }, go));
    return { made, style };
  };

  const { made: [first], style } = await makeAll([{}]);
  if (!links) return { first: { ...first, style } };

  // What an area has figures of is known when it has been made.
  const [area, ...others] = first.areas;
  const { made: alone } = await makeAll(others.map((one) => ({ area: one })));
  const areas = [[area, ...first.years], ...alone.map(({ state, years }) => [state.area, ...years])];
  const dated = areas.flatMap(([one, ...years]) => years.slice(1).map((year) => ({ year, ...one === area ? {} : { area: one } })));
  const english = [{}, ...others.map((one) => ({ area: one })), ...dated].map((state) => ({ ...state, lang: 'en' }));
  const made = [...alone, ...(await makeAll([...dated, ...english])).made];
  const stamp = createHash('sha256').update(made.map(({ app, title }) => app + title).join()).digest('hex').slice(0, 16);
  const files = made.map(({ state, app, title, lang, years: [year] }) => {
    const name = `${state.area ?? area}-${year}-${lang}`;
    // For the page alone, which looks whether it is the right one; whoever comes by another way finds it, too.
    const html = `<!doctype html><html lang="${lang}" data-view="${name}"><meta charset="utf-8"><meta name="robots" content="noindex"><title>${title}</title>${app}</html>`;
    return { path: `views/${name}-${stamp}.html`, html };
  });
  return { first: { ...first, style }, links: { stamp, areas, files } };
}

/** The charts of links at all widths, as the command line draws them. */
function draw(dir, links) {
  // Without the flags of the module's build: the command line is then the one that the tests and `make check` use, and is built once.
  const ofTheModule = /^(CARGO_ENCODED_RUSTFLAGS|CARGO_UNSTABLE_.*|CARGO_PROFILE_RELEASE_PANIC|RUSTC_BOOTSTRAP)$/;
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !ofTheModule.test(name)));
  const of = links.map((link) => `--link=${link}`);
  const drawn = ['run', '--locked', '--quiet', '--', 'pictures', join(dir, 'data'), '--width', Object.values(WIDTHS).join(), ...of];
  const { pictures, style } = JSON.parse(execFileSync('cargo', drawn, { encoding: 'utf8', env, maxBuffer: 1 << 28 }));
  const at = (width) => Object.keys(WIDTHS).find((name) => WIDTHS[name] === width);
  return { pictures: pictures.map(({ width, ...rest }) => ({ at: at(width), ...rest })), style };
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const { first } = await views(process.argv[2] ?? 'dist', { links: false });
  process.stdout.write(JSON.stringify(first));
}
