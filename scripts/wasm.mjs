// The binary form of a WebAssembly module: reading and writing its numbers and names, and the names of its functions. What is done with them is
// in shorten.mjs, arrange.mjs and where.mjs.

/** Reads bytes from the front. */
export function reader(bytes) {
  let place = 0;
  const at = {
    ended: () => place >= bytes.length,
    byte: () => bytes[place++],
    take: (count) => bytes.subarray(place, (place += count)),
    name: () => at.take(at.number()).toString('utf8'),
    /** Unsigned LEB128. */
    number: () => {
      for (let value = 0, factor = 1; ; factor *= 128) {
        const byte = at.byte();
        value += (byte & 127) * factor;
        if (byte < 128) return value;
      }
    },
  };
  return at;
}

/** Gathers bytes. */
export function writer() {
  const all = [];
  const out = {
    byte: (byte) => all.push(Buffer.from([byte])),
    bytes: (bytes) => all.push(bytes),
    number: (value) => {
      for (; value >= 128; value = Math.floor(value / 128)) out.byte((value % 128) + 128);
      out.byte(value);
    },
    name: (name) => {
      const bytes = Buffer.from(name);
      out.number(bytes.length);
      out.bytes(bytes);
    },
    done: () => Buffer.concat(all),
  };
  return out;
}

const HEAD = Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);
const CUSTOM = 0, FUNCTIONS = 1, CODE = 10;

/** The sections of a module: { kind, body } each, a custom one with its name in its body. */
export function sections(module) {
  const at = reader(module), all = [];
  at.take(8);
  while (!at.ended()) all.push({ kind: at.byte(), body: at.take(at.number()) });
  return all;
}

/** A module of sections. */
function moduleOf(all) {
  const out = writer();
  out.bytes(HEAD);
  for (const { kind, body } of all) {
    out.byte(kind);
    out.number(body.length);
    out.bytes(body);
  }
  return out.done();
}

/** The module with each function's body changed. */
export function withBodies(module, change) {
  return moduleOf(sections(module).map((section) => {
    if (section.kind !== CODE) return section;
    const at = reader(section.body), out = writer(), count = at.number();
    out.number(count);
    for (let i = 0; i < count; i++) {
      const body = change(at.take(at.number()));
      out.number(body.length);
      out.bytes(body);
    }
    return { kind: CODE, body: out.done() };
  }));
}

const isOfNames = ({ kind, body }) => kind === CUSTOM && reader(body).name() === 'name';

/** The names of a module's functions, by their numbers; none where they were taken out. */
export function functionNames(module) {
  const found = new Map(), section = sections(module).find(isOfNames);
  if (!section) return found;
  const at = reader(section.body);
  at.name();
  while (!at.ended()) {
    const kind = at.byte(), part = reader(at.take(at.number()));
    if (kind !== FUNCTIONS) continue;
    for (let left = part.number(); left > 0; left--) found.set(part.number(), part.name());
  }
  return found;
}

/** The module with other names of its functions, and no names else. */
export function withFunctionNames(module, names) {
  const list = writer(), part = writer();
  list.number(names.size);
  for (const [place, name] of [...names].sort(([a], [b]) => a - b)) {
    list.number(place);
    list.name(name);
  }
  const all = list.done();
  part.name('name');
  part.byte(FUNCTIONS);
  part.number(all.length);
  part.bytes(all);
  return moduleOf([...sections(module).filter((section) => !isOfNames(section)), { kind: CUSTOM, body: part.done() }]);
}
