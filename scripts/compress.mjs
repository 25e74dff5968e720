// A compressed copy of each file beside it (.br, .gz), for hosts that serve such copies.
import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const PACKABLE = new Set(['.css', '.html', '.js', '.json', '.svg', '.txt', '.wasm', '.webmanifest']);

/** Every file under a path. */
export const walk = (path) => (statSync(path).isDirectory() ? readdirSync(path).flatMap((name) => walk(join(path, name))) : [path]);

/** Makes the copies of a file, or of every file in a folder. */
export function compress(path) {
  for (const file of walk(path).filter((name) => PACKABLE.has(extname(name)))) {
    const raw = readFileSync(file);
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: raw.length };
    writeFileSync(`${file}.br`, brotliCompressSync(raw, { params }));
    writeFileSync(`${file}.gz`, gzipSync(raw, { level: 9 }));
  }
}
