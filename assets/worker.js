// Keeps one release for visits without a network, with Workbox's precaching, and lets a new release take over between two pages, never under an
// open one. scripts/offline.mjs puts Workbox before it, and the list of files and the page in between into it.
{
  const { clients, registration, workbox } = self;
  const { addPlugins, matchPrecache, precacheAndRoute } = workbox.precaching;
  const BETWEEN = '' /* the page in between */;
  const GUARD = [/<meta (?=[^>]*\bhttp-equiv="?Content-Security-Policy\b)[^>]*>/i, /<style>[^]*?<\/style>/]; // what it has of the page: policy and style
  const WAITS = '<meta http-equiv="refresh" content="10">\n<script src="between.js" defer></script>'; // again after a while, if the script does not run
  const GOES = '<link rel="icon" href="data:,">\n<meta http-equiv="refresh" content="0">';
  const between = new Set(); // pages in between that this worker gave
  const opening = new Set(); // pages of the release that it gave and that clients.matchAll does not know yet
  let turns = 0; // pages in between in a row that asked for nothing: where their script does not run, nothing turns for ever
  let leaving = false; // the next worker is told to begin: nobody gets a page of this release any more
  let staying = false; // the next load gets the page of this release

  /** How many pages of this release are open beside one. */
  const others = async (own) => {
    const open = (await clients.matchAll({ type: 'window' })).map(({ id }) => id);
    return new Set([...open, ...opening].filter((id) => id !== own && !between.has(id))).size;
  };

  // While a page is loaded again it still counts as open, and which one it is cannot be told. So where one page is open, or none, a page in between
  // comes first and asks (assets/between.js): when it does, the page that it replaced is gone or about to go, and another one stays.
  const turning = async () => {
    if (!registration.waiting) leaving = false;
    const stays = staying;
    staying = false;
    return registration.waiting && (leaving || (!stays && turns < 3 && (await others()) < 2));
  };

  /** The page in between, under the headers of the page that it stands for. Where there is none, what was kept is gone, and the next load is the network's. */
  const turn = async (page, id) => {
    turns += 1;
    between.add(id);
    const html = await page?.text(), guard = GUARD.map((tag) => tag.exec(html)?.[0] ?? '').join('\n');
    const headers = new Headers({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
    for (const [name, value] of page?.headers ?? []) if (/-policy$|^x-content-type-options$/.test(name)) headers.append(name, value);
    return new Response(BETWEEN.replace('<!-- what it is to do -->', () => (page ? `${guard}\n${WAITS}` : GOES)), { headers });
  };

  const open = async ({ request, resultingClientId: id }) => {
    const page = await matchPrecache('./');
    if (!page) await registration.unregister();
    if (page ? await turning() : turns < 3) return turn(page, id);
    turns = 0;
    if (!page) return fetch(request);
    const known = () => opening.delete(id);
    opening.add(id);
    clients.get(id).then(known, known);
    return page;
  };

  const giveWay = async (source, patience) => {
    turns = 0;
    for (const end = Date.now() + patience; await others(source.id);) {
      if (Date.now() < end) await new Promise((done) => { setTimeout(done, 50); });
      else {
        leaving = false;
        staying = true;
        return source.postMessage({ type: 'STAYS' });
      }
    }
    leaving = true;
    return source.postMessage({ type: 'LEAVES' });
  };

  self.addEventListener('fetch', (event) => {
    const { origin, pathname } = new URL(event.request.url), place = origin + pathname;
    if (event.request.mode !== 'navigate' || event.request.method !== 'GET') return;
    if (place !== registration.scope && place !== `${registration.scope}index.html`) return;
    event.stopImmediatePropagation();
    event.respondWith(open(event).catch(() => fetch(event.request)));
  });

  self.addEventListener('message', (event) => {
    const { type, reloaded } = event.data ?? {};
    if (type === 'SKIP_WAITING') self.skipWaiting();
    // A page that is loaded again is sure to go; after another load a page that stays is likely one in another tab.
    if (type === 'GIVE_WAY') event.waitUntil(giveWay(event.source, reloaded ? 3000 : 1000));
  });

  workbox.core.setCacheNameDetails({ prefix: 'coopstat' });
  // Workbox would load everything anew. The digests tell whether what the browser still has is right.
  addPlugins([{ requestWillFetch: async ({ request }) => (request.cache === 'reload' ? new Request(request, { cache: 'no-cache' }) : request) }]);
  precacheAndRoute([] /* the files of the release */, { cleanURLs: false, ignoreURLParametersMatching: [] });
}
