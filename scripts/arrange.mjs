// Puts the functions of a module in an order in which a compression finds what they have in common: each is followed by the one, of those left, that is
// most like it and the two before it. That is worth four per cent of the module in brotli (docs/performance.md) and changes nothing else. Binaryen orders
// functions by name, so the order is told to it as names: a number, a colon, and the name as it was.
import { functionNames, reader, sections, withBodies, withFunctionNames } from './wasm.mjs';

const PIECE = 4; // bytes: what two functions may have in common
const COMMON = 1000; // pieces that so many functions have tell nothing
const RARE = 0.2; // how much more a piece counts that few have
const BEFORE = [1, 0.5, 0.25]; // what the last function counts for, and those before it

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

/**
 * The module with loads and stores that all tell the alignment that is natural to them. What they tell is a hint, which changes nothing of what they do, and which
 * engines leave aside; the compiler's own differ by what it happens to know of an address.
 */
export const aligned = (module) => withBodies(module, (body) => {
  const made = Buffer.from(body);
  let at = 0;
  const number = () => {
    for (let value = 0, factor = 1; ; factor *= 128) {
      const byte = made[at++];
      value += (byte & 127) * factor;
      if (byte < 128) return value;
    }
  };
  const numbers = (count) => {
    for (; count > 0; count--) number();
  };
  for (let groups = number(); groups > 0; groups--) numbers(2); // locals: how many, of which type
  while (at < made.length) {
    const code = made[at++];
    if (code >= LOAD && code < LOAD + NATURAL.length) {
      made[at] = NATURAL[code - LOAD];
      numbers(2);
    } else if (code === 0x0e) numbers(number() + 1); // a table of branches, and the one where none fits
    else if (code === 0x1c) numbers(number()); // types of a choice
    else if (code === 0x43) at += 4; // a float
    else if (code === 0x44) at += 8;
    else numbers(known(code === 0xfc ? FURTHER[number()] : OPERANDS[code], code));
  }
  if (at !== made.length) throw new Error('arrange: an instruction leaves its function');
  return made;
});

/** What is known of an instruction: to go on past one of another kind would change bytes that are no alignment. */
function known(operands, code) {
  if (operands === undefined) throw new Error(`arrange: unknown instruction ${code}`);
  return operands;
}

const LOAD = 0x28; // the first of the loads and stores
const NATURAL = [2, 3, 2, 3, 0, 0, 1, 1, 0, 0, 1, 1, 2, 2, 2, 3, 2, 3, 0, 1, 0, 1, 2]; // of each, as a power of two
/** How many numbers follow each instruction that is always followed by as many: those of WebAssembly 2.0 without vectors, and calls in the place of the last. */
const OPERANDS = Array.from({ length: 256 }, (_, code) => {
  if ((code > 0x05 && code < 0x0b) || (code > 0x13 && code < 0x1a) || (code > 0x1c && code < 0x20) || code === 0x27 || (code > 0xc4 && code < 0xd0) || code > 0xd2) return undefined;
  if ([0x11, 0x13].includes(code)) return 2;
  return [[0x02, 0x04], [0x0c, 0x0d], [0x10, 0x12], [0x20, 0x26], [0x3f, 0x42], [0xd0, 0xd0], [0xd2, 0xd2]].some(([from, to]) => code >= from && code <= to) ? 1 : 0;
});
const FURTHER = [0, 0, 0, 0, 0, 0, 0, 0, 2, 1, 2, 1, 2, 1, 2, 1, 1, 1]; // of those behind 0xfc

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
    for (const [back, counts] of BEFORE.entries()) {
      for (const piece of pieces[found.at(-1 - back)] ?? []) {
        const others = having.get(piece);
        if (others.length > 1 && others.length < COMMON) for (const other of others) like[other] += counts / others.length ** RARE;
      }
    }
    let next, most = -1;
    for (const place of left) {
      const score = like[place] / Math.sqrt(bodies[place].length);
      if (score > most) [next, most] = [place, score];
    }
    last = next;
  }
}
