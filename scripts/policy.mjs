// The page's Content-Security-Policy, which index.html carries, and the headers of a host, which docs/deploy.md shows to whoever runs it.
// tests/e2e/security.test.mjs holds the three together.
import { createHash } from 'node:crypto';

/** What index.html says in the repository: nothing inline. */
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
  'trusted-types coopstat', // the one policy of assets/keep.js: the address of the worker
].join('; ');

/** What it says in a release: of what is inline, this one script and this one style, and nothing else. */
export function inlinePolicy({ script, style }) {
  const digest = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  return policy.replace("script-src 'self'", (own) => `${own} ${digest(script)}`).replace("style-src 'self'", () => `style-src ${digest(style)}`);
}

/**
 * What a host says of it: all that does not change with a release. Scripts and styles, and with them `default-src`, are left to the page, whose digests a host
 * would have to follow; who may frame the page only a header can say.
 */
const hosts = [
  "base-uri 'none'",
  "connect-src 'self'",
  "font-src 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "frame-src 'none'",
  "img-src 'self' blob:",
  "manifest-src 'self'",
  "media-src 'none'",
  "object-src 'none'",
  "worker-src 'self'",
  "require-trusted-types-for 'script'",
  'trusted-types coopstat',
].join('; ');

export const headers = {
  'content-security-policy': hosts,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'x-content-type-options': 'nosniff',
};
