// The page's Content-Security-Policy and the other headers of a host. index.html carries the policy too, for hosts that send no headers;
// docs/deploy.md shows them to whoever runs the host. tests/e2e/security.test.mjs holds the three together.

export const policy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' blob:", // the preview of an image to be exported
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'", // no string becomes markup, a script or a worker
  'trusted-types coopstat', // the one policy of assets/boot.js: the address of the worker
].join('; ');

export const headers = {
  'content-security-policy': `${policy}; frame-ancestors 'none'`, // a <meta> cannot say who may frame the page
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'x-content-type-options': 'nosniff',
};
