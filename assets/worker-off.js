// In place of the worker where a build has none (docs/deploy.md): a browser that holds an older one gets this, which clears what was kept and goes.
self.addEventListener('message', ({ data }) => {
  if (data?.type === 'SKIP_WAITING') self.skipWaiting();
});
self.addEventListener('activate', (event) => {
  const { caches, registration } = self;
  const ours = (name) => name.startsWith('coopstat-') && name.endsWith(registration.scope);
  const clear = async () => Promise.all((await caches.keys()).filter(ours).map((name) => caches.delete(name)));
  event.waitUntil(clear().then(() => registration.unregister()));
});
