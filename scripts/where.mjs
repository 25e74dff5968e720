// Names the functions of a reader's error report: in a release a panic is a bare trap, and its places are numbers. Reads the report and prints it with names.
//
//   node scripts/where.mjs < REPORT     after a build of the release that the report names in its first line
import { readFileSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { plain } from './arrange.mjs';
import { functionNames } from './wasm.mjs';

const BUILT = 'target/split/release'; // scripts/split.mjs leaves the modules with their names there
const PLACE = /^(.*?)wasm-function\[(\d+)\](.*)$/;

/** The report with a name behind each place. `built` is the folder of the modules with names. */
export function named(report, built = BUILT) {
  const names = (file) => functionNames(readFileSync(file));
  const first = names(`${built}/bound/coopstat_bg.named.wasm`);
  const later = new Map(readdirSync(built).filter((file) => /^split_.*\.named\.wasm$/.test(file)).flatMap((file) => [...names(`${built}/${file}`)]));
  return report.split('\n').map((line) => {
    const [, before, place] = PLACE.exec(line) ?? [];
    if (place === undefined) return line;
    // The later part is made of bytes, and has no file's name in a trace.
    const name = (before.includes('_bg.wasm') ? first : later).get(Number(place));
    return `${line}  ${name ? plain(name).replace(/::h[0-9a-f]{16}$/, '') : 'of another build'}`;
  }).join('\n');
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) process.stdout.write(named(readFileSync(0, 'utf8')));
