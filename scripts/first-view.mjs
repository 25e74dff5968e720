// Prints, as JSON, what the page shows first, as HTML: the module itself makes it here, over a document without a browser, from the data that it is
// built with; the charts' pictures are drawn by the command line, which draws as the page does and needs no browser to measure texts.
//
//   node scripts/first-view.mjs DIR     DIR is a built page: index.html, the module and its loader, data/
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseHTML } from 'linkedom';

const LIMIT = 60_000; // ms until the module has shown everything; it takes about one second
const STILL = 400; // ms without a change of the document: what comes a moment after the charts (checks) has come
/** The widths of the drawings, and where each is seen (style/components.css): as wide as the page is at 1200 px and more, half of that, a phone. */
const WIDTHS = { page: 1152, half: 556, phone: 358 };
/** What the first view leaves out: assets/boot.js finds the elements of the page by their places and names what has none in both, the pictures among it. */
const LEFT_OUT = /const APART = '(.*), \.drawing > svg';/.exec(readFileSync('assets/boot.js', 'utf8'))?.[1];
if (!LEFT_OUT) throw new Error('assets/boot.js does not name what the first view leaves out.');

const dir = resolve(process.argv[2] ?? 'dist');
const html = readFileSync(join(dir, 'index.html'), 'utf8');
const { window, document } = parseHTML(html);
const app = document.getElementById('app');
app.setAttribute('data-made-of', ''); // the module takes it for a first view, and makes the page beside it

const figures = []; // the files that the module reads

// What the module asks of a browser before anything is drawn. It draws nothing, since nothing here has a width.
const here = 'http://localhost/';
const never = { addEventListener() {}, removeEventListener() {} };
const browser = {
  window: globalThis,
  self: globalThis,
  document,
  Window: class { static [Symbol.hasInstance](one) { return one === globalThis; } },
  location: new URL(here),
  history: { pushState() {}, replaceState() {} },
  devicePixelRatio: 1,
  matchMedia: (media) => ({ ...never, matches: false, media }),
  requestAnimationFrame: (frame) => setTimeout(() => frame(performance.now()), 0),
  ResizeObserver: class { observe() {} unobserve() {} disconnect() {} },
  IntersectionObserver: class { observe() {} unobserve() {} disconnect() {} },
  addEventListener() {},
  removeEventListener() {},
  // The loader asks for the later part beside itself, by an address of this machine.
  fetch: async (asked) => {
    const url = new URL(asked.url ?? asked, here);
    if (url.pathname.startsWith('/data/')) figures.push(url.pathname.slice(1));
    return new Response(readFileSync(url.protocol === 'file:' ? url : join(dir, url.pathname)), { headers: { 'content-type': 'application/json' } });
  },
  Request: class extends Request { constructor(url, init) { super(new URL(url, here), init); } },
};
for (const name of ['Node', 'Element', 'HTMLElement', 'HTMLCanvasElement', 'HTMLInputElement', 'HTMLSelectElement', 'HTMLAnchorElement', 'Document', 'Event', 'EventTarget', 'Text', 'Comment']) browser[name] = window[name];
for (const [name, value] of Object.entries(browser)) Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });

const until = async (holds, what) => {
  const began = performance.now();
  while (!holds()) {
    if (performance.now() - began > LIMIT) throw new Error(`the module has not ${what} within ${LIMIT / 1000} seconds`);
    await new Promise((done) => setTimeout(done, 20));
  }
};

const loader = [...document.querySelectorAll('link')].map((link) => link.getAttribute('href')).find((name) => /\.js$/.test(name ?? ''));
const module = [...document.querySelectorAll('link')].map((link) => link.getAttribute('href')).find((name) => /\.wasm$/.test(name ?? ''));
const { default: init } = await import(pathToFileURL(join(dir, loader)).href);
await init({ module_or_path: readFileSync(join(dir, module)) });
await until(() => document.documentElement.hasAttribute('data-whole'), 'made all of the page');
const page = document.getElementById('app');
let before = '', since = performance.now();
await until(() => {
  if (page.outerHTML === before) return performance.now() - since > STILL;
  before = page.outerHTML;
  since = performance.now();
  return false;
}, 'come to rest');
if (page.querySelector('[data-testid="error"]')) throw new Error(`the first view has an error: ${page.querySelector('[data-testid="error"]').textContent}`);

// Without the flags of the module's build: the command line is then the one that the tests and `make check` use, and is built once.
const ofTheModule = /^(CARGO_ENCODED_RUSTFLAGS|CARGO_UNSTABLE_.*|CARGO_PROFILE_RELEASE_PANIC|RUSTC_BOOTSTRAP)$/;
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !ofTheModule.test(name)));
const drawn = ['run', '--locked', '--quiet', '--', 'pictures', join(dir, 'data'), '--width', Object.values(WIDTHS).join()];
const { pictures, style } = JSON.parse(execFileSync('cargo', drawn, { encoding: 'utf8', env, maxBuffer: 1 << 26 }));
for (const [place, figure] of [...page.querySelectorAll('figure[data-chart]')].entries()) {
  const of = pictures.filter(({ chart }) => chart === figure.dataset.chart).flatMap(({ width, svg }) => {
    const [at] = Object.entries(WIDTHS).find(([, one]) => one === width);
    return at === 'page' && place > 0 ? [] : [svg.replace('<svg ', `<svg data-at="${at}" `)]; // only the first chart is as wide as the page
  });
  if (!of.length) continue;
  const drawing = figure.querySelector('.drawing');
  drawing.setAttribute('data-first', '');
  // Before the words for those who listen: the sooner the parser has it, the sooner it is seen.
  drawing.insertAdjacentHTML('afterbegin', of.join(''));
}
// What shows nothing: the page that takes this one's place has it.
for (const one of page.querySelectorAll(LEFT_OUT)) one.remove();
// What is chosen in a list is a property, which HTML has as an attribute of the option.
for (const list of page.querySelectorAll('select')) list.options[list.selectedIndex]?.setAttribute('selected', '');
// What a browser would restore after a reload is another view than the rest of the page shows.
for (const control of page.querySelectorAll('select, input')) control.setAttribute('autocomplete', 'off');

// The module's placeholders. As nodes, not as text: `<!--` may stand in an attribute, whose words are the data's.
const comments = document.createTreeWalker(page, 128), found = [];
while (comments.nextNode()) found.push(comments.currentNode);
for (const comment of found) comment.remove();
// As HTML, like the rest: the title is made of the data's words too.
const title = document.title.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

process.stdout.write(JSON.stringify({ app: page.outerHTML, title, lang: document.documentElement.getAttribute('lang'), style, figures }), () => process.exit());
