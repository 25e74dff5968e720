// Puts the functions of a module in an order in which a compression finds what they have in common: each is followed by the one, of those left, that is
// most like it. That is worth three per cent of the module in brotli (docs/performance.md) and changes nothing else. Binaryen orders functions by name, so the
// order is told to it as names: a number, a colon, and the name as it was.
import { functionNames, reader, sections, withFunctionNames } from './wasm.mjs';

const PIECE = 4; // bytes: what two functions may have in common
const COMMON = 400; // pieces that so many functions have tell nothing

const IMPORTS = 2, CODE = 10;

/** The module with its functions' names made their order. */
export function arrange(module) {
  const names = functionNames(module), all = sections(module);
  const bodies = codes(all.find(({ kind }) => kind === CODE).body), imported = importedFunctions(all.find(({ kind }) => kind === IMPORTS)?.body);
  const width = String(bodies.length).length, ordered = new Map();
  order(bodies).forEach((body, place) => {
    const number = imported + body;
    ordered.set(number, `${String(place).padStart(width, '0')}:${names.get(number) ?? ''}`);
  });
  return withFunctionNames(module, ordered);
}

/** The name of a function of an arranged module as it was. */
export const plain = (name) => name.replace(/^\d+:/, '');

function codes(section) {
  const at = reader(section);
  return Array.from({ length: at.number() }, () => at.take(at.number()));
}

function importedFunctions(section) {
  if (!section) return 0;
  const at = reader(section);
  let functions = 0;
  for (let left = at.number(); left > 0; left--) {
    at.name();
    at.name();
    const kind = at.byte();
    if (kind === 0) functions += 1;
    if (kind === 1) at.byte();
    if (kind === 0 || kind === 4) at.take(kind === 4 ? 1 : 0), at.number();
    else if (kind === 3) at.take(2);
    else {
      const limits = at.byte();
      for (let i = 0; i <= (limits & 1); i++) at.number();
    }
  }
  return functions;
}

/** Places of byte strings, the shortest first, then each time the one most like the last. */
function order(bodies) {
  const pieces = bodies.map((body) => {
    const own = new Set();
    for (let at = 0; at + PIECE <= body.length; at++) own.add(body.readUInt32LE(at));
    return own;
  });
  const having = new Map();
  pieces.forEach((own, place) => own.forEach((piece) => having.get(piece)?.push(place) ?? having.set(piece, [place])));
  const left = new Set(bodies.keys()), found = [];
  let last = [...left].reduce((best, place) => (bodies[place].length < bodies[best].length ? place : best), 0);
  for (;;) {
    left.delete(last);
    found.push(last);
    if (!left.size) return found;
    // What few have counts for more, and a long function has more of everything.
    const like = new Float64Array(bodies.length);
    for (const piece of pieces[last]) {
      const others = having.get(piece);
      if (others.length > 1 && others.length < COMMON) for (const other of others) like[other] += 1 / Math.sqrt(others.length);
    }
    let next, most = -1;
    for (const place of left) {
      const score = like[place] / Math.sqrt(bodies[place].length);
      if (score > most) [next, most] = [place, score];
    }
    last = next;
  }
}
