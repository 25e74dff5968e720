// The only script of the page that is not the module: what must happen before it (theme and language before the first paint), starting it, and
// speaking where it cannot. Needs no build step; sets nothing global.
{
  const root = document.documentElement;
  const query = new URLSearchParams(location.search);

  // A private window may refuse storage.
  const kept = (key) => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  };
  const theme = query.get('theme') ?? kept('coopstat-theme');
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
  const lang = query.get('lang') ?? kept('coopstat-lang');
  if (lang === 'vi' || lang === 'en') root.lang = lang;

  // The first reason stays; what fails after it is a consequence.
  const stop = (code) => {
    const notice = document.getElementById('notice');
    if (!notice || !notice.hidden) return;
    notice.dataset.testid = 'error';
    notice.dataset.code = code;
    notice.setAttribute('role', 'alert');
    notice.hidden = false;
  };

  // A Rust panic ends in a trap; out of memory in a RangeError or a trap. The module does not run on after either.
  const trapped = (error) => {
    if (error instanceof WebAssembly.RuntimeError) stop('panic');
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
      stop(error instanceof WebAssembly.RuntimeError ? 'panic' : 'module');
      throw error;
    }
  };

  addEventListener('error', (event) => trapped(event.error));
  addEventListener('unhandledrejection', (event) => trapped(event.reason));
  addEventListener('DOMContentLoaded', start, { once: true });
}
