// Keeps one release for visits without a network, with Workbox's precaching, and lets a new release take over between two pages, never under an
// open one. scripts/offline.mjs puts Workbox before it and the list of files into it.
{
  const { clients, registration, workbox } = self;
  const { addPlugins, matchPrecache, precacheAndRoute } = workbox.precaching;
  const turning = new Set(); // pages in between, which load themselves again
  let turns = 0; // in a row: nothing turns for ever

  // Where the refresh is lost between two workers, the page tries again; it is this answer's own, of constant text, and no page of the release.
  const turn = (id) => {
    turning.add(id);
    const body = '<!doctype html><meta name="color-scheme" content="light dark"><link rel="icon" href="data:,"><meta http-equiv="refresh" content="0"><script>setTimeout(() => location.reload(), 2500)</script><title>Coopstat</title><p lang="vi">Đang mở bản mới… <a href="">Tải lại</a></p><p lang="en">Opening the new version… <a href="">Load it again</a></p>';
    return new Response(body, { headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' } });
  };

  // While a page is loaded again it still counts as open. So a blank one first takes its place, and loads itself again: if it is alone then, no page
  // of this release is left, and the new one may begin. Where other pages are open, they keep this release, and so does a new one beside them.
  const mayTurn = async () => {
    const { waiting } = registration;
    if (!waiting) return false;
    const pages = await clients.matchAll({ type: 'window' });
    const others = pages.filter(({ id }) => !turning.has(id)).length;
    if (!others) waiting.postMessage({ type: 'SKIP_WAITING' });
    return !others || pages.length === 1;
  };

  const open = async ({ request, resultingClientId }) => {
    const page = await matchPrecache('./');
    if (!page) await registration.unregister(); // what was kept is gone: the network has it all, of one release
    if (turns < 20 && (!page || (await mayTurn()))) {
      turns += 1;
      return turn(resultingClientId);
    }
    turns = 0;
    return page ?? fetch(request);
  };

  self.addEventListener('fetch', (event) => {
    const { origin, pathname } = new URL(event.request.url), place = origin + pathname;
    if (event.request.mode !== 'navigate' || event.request.method !== 'GET') return;
    if (place !== registration.scope && place !== `${registration.scope}index.html`) return;
    event.stopImmediatePropagation();
    event.respondWith(open(event).catch(() => fetch(event.request)));
  });

  workbox.core.setCacheNameDetails({ prefix: 'coopstat' });
  // Workbox would load everything anew. The digests tell whether what the browser still has is right.
  addPlugins([{ requestWillFetch: async ({ request }) => (request.cache === 'reload' ? new Request(request, { cache: 'no-cache' }) : request) }]);
  precacheAndRoute([] /* the files of the release */, { cleanURLs: false, ignoreURLParametersMatching: [] });
  self.addEventListener('message', ({ data }) => {
    if (data?.type === 'SKIP_WAITING') self.skipWaiting();
  });
}
