// A small static server: right types, the headers of scripts/policy.mjs, compressed copies, honest 404s. `make serve` runs it; the tests
// start it on a free port and make it misbehave.
//
//   node scripts/serve.mjs [DIR] [PORT] [HOST]
//   node scripts/serve.mjs --port-free PORT HOST     only says whether the port is free
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { headers as policyHeaders } from './policy.mjs';

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};
const ENCODINGS = [['br', '.br'], ['gzip', '.gz']];

/** The file that a request's path names, or undefined where there is none or it lies outside `dir`. */
function locate(dir, path) {
  let name;
  try {
    name = decodeURIComponent(path);
  } catch {
    return undefined;
  }
  if (name.includes('\0')) return undefined;
  const file = resolve(join(dir, name.endsWith('/') ? `${name}index.html` : name));
  if (!file.startsWith(dir + sep) || !existsSync(file) || !statSync(file).isFile()) return undefined;
  return file;
}

/** Sends a body in pieces. */
async function drip(response, body, pause, pieces) {
  const piece = Math.ceil(body.length / pieces);
  for (let at = 0; at < body.length && !response.destroyed; at += piece) {
    response.write(body.subarray(at, at + piece));
    await new Promise((done) => setTimeout(done, pause));
  }
  response.end();
}

/**
 * Serves `dir` and resolves to { url, faults, mounts, log, close }.
 *
 * `base` puts the site under a path. `faults` and `mounts` are maps from a path inside the site ("data/catalog.json") that may be changed
 * while the server runs. A fault is { status?, body?, type?, headers?, cut?, delay?, drip?, pieces? }: another status, body or headers in place of the
 * file's, `cut` of its bytes and then a broken connection, `delay` milliseconds of silence first, or the body in `pieces` (eight),
 * `drip` milliseconds apart. A mount is a body (string or Buffer) served as if it were a file. `log` holds { path, status, type, bytes } of each answer, bytes as sent.
 */
export async function serve(dir, { port = 0, host = '127.0.0.1', base = '/' } = {}) {
  dir = resolve(dir);
  const faults = new Map(), mounts = new Map(), log = [];

  const answer = async (request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    const path = pathname.startsWith(base) ? pathname.slice(base.length) : undefined;
    const name = path === '' ? 'index.html' : path;
    const fault = faults.get(name) ?? {};
    if (fault.delay) await new Promise((done) => setTimeout(done, fault.delay).unref()); // a long silence does not keep the server alive

    const send = (status, type, body, extra = {}) => {
      const cut = fault.cut ?? body.length;
      log.push({ path: name, status, type: type.split(';')[0], bytes: Math.min(cut, body.length) });
      response.writeHead(status, { ...policyHeaders, 'content-type': type, 'content-length': body.length, ...extra });
      if (request.method === 'HEAD') return response.end();
      if (fault.drip) return void drip(response, body, fault.drip, fault.pieces ?? 8);
      if (cut >= body.length) return response.end(body);
      response.write(body.subarray(0, cut), () => setTimeout(() => response.destroy(), 20));
    };
    const plain = (status, text) => send(status, TYPES['.txt'], Buffer.from(`${text}\n`));

    if (request.method !== 'GET' && request.method !== 'HEAD') return plain(405, 'Method not allowed');
    if (fault.status || fault.body !== undefined) {
      const type = fault.type ?? TYPES[extname(name)] ?? TYPES['.txt'];
      return send(fault.status ?? 200, type, Buffer.from(fault.body ?? `${fault.status}\n`), { 'cache-control': 'no-store', ...fault.headers });
    }
    if (mounts.has(name)) return send(200, TYPES[extname(name)] ?? TYPES['.txt'], Buffer.from(mounts.get(name)), { 'cache-control': 'no-cache' });
    const file = path === undefined ? undefined : locate(dir, `/${path}`);
    if (!file) return plain(404, 'Not found');

    const type = TYPES[extname(file)] ?? 'application/octet-stream';
    const { mtimeMs, size } = statSync(file);
    const etag = `W/"${size.toString(16)}-${Math.round(mtimeMs).toString(16)}"`;
    // A name with a digest never changes its content; every other is asked for again, and answered in a few bytes if it is the same.
    const hashed = /-[0-9a-f]{16}(_bg)?\.\w+$/.test(file);
    const caching = { etag, vary: 'accept-encoding', 'cache-control': hashed ? 'public, max-age=31536000, immutable' : 'no-cache' };
    if (request.headers['if-none-match'] === etag) {
      log.push({ path: name, status: 304, type: type.split(';')[0], bytes: 0 });
      return response.writeHead(304, { ...policyHeaders, ...caching }).end();
    }
    const accepted = (request.headers['accept-encoding'] ?? '').split(',').map((part) => part.split(';')[0].trim());
    const [encoding, ending] = ENCODINGS.find(([code, end]) => accepted.includes(code) && existsSync(file + end)) ?? [undefined, ''];
    send(200, type, readFileSync(file + ending), { ...caching, ...(encoding && { 'content-encoding': encoding }) });
  };

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  await new Promise((done, fail) => server.once('error', fail).listen(port, host, done));
  const at = host.includes(':') ? `[${host}]` : host;
  return {
    url: `http://${at}:${server.address().port}${base}`,
    faults,
    mounts,
    log,
    close: () => new Promise((done) => { server.close(done); server.closeAllConnections?.(); }),
  };
}

/** What went wrong with listening, in one sentence. */
function explain(error, port, host) {
  switch (error.code) {
    case 'EADDRINUSE': return `port ${port} is taken: choose another, for example \`make serve PORT=${Number(port) + 1}\`.`;
    case 'EACCES': return `port ${port} needs more rights than you have: choose one from 1024 to 65535, for example \`make serve PORT=8080\`.`;
    case 'ERR_SOCKET_BAD_PORT': return `'${port}' is not a port: choose a number from 1024 to 65535, for example \`make serve PORT=8080\`.`;
    default: return `cannot listen on ${host}, port ${port}: ${error.message}.`;
  }
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const args = process.argv.slice(2), only = args[0] === '--port-free';
  const [dir, port = '8080', host = '127.0.0.1'] = only ? ['.', ...args.slice(1)] : [args[0] ?? 'dist', ...args.slice(1)];
  try {
    const site = await serve(dir, { port: /^\d+$/.test(port) ? Number(port) : NaN, host });
    if (only) await site.close();
    else {
      console.log(`==> Coopstat is at ${site.url} (Ctrl+C ends it)`);
      for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => site.close().then(() => process.exit(0)));
    }
  } catch (error) {
    console.error(`error: ${explain(error, port, host)}`);
    process.exit(1);
  }
}
