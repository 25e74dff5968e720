// Runs in the page that stands between two releases (assets/between.html): asks the worker that gave it whether it gives way, tells the next one to begin,
// waits until it has, and only then loads the page again. A load that reaches a worker while it is being replaced may be lost in the browser.
{
  const { serviceWorker } = navigator;
  const again = () => location.reload();
  const root = document.documentElement, query = new URLSearchParams(location.search);
  if (query.get('lang') === 'en') root.lang = 'en'; // the style hides the other language, as in the bar that tells of a new release
  if (/^(?:light|dark)$/.test(query.get('theme'))) root.dataset.theme = query.get('theme');

  // Whatever is asked for meanwhile wakes the worker that is to give way, and it stays. Browsers ask for an icon: this one is here.
  const icon = Object.assign(document.createElement('link'), { rel: 'icon', href: URL.createObjectURL(new Blob()) });
  document.head.append(icon);

  const wait = async () => {
    const { controller } = serviceWorker, next = (await serviceWorker.getRegistration())?.waiting;
    if (!controller || !next) return again(); // it is there already, or was given up
    next.addEventListener('statechange', () => { if (next.state === 'activated' || next.state === 'redundant') again(); });
    serviceWorker.addEventListener('message', ({ data }) => {
      if (data?.type === 'STAYS') again();
      if (data?.type === 'LEAVES') next.postMessage({ type: 'SKIP_WAITING' });
    });
    controller.postMessage({ type: 'GIVE_WAY', reloaded: performance.getEntriesByType('navigation')[0]?.type === 'reload' });
  };

  addEventListener('load', wait, { once: true });
}
