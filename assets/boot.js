// The only script of the page that is not the module: what must happen before it (theme and language before the first paint), starting it, and
// speaking where it cannot. Needs no build step; sets nothing global.
//
// The build puts the first view into the HTML. It is whole without the module, which is started when the reader first does something (or, where
// the line is not to be spared, a moment later) and then takes the view's place, some parts of it later than the rest; what was done until then
// is done again in it. A link to another view has no use for it. Of common ones the build has made the view as well, in a file: it comes in the first
// view's place, and the module after it. For all others the module is started at once.
{
  const root = document.documentElement;
  const query = new URLSearchParams(location.search);
  const EAGER = 2000; // ms after the first view has come; a link that asks for a view is followed by its reader: there the module comes at once
  const REST = 2000; // ms
  const SIGNS = ['pointermove', 'pointerdown', 'touchstart', 'wheel', 'scroll', 'keydown', 'focusin', 'click', 'input', 'change', 'beforeprint'];

  const theme = query.get('theme');
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
  const lang = query.get('lang');
  if (lang === 'vi' || lang === 'en') root.lang = lang;
  const foreign = query.has('data');
  // What others hang on a shared link asks for no other view; present::state holds these to its own.
  const KEYS = ['data', 'year', 'compare', 'area', 'reporter', 'lang', 'view', 'chart', 'figure', 'checks'];
  const asked = [...query].filter(([key]) => KEYS.includes(key));
  // Views that the build has made: a stamp in the names of their files; and of each area its years, that which it shows by itself in front, and in front of all
  // areas that of the first view.
  const [[stamp] = [], ...areas] = document.querySelector('meta[name="views"]')?.content.split(',').map((words) => words.split(' ')) ?? [];
  const madeFor = () => {
    if (asked.some(([key, value], place) => !['year', 'area', 'lang'].includes(key) || !value || asked.findIndex(([one]) => one === key) !== place)) return;
    const area = query.get('area') ?? areas[0]?.[0], years = areas.find(([one]) => one === area)?.slice(1) ?? [];
    const year = query.get('year') ?? years[0], words = query.get('lang') ?? 'vi';
    if (!years.includes(year) || !/^(vi|en)$/.test(words)) return;
    const isHome = area === areas[0][0];
    return { name: `${area}-${year}-${words}`, isHome, isFirst: isHome && year === years[0] && words === 'vi' };
  };
  const view = madeFor();
  const other = view ? !view.isFirst : asked.some(([key, value]) => !(key === 'lang' && value === 'vi'));
  // The style hides the first view, which is not what was asked for, and says that something comes.
  if (other) root.dataset.other = root.dataset.waiting = '';

  // What the document says of itself it says of the first view.
  if (other) document.title = 'Coopstat';

  const PANIC = /^panicked at /; // how platform/panic.rs begins, which a release has not

  // What the reader may hand on: which release, which view, what happened and where, which browser. Nothing else.
  const report = (code, error) => {
    const meta = (name) => document.querySelector(`meta[name="${name}"]`)?.content ?? '';
    const release = /-([0-9a-f]{16})\.js/.exec(document.querySelector('link[rel="modulepreload"], link[data-rel="modulepreload"]')?.href)?.[1] ?? '';
    const panic = PANIC.test(error?.message); // names its place in the sources; other errors have one in the module
    const place = panic ? [] : (error?.stack ?? '').split('\n').filter((line) => line.includes('wasm')).slice(0, 6);
    const what = String(panic ? error.message : error ?? '').slice(0, 1000);
    const own = [...new URLSearchParams(location.search)].filter(([key]) => KEYS.includes(key)); // by now
    const link = `${location.origin}${location.pathname}?${new URLSearchParams(own)}`;
    return [`${meta('generator')} ${release}`, link, `${code}: ${what}`, ...place, navigator.userAgent].join('\n');
  };

  // The first reason stays, unless it is that something takes long; what fails after it is a consequence. What is on the screen stays as well.
  const SLOW = 'slow';
  const stop = (code, error) => {
    const notice = document.getElementById('notice');
    if (!notice || !(notice.hidden || notice.dataset.code === SLOW)) return;
    const [text, button, close, said] = ['pre', 'button', '.close', '[role="status"]'].map((part) => notice.querySelector(part));
    text.textContent = report(code, error);
    notice.querySelector('code').textContent = code;
    close.onclick = () => { notice.hidden = true; };
    button.onclick = async () => {
      try {
        await navigator.clipboard.writeText(text.textContent);
        said.textContent = 'Đã chép · Copied';
      } catch {
        getSelection().selectAllChildren(text);
        said.textContent = 'Hãy chép phần đã chọn · Copy what is selected';
      }
    };
    const dialog = document.querySelector('dialog[open]'); // while it is, nothing outside of it can be used
    dialog?.append(notice);
    dialog?.addEventListener('close', () => document.body.append(notice));
    notice.dataset.testid = 'error';
    notice.dataset.code = code;
    notice.setAttribute('role', 'alert');
    notice.hidden = false;
    if (code !== SLOW) delete root.dataset.waiting;
  };

  // A trap is a panic, unless there is no memory left, not even for a page more. Then the module, or its stack, was stopped for want of it.
  let memory;
  const full = () => {
    try {
      memory?.grow(1);
      return false;
    } catch {
      return true;
    }
  };
  const trapped = (error) => {
    if (PANIC.test(error?.message)) stop('panic', error);
    else if (error instanceof RangeError) stop('memory', error);
    else if (error instanceof WebAssembly.RuntimeError) stop(full() ? 'memory' : 'panic', error);
  };

  // Another catalog is asked for beside the module, if its path is one that the module will take, and with it the files that its area needs, which stand
  // in it. They are read from the browser's cache: a second reader of what was preloaded would leave nothing for the module. Where it keeps nothing, the
  // module asks for them.
  const FILE = /^(?=.{1,200}$)(?:[\w-]+\/)*[\w-]+\.json$/;
  const FILES = 4; // more at once would hold the module up
  const ask = (href, then) => {
    const link = document.createElement('link');
    Object.assign(link, { rel: 'preload', as: 'fetch', type: 'application/json', crossOrigin: 'anonymous', href, onload: then });
    link.dataset.asked = '';
    document.head.append(link);
  };
  const askCatalog = (path) => ask(path, async () => {
    try {
      const catalog = await (await fetch(path, { mode: 'same-origin', cache: 'only-if-cached' })).json();
      const area = query.get('area') ?? catalog.default?.area;
      const needed = catalog.files.filter((file) => FILE.test(file.path) && !file.indicators && (file.areas?.includes(area) ?? true));
      for (const file of needed.slice(0, FILES)) ask(path.replace(/[^/]*$/, '') + file.path);
    } catch {
      // Not in the cache, or no catalog: the module says so.
    }
  });

  // What is to be loaded with the module waits as links without a relation, so that the first view does not wait for it. Some of it only the page in the
  // place of that view needs for certain.
  const load = () => {
    const catalog = query.get('data');
    if (FILE.test(catalog) && !document.querySelector('link[data-asked]')) askCatalog(catalog);
    for (const link of document.querySelectorAll('link[data-rel]')) {
      const idle = (other && !view?.isHome && link.hasAttribute('data-view')) || (foreign && link.hasAttribute('data-figures'));
      if (!idle) link.rel = link.dataset.rel;
      link.removeAttribute('data-rel');
    }
  };

  // The view of a link, as elements: parsed as a document of its own, in which nothing runs. Where the release is kept, the module is there as soon.
  const SOON = 1500; // ms after which the module is fetched beside it
  const LATE = 5000; // ms after which it is not waited for any more
  const fetchView = () => new Promise((then) => {
    const none = () => then(undefined);
    const request = Object.assign(new XMLHttpRequest(), { responseType: 'document', timeout: LATE, onerror: none, ontimeout: none });
    request.onload = () => {
      const made = request.status === 200 && request.response;
      // A host may answer with another page.
      const app = made?.documentElement?.dataset.view === view.name && made.getElementById('app');
      if (!app) return none();
      document.title = made.title;
      then(document.adoptNode(app));
    };
    request.open('GET', `views/${view.name}-${stamp}.html`);
    request.send();
    if (!navigator.connection?.saveData) setTimeout(load, SOON);
  });
  const coming = other && view && !navigator.serviceWorker?.controller ? fetchView() : undefined;

  // The build's links name the two files and their digests; a file that was changed on its way is refused.
  let started = false;
  let first = []; // what the build put into the page, where that is not what was asked for
  // Without the module there is nothing else to show: that is the view of the build again, in its own language, in which nothing can be chosen.
  const still = () => {
    const app = document.getElementById('app');
    if (first.length) {
      app.replaceChildren(...first);
      root.lang = 'vi';
    }
    for (const one of app.querySelectorAll('option')) one.selected = one.defaultSelected;
    for (const one of app.querySelectorAll('button, select, input')) {
      Object.assign(one, { disabled: true, value: one.defaultValue ?? one.value });
      one.removeAttribute('aria-busy');
    }
    // What would be filled when it is opened, and what answers to keys.
    for (const one of app.querySelectorAll('details:has(> :empty)')) {
      one.open = false;
      Object.assign(one.firstChild, { ariaDisabled: true, tabIndex: -1, onclick: () => false });
    }
    for (const one of app.querySelectorAll('canvas')) one.removeAttribute('tabindex');
    document.getElementById('chart-keys')?.remove();
  };
  // Loader and module; asked for again where they do not come, as of a server that is busy for a moment. A browser may keep a script that did not come for
  // one that is not there: under another fragment it is another one, whose bytes are held against the digest first.
  const AGAIN = [1000, 4000]; // ms
  const LONG = 30_000; // ms after which the reader is told
  const bring = async (tried) => {
    const script = document.querySelector('link[rel="modulepreload"]');
    const module = document.querySelector('link[rel="preload"][type="application/wasm"]');
    try {
      if (tried) await fetch(script.href, { integrity: script.integrity });
      const { default: init } = await import(script.href + (tried ? `#${tried}` : ''));
      return [init, await fetch(module.href, { integrity: module.integrity, credentials: 'same-origin' })];
    } catch (error) {
      if (error instanceof SyntaxError || tried >= AGAIN.length) throw error;
      await new Promise((then) => {
        setTimeout(then, AGAIN[tried]);
        addEventListener('online', then, { once: true });
      });
      return bring(tried + 1);
    }
  };
  const start = async () => {
    if (started) return;
    started = true;
    if (typeof WebAssembly !== 'object') {
      still();
      return stop('no-webassembly');
    }
    load();
    const slow = setTimeout(() => stop(SLOW), LONG);
    let code = 'module'; // it did not come
    try {
      const [init, answer] = await bring(0);
      code = 'start'; // it came, and this browser cannot do with it
      ({ memory } = await init({ module_or_path: answer }));
      first = [];
      const notice = document.getElementById('notice');
      if (notice?.dataset.code === SLOW) notice.hidden = true;
    } catch (error) {
      still();
      trapped(error);
      stop(error instanceof SyntaxError ? 'start' : code, error);
      if (code === 'module') addEventListener('online', () => location.reload()); // nothing could be chosen that would be lost
      throw error;
    } finally {
      clearTimeout(slow);
    }
  };

  // The place where a reader was who loads the page again or comes back to it, or else the one that the link names, once it is there and until all that may move
  // it is, unless the reader has gone somewhere meanwhile. A browser looks for it before there is a page.
  const was = history.state?.top ?? 0;
  const SETTLES = 5; // tenths of a second after all has come
  let led = 0;
  const lead = (left = 100) => {
    const { hash } = location, place = document.getElementById(hash.slice(1));
    if (!was && !hash) return;
    if (scrollY === led) {
      document.getElementById('main')?.dispatchEvent(new Event('wanted', { bubbles: true }));
      if (was) {
        if (root.scrollHeight >= was + innerHeight) scrollTo({ top: was, behavior: 'instant' });
      } else if (place?.checkVisibility?.()) {
        if (!led) location.replace(hash);
        place.scrollIntoView({ behavior: 'instant' });
      }
      led = scrollY;
      const more = root.dataset.whole === undefined ? left : Math.min(left, SETTLES);
      if (more) return setTimeout(lead, 100, more - 1);
    }
    history.scrollRestoration = 'auto';
  };
  addEventListener('scrollend', () => history.replaceState({ ...history.state, top: scrollY }, '')); // of the document: others do not bubble

  // When the page is there and its reader has done nothing for a while, the release is kept for the next visit.
  let resting;
  const rest = () => {
    clearTimeout(resting);
    resting = setTimeout(() => {
      for (const sign of SIGNS) removeEventListener(sign, rest, { capture: true });
      (window.requestIdleCallback ?? setTimeout)(() => import('./keep.js').catch(() => {})); // no network: another time
    }, REST);
    for (const sign of SIGNS) addEventListener(sign, rest, { capture: true, passive: true });
  };

  // The page has the same elements in the same order as the first view, but for pictures there and, here, what shows nothing (scripts/view.mjs): places
  // in it are places there.
  const APART = '.card > :is([hidden], :empty), .card-warning:empty, .tip, .drawing > svg';
  const placed = (parent) => [...(parent?.children ?? [])].filter((one) => !one.matches(APART));
  const placeOf = (app, element) => {
    const place = [];
    for (; element && element !== app; element = element.parentElement) place.unshift(placed(element.parentElement).indexOf(element));
    return element ? place : null;
  };
  const at = (app, place) => place?.reduce((element, index) => element && placed(element)[index], app);

  // Where an end of what is selected lies: in which element, after how many letters of it.
  const spotOf = (app, node, offset) => {
    const element = node instanceof Element ? node : node.parentElement, range = document.createRange();
    range.selectNodeContents(element);
    range.setEnd(node, offset);
    return [placeOf(app, element), String(range).length];
  };
  const spot = (app, [place, letters]) => {
    const element = at(app, place), walk = element && document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let left = letters, text; walk && (text = walk.nextNode()); left -= text.length) if (left <= text.length) return [text, left];
    return [];
  };

  // What stands of the first view, and what the reader does in it. `part`: the view, or what stays of it when the page is there already.
  const guard = (app) => {
    let view = app;
    let done = []; // what only the page can answer: { part, place, pressed, value }
    let left; // of what gives way: where the focus was, what stood open, where its parts were

    // What is laid out on its own, one after the other: below the screen a moment later, so that no frame has all of it to do; at once when someone goes there.
    // Each in a task of its own, and not when the browser is idle: its form filling soon looks through all lists. What has not had its turn by then is not
    // displayed (`data-rests`): of what is only hidden, all would be laid out to tell where its lists stand.
    const SECTIONS = '[data-later] > .section', PARTS = `.chart, ${SECTIONS}`;
    const lay = (part) => {
      part.removeAttribute('data-rests');
      part.style.blockSize = '';
      part.style.contentVisibility = 'visible';
    };
    const layOut = (parts) => {
      const rest = [...parts];
      const next = () => {
        const part = rest.shift();
        if (!part) return;
        lay(part);
        part.getBoundingClientRect(); // now, not together with the next ones in one frame
        setTimeout(next);
      };
      const all = () => rest.splice(0).forEach(lay);
      setTimeout(next);
      for (const sign of ['scroll', 'keydown', 'beforeprint']) addEventListener(sign, all, { capture: true, passive: true, once: true });
    };

    const wait = () => {
      if (document.querySelector('body > .progress')) return;
      const bar = document.createElement('div');
      bar.className = 'progress';
      document.body.append(bar);
    };
    const note = (part, control, pressed, value, files) => {
      // Of many choices at one control the last counts.
      done = done.filter((one) => one.pressed || one.control !== control);
      done.push({ part, control, place: placeOf(part, control), pressed, value, files });
      if (!control.matches('summary')) control.setAttribute('aria-busy', 'true'); // opened it is already
      if (part === view) {
        wait();
        view.dataset.wanted = '';
      }
      part.dispatchEvent(new Event('wanted', { bubbles: true }));
    };
    const hear = (event) => {
      start();
      const { target, type } = event;
      if (!(target instanceof Element)) return;
      const part = target.closest('[data-kept]') ?? (view?.contains(target) ? view : null);
      const pressed = type === 'click' && target.closest('button, summary');
      if (!pressed && type !== 'change') return;
      if (part) return note(part, pressed || target, Boolean(pressed), target.value, target.files);
      // What waits for a part that did not come is taken back by whatever else the reader does.
      if (!root.dataset.lacks || target.closest('[data-testid="retry"]')) return;
      for (const { part, place } of done) at(part, place)?.removeAttribute('aria-busy');
      done = [];
    };
    for (const sign of SIGNS) addEventListener(sign, hear, { capture: true, passive: true });

    // A part that stays has the reader's press until its turn comes.
    const act = (page, { place, pressed, value, files }) => {
      const control = at(page, place), part = control?.closest('[data-kept]');
      if (part) return note(part, control, pressed, value, files);
      if (files && control) return open(files);
      if (pressed) return control?.matches('button') && control.click(); // what was unfolded is open already
      if (!control || control.value === value) return;
      // Where a file did not come the page may not offer what the view did; it says then what it lacks.
      const lacks = control.matches('select') && ![...control.options].some((one) => one.value === value) && new Option(value, value);
      if (lacks) control.add(lacks);
      control.value = value;
      for (const name of ['input', 'change']) control.dispatchEvent(new Event(name, { bubbles: true }));
      if (lacks) lacks.remove();
    };

    // A press whose end the page hears would be none, a drag would end halfway and an open list close: the view stands until they are over.
    const BEGINS = ['pointerdown', 'keydown'], ENDS = ['pointerup', 'pointercancel', 'pointermove', 'keyup', 'blur', 'dragend'];
    const stands = new AbortController(), always = { capture: true, passive: true, signal: stands.signal };
    let under, over; // way
    const begins = () => {
      clearTimeout(over);
      under = true;
    };
    const ends = ({ type, target, buttons }) => {
      const goesOn = type === 'pointermove' ? buttons : type === 'blur' && target !== window;
      if (under && !goesOn) over = setTimeout(() => (under = false)); // a click follows its last event
    };
    for (const sign of BEGINS) addEventListener(sign, begins, always);
    for (const sign of ENDS) addEventListener(sign, ends, always);
    document.addEventListener('may-give-way', (event) => {
      const list = CSS.supports('selector(:open)') && document.activeElement?.matches('select:open');
      if (under || list) event.preventDefault();
    });

    document.addEventListener('gives-way', ({ target: part }) => {
      const opened = [...part.querySelectorAll('details')].map((one) => [placeOf(part, one), one.open]);
      const boxes = part === view ? [...part.querySelectorAll(PARTS)].map((one) => one.getBoundingClientRect()) : [];
      const { anchorNode, anchorOffset, focusNode, focusOffset, isCollapsed } = getSelection();
      const within = !isCollapsed && part.contains(anchorNode) && part.contains(focusNode);
      const selected = within ? [spotOf(part, anchorNode, anchorOffset), spotOf(part, focusNode, focusOffset)] : [];
      left = { part, focus: placeOf(part, document.activeElement), opened, boxes, selected };
    });
    document.addEventListener('live', ({ target: page }) => {
      const { part, focus, opened, boxes, selected } = left;
      if (part !== view || page.dataset.madeOf === part.dataset.madeOf) {
        for (const drawing of part.querySelectorAll('[data-first]')) {
          const there = at(page, placeOf(part, drawing));
          there?.setAttribute('data-first', '');
          there?.append(...drawing.querySelectorAll(':scope > svg'));
        }
      }
      for (const [place, open] of opened) at(page, place)?.toggleAttribute('open', open);
      at(page, focus)?.focus({ preventScroll: true });
      const spots = selected.flatMap((one) => spot(page, one));
      if (spots.length === 4) getSelection().setBaseAndExtent(...spots);
      for (const one of done.filter((one) => one.part === part)) setTimeout(act, 0, page, one);
      done = done.filter((one) => one.part !== part);
      left = undefined;
      if (part !== view) return;
      view = null;
      stands.abort();
      const parts = [...page.querySelectorAll(PARTS)];
      if (parts.length === boxes.length) {
        const below = parts.filter((one, place) => {
          const { top, bottom, height } = boxes[place], seen = (bottom > 0 && top < innerHeight) || one.contains(document.activeElement);
          if (!seen) {
            one.setAttribute('data-rests', '');
            one.style.blockSize = `${height}px`;
          }
          return !seen;
        });
        layOut(below);
      }
      for (const sign of SIGNS) if (sign !== 'click' && sign !== 'change') removeEventListener(sign, hear, { capture: true });
      document.querySelector('body > .progress')?.remove();
      root.dataset.live = '';
      rest();
    });

    const themes = app.querySelector('[data-testid="theme-select"]');
    if (themes) themes.value = root.dataset.theme ?? themes.value;
    for (const mark of ['first-chart', 'ready']) performance.mark(mark);
    const loaded = (then) => (document.readyState === 'complete' ? setTimeout(then) : addEventListener('load', then, { once: true }));
    // Soon, so that nothing moves when the reader gets there.
    loaded(() => layOut([...app.querySelectorAll(SECTIONS)]));
    // Someone who looks on without a touch gets the whole page as well, unless the line is to be spared.
    if (!navigator.connection?.saveData) loaded(() => setTimeout(start, asked.length ? 0 : EAGER));
  };

  // Files that are dropped are opened as with the button, and not by the browser in the page's place.
  const open = (files) => {
    const input = document.querySelector('input[type="file"]');
    if (!input) return setTimeout(open, 100, files);
    input.files = files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  };
  const LEFT = 800; // ms; while files are over the page, their browser says so more often
  let over;
  for (const sign of ['dragover', 'drop']) {
    addEventListener(sign, (event) => {
      const { dataTransfer, type } = event;
      if (!dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      const target = document.getElementById('drop'), takes = !document.querySelector('dialog[open], .file :disabled');
      if (!takes) dataTransfer.dropEffect = 'none';
      clearTimeout(over);
      target.hidden = !takes || type === 'drop';
      over = setTimeout(() => (target.hidden = true), LEFT);
      if (takes && type === 'drop') open(dataTransfer.files);
    });
  }

  // What is not there yet is not on this paper, which says so, but on the next.
  addEventListener('beforeprint', () => document.getElementById('main')?.dispatchEvent(new Event('wanted')));
  addEventListener('error', (event) => trapped(event.error));
  addEventListener('unhandledrejection', (event) => trapped(event.reason));
  if (other && !coming) load();
  addEventListener('DOMContentLoaded', async () => {
    if (foreign) for (const one of document.querySelectorAll('meta[name="description"], [type="application/ld+json"]')) one.remove();
    const app = document.getElementById('app'), stands = app.hasAttribute('data-made-of');
    if (stands && !other) return guard(app);
    if (was) history.scrollRestoration = 'manual';
    if (stands) {
      const made = await coming;
      if (made) {
        app.replaceWith(made);
        for (const one of document.querySelectorAll('#notice .default')) one.remove(); // what it says is not so
        delete root.dataset.other;
        delete root.dataset.waiting;
        guard(made);
        return lead();
      }
      first = [...app.childNodes];
      app.replaceChildren();
      app.removeAttribute('data-made-of');
      delete root.dataset.other;
    }
    root.dataset.waiting = '';
    await start();
    delete root.dataset.waiting;
    root.dataset.live = '';
    rest();
    lead();
  }, { once: true });
}
