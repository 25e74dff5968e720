// Asks for the worker that keeps this release for the next visit, with a network or without (docs/decisions/0013-offline.md), and tells the reader
// when it has a new one ready. assets/boot.js fetches it when the page rests. What fails here is no loss to this visit.
const update = document.getElementById('update');
const HOUR = 3_600_000;

const keep = async () => {
  const address = './sw.js';
  const policy = window.trustedTypes?.createPolicy('coopstat', { createScriptURL: () => address });
  const registration = await navigator.serviceWorker.register(policy ? policy.createScriptURL('') : address);

  // The first worker of all is no news.
  const tell = () => { update.hidden = !(registration.waiting && registration.active); };
  const follow = () => registration.installing?.addEventListener('statechange', tell);
  update.querySelector('button').addEventListener('click', () => location.reload());
  registration.addEventListener('updatefound', follow);
  follow();
  tell();

  // The browser looks for a new release when a page is opened. A page that stays open for days looks when the reader comes back to it.
  let asked = Date.now();
  document.addEventListener('visibilitychange', () => {
    if (document.hidden || Date.now() - asked < HOUR) return;
    asked = Date.now();
    registration.update().catch(() => {}); // no network: another time
  });
};

const wanted = document.querySelector('meta[name="worker"]').content === 'on' && navigator.serviceWorker && !navigator.connection?.saveData;
if (wanted) keep().catch((error) => console.warn(`Nothing is kept for visits without a network: ${error.message}`));
