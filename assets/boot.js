// The only script of the page that is not the module: what must happen before it (theme and language before the first paint), starting it, and
// speaking where it cannot. Needs no build step; sets nothing global.
{
  const root = document.documentElement;
  const query = new URLSearchParams(location.search);

  const theme = query.get('theme');
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
  const lang = query.get('lang');
  if (lang === 'vi' || lang === 'en') root.lang = lang;

  const PANIC = /^panicked at /; // how platform/panic.rs begins

  // What the reader may hand on: which release, which view, what happened and where, which browser. Nothing else.
  const report = (code, error) => {
    const meta = (name) => document.querySelector(`meta[name="${name}"]`)?.content ?? '';
    const release = /-([0-9a-f]{16})\.js/.exec(document.querySelector('link[rel="modulepreload"]')?.href)?.[1] ?? '';
    const panic = PANIC.test(error?.message); // names its place in the sources; other errors have one in the module
    const place = panic ? [] : (error?.stack ?? '').split('\n').filter((line) => line.includes('wasm')).slice(0, 6);
    const what = String(panic ? error.message : error ?? '').slice(0, 1000);
    return [`${meta('generator')} ${release}`, location.href, `${code}: ${what}`, ...place, navigator.userAgent].join('\n');
  };

  // The first reason stays; what fails after it is a consequence. What is on the screen stays as well.
  const stop = (code, error) => {
    const notice = document.getElementById('notice');
    if (!notice || !notice.hidden) return;
    const [text, button, said] = ['pre', 'button', '[role="status"]'].map((part) => notice.querySelector(part));
    text.textContent = report(code, error);
    button.addEventListener('click', async () => {
      try {
        await navigator.clipboard.writeText(text.textContent);
        said.textContent = 'Đã chép · Copied';
      } catch {
        getSelection().selectAllChildren(text);
        said.textContent = 'Hãy chép phần đã chọn · Copy what is selected';
      }
    });
    const dialog = document.querySelector('dialog[open]'); // while it is, nothing outside of it can be used
    dialog?.append(notice);
    dialog?.addEventListener('close', () => document.body.append(notice));
    notice.dataset.testid = 'error';
    notice.dataset.code = code;
    notice.setAttribute('role', 'alert');
    notice.hidden = false;
  };

  // A panic tells itself as an error before it ends in a trap. A trap without one is a memory that is full, or a stack.
  const trapped = (error) => {
    if (PANIC.test(error?.message)) stop('panic', error);
    else if (error instanceof WebAssembly.RuntimeError || error instanceof RangeError) stop('memory', error);
  };

  // The build's preload links name the two files and their digests; a file that was changed on its way is refused.
  const start = async () => {
    if (typeof WebAssembly !== 'object') return stop('no-webassembly');
    const script = document.querySelector('link[rel="modulepreload"]');
    const module = document.querySelector('link[rel="preload"][type="application/wasm"]');
    try {
      const { default: init } = await import(script.href);
      await init({ module_or_path: fetch(module.href, { integrity: module.integrity, credentials: 'same-origin' }) });
    } catch (error) {
      trapped(error);
      stop('module', error);
      throw error;
    }
  };

  // When all is drawn and the page has rested for a while, the release is kept for the next visit.
  const idle = window.requestIdleCallback ?? setTimeout;
  const ready = new PerformanceObserver((list) => {
    if (!list.getEntriesByName('ready').length) return;
    ready.disconnect();
    setTimeout(() => idle(() => import('./keep.js')), 5000);
  });
  ready.observe({ type: 'mark', buffered: true });

  addEventListener('error', (event) => trapped(event.error));
  addEventListener('unhandledrejection', (event) => trapped(event.reason));
  addEventListener('DOMContentLoaded', start, { once: true });
}
