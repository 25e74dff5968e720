// Makes what the page shows for one link, as HTML: the module itself makes it here, over a document without a browser, from the data that it is built with.
// A thread of its own for each view (scripts/views.mjs): the module takes what is global for its browser, and is made once.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import { parseHTML } from 'linkedom';

const LIMIT = 60_000; // ms until the module has shown everything; it takes less than one second
const STILL = 200; // ms without a change of the document: what comes a moment after the charts (checks) has come
const HASTE = 20; // nobody reads here who is not to be disturbed: the module waits so many times shorter than in a browser
/** What the view leaves out: assets/boot.js finds the elements of the page by their places and names what has none in both, the pictures among it. */
const LEFT_OUT = /const APART = '(.*), \.drawing > svg';/.exec(readFileSync('assets/boot.js', 'utf8'))?.[1];
if (!LEFT_OUT) throw new Error('assets/boot.js does not name what the first view leaves out.');

// `pictures`: of each chart, { chart, at, svg }; `loader`, `module`: the names of the two files, and the module as it was compiled.
const { dir, html, link, pictures, loader, module } = workerData;
const { window, document } = parseHTML(html);
const app = document.getElementById('app');
app.replaceChildren(); // of a page that was built before
app.setAttribute('data-made-of', ''); // the module takes it for a first view that has nothing of what comes later, and makes all of the page beside it

const wait = globalThis.setTimeout;
const pause = (milliseconds) => new Promise((done) => wait(done, milliseconds));
const figures = []; // the files that the module reads

// What the module asks of a browser before anything is drawn. It draws nothing, since nothing here has a width.
const here = 'http://localhost/';
const never = { addEventListener() {}, removeEventListener() {} };
const browser = {
  window: globalThis,
  self: globalThis,
  document,
  Window: class { static [Symbol.hasInstance](one) { return one === globalThis; } },
  location: new URL(`?${link}`, here),
  history: { pushState() {}, replaceState() {} },
  devicePixelRatio: 1,
  matchMedia: (media) => ({ ...never, matches: false, media }),
  requestAnimationFrame: (frame) => wait(() => frame(performance.now()), 0),
  setTimeout: (then, milliseconds = 0, ...rest) => wait(then, milliseconds / HASTE, ...rest),
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

const until = async (holds, what, often = 5) => {
  const began = performance.now();
  while (!holds()) {
    if (performance.now() - began > LIMIT) throw new Error(`the module has not ${what} within ${LIMIT / 1000} seconds`);
    await pause(often);
  }
};

const { default: init } = await import(pathToFileURL(join(dir, loader)).href);
await init({ module_or_path: module });
await until(() => document.documentElement.hasAttribute('data-whole'), 'made all of the page');
const page = document.getElementById('app');
let before = '', since = performance.now();
await until(() => {
  const now = page.querySelector('[aria-busy="true"]') ? '' : page.outerHTML;
  if (now && now === before) return performance.now() - since > STILL;
  before = now;
  since = performance.now();
  return false;
}, 'come to rest', STILL / 3); // to write all of it takes a while
const error = page.querySelector('[data-testid="error"]');
if (error) throw new Error(`the view of "${link}" has an error: ${error.textContent}`);

for (const [place, figure] of [...page.querySelectorAll('figure[data-chart]')].entries()) {
  const isWide = place === 0 && !figure.matches('.slight, .told'); // as wide as the page (style/layout.css)
  const of = pictures.filter(({ chart, at }) => chart === figure.dataset.chart && (at !== 'page' || isWide));
  if (!of.length) continue;
  const drawing = figure.querySelector('.drawing');
  drawing.setAttribute('data-first', '');
  // Before the words for those who listen: the sooner the parser has it, the sooner it is seen.
  drawing.insertAdjacentHTML('afterbegin', of.map(({ at, svg }) => svg.replace('<svg ', `<svg data-at="${at}" `)).join(''));
}
// What shows nothing: the page that takes this one's place has it.
for (const one of page.querySelectorAll(LEFT_OUT)) one.remove();
// What is chosen in a list is a property, which HTML has as an attribute of the option.
const lists = [...page.querySelectorAll('select')];
for (const list of lists) list.options[list.selectedIndex]?.setAttribute('selected', '');
// What a browser would restore after a reload is another view than the rest of the page shows.
for (const control of page.querySelectorAll('select, input')) control.setAttribute('autocomplete', 'off');
/** What a filter offers, what is chosen first. */
const choices = (name) => {
  const list = lists.find((one) => one.dataset.testid === `${name}-select`), values = [...list?.options ?? []].filter((one) => !one.hasAttribute('disabled')).map((one) => one.value);
  const chosen = list?.options[list.selectedIndex]?.value;
  return [chosen, ...values.filter((one) => one !== chosen)].filter(Boolean);
};

// The module's placeholders. As nodes, not as text: `<!--` may stand in an attribute, whose words are the data's.
const comments = document.createTreeWalker(page, 128), found = [];
while (comments.nextNode()) found.push(comments.currentNode);
for (const comment of found) comment.remove();
// As HTML, like the rest: the title is made of the data's words too.
const title = document.title.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
parentPort.postMessage({ app: page.outerHTML, title, lang: document.documentElement.getAttribute('lang'), figures, years: choices('year'), areas: choices('area') });
process.exit(); // the module never ends
