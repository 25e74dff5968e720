// Gives what a module and wasm-bindgen's loader call each other by short names: the loader's own carry digests, 16 letters each that no
// compression makes smaller, once in either file. Also makes scripts small, with Terser, and data.

import { minify_sync as minify } from 'terser';
import { reader, writer } from './wasm.mjs';

const OURS = /^(?:__wbg_|__wbindgen_|__externref_|wasm_bindgen_)/;

/** `module` is the module's bytes, `script` the loader's text; `from` is the name under which the module imports from the loader. */
export function shorten(module, script, from) {
  const names = new Map(), imported = [];
  const short = (name) => {
    if (!OURS.test(name)) return name;
    if (!names.has(name)) names.set(name, letters(names.size));
    return names.get(name);
  };
  const made = rewrite(module, {
    2: (at, out) => {
      const of = at.name(), name = at.name();
      if (of === from) imported.push(name);
      out.name(of === from ? 'w' : of);
      out.name(of === from ? short(name) : name);
      const kind = at.byte();
      out.byte(kind);
      if (kind === 1) out.byte(at.byte());
      if (kind === 3 || kind === 4) return out.bytes(at.take(2));
      if (kind === 0) return out.number(at.number());
      const limits = at.byte();
      out.byte(limits);
      for (let i = 0; i <= (limits & 1); i++) out.number(at.number());
    },
    7: (at, out) => {
      out.name(short(at.name()));
      out.byte(at.byte());
      out.number(at.number());
    },
  });
  const known = new Set(script.match(/[A-Za-z_$][\w$]*/g));
  const unknown = imported.filter((name) => !known.has(name));
  if (unknown.length) throw new Error(`wasm-bindgen's loader does not give ${unknown}.`);
  const text = script.replaceAll(`"${from}"`, '"w"').replace(/[A-Za-z_$][\w$]*/g, (word) => names.get(word) ?? word);
  return { module: made, script: small(text, { module: true }) };
}

/** A script that does the same in fewer bytes. An error in it is one of the build. */
export function small(script, { module = false } = {}) {
  return minify(script, { module, ecma: 2022, compress: { passes: 3 }, mangle: { toplevel: true } }).code;
}

/** JSON without the spaces between its signs; what stands on a line stays there, for whoever reads it and for errors that name the line. */
export const unspaced = (json) => json.replace(/("(?:[^"\\]|\\.)*")|[ \t]+/g, (_, text = '') => text);

/** a, b, … z, A, … Z, aa, … */
function letters(place) {
  const all = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
  return (place >= all.length ? letters(Math.floor(place / all.length) - 1) : '') + all[place % all.length];
}

/** The module with each entry of some sections (by number) written anew. */
function rewrite(module, entries) {
  const at = reader(module), out = writer();
  out.bytes(at.take(8));
  while (!at.ended()) {
    const kind = at.byte(), body = at.take(at.number());
    out.byte(kind);
    if (!entries[kind]) {
      out.number(body.length);
      out.bytes(body);
      continue;
    }
    const old = reader(body), made = writer(), count = old.number();
    made.number(count);
    for (let i = 0; i < count; i++) entries[kind](old, made);
    if (!old.ended()) throw new Error(`Section ${kind} of the module has a form that scripts/shorten.mjs does not know.`);
    out.number(made.done().length);
    out.bytes(made.done());
  }
  return out.done();
}
