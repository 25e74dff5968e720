// Reads the words of a PDF that Chromium printed, with nothing but Node: enough of the format for what Skia writes (objects one by one, streams
// packed with Flate, strings as glyphs in hexadecimal, a table from glyphs to letters for each font), and no more.
import { inflateSync } from 'node:zlib';

/** The texts of a PDF's pages, runs joined by blanks as they come in the file: [text of page 1, …]. */
export function readPdf(bytes) {
  const file = bytes.toString('latin1');
  const objects = new Map();
  for (const [, number, body] of file.matchAll(/(?:^|\n)(\d+) 0 obj\s([\s\S]*?)\nendobj/g)) objects.set(number, body);
  const stream = (body) => {
    const found = /([\s\S]*?)stream\r?\n([\s\S]*)\r?\nendstream/.exec(body);
    if (!found) return '';
    const raw = Buffer.from(found[2], 'latin1');
    return (/FlateDecode/.test(found[1]) ? inflateSync(raw) : raw).toString('latin1');
  };
  const letters = new Map();
  for (const [number, body] of objects) {
    const unicode = /\/ToUnicode (\d+) 0 R/.exec(body);
    if (unicode) letters.set(number, readLetters(stream(objects.get(unicode[1]))));
  }
  const resources = (body) => {
    const shared = /\/Resources (\d+) 0 R/.exec(body);
    return shared ? objects.get(shared[1]) : body;
  };
  const words = (content, held, deep = 0) => {
    const fonts = new Map([...(/\/Font\s*<<([\s\S]*?)>>/.exec(held)?.[1] ?? '').matchAll(/\/(\S+) (\d+) 0 R/g)].map(([, name, number]) => [name, letters.get(number)]));
    const forms = new Map([...(/\/XObject\s*<<([\s\S]*?)>>/.exec(held)?.[1] ?? '').matchAll(/\/(\S+) (\d+) 0 R/g)].map(([, name, number]) => [name, objects.get(number)]));
    let font, out = '';
    for (const [, name, hex, form, end] of content.matchAll(/\/(\S+) [\d.]+ Tf|<([0-9A-Fa-f]+)>|\/(\S+) Do\b|\b(ET)\b/g)) {
      if (name) font = fonts.get(name);
      else if (hex) out += hex.match(/.{4}/g)?.map((glyph) => font?.get(parseInt(glyph, 16)) ?? '').join('') ?? '';
      else if (end) out += ' ';
      else if (deep < 4 && /\/Subtype\s*\/Form/.test(forms.get(form) ?? '')) out += words(stream(forms.get(form)), resources(forms.get(form)), deep + 1);
    }
    return out;
  };
  return [...objects.values()].filter((body) => /\/Type\s*\/Page\b/.test(body)).map((body) => {
    const [, content] = /\/Contents (\d+) 0 R/.exec(body);
    return words(stream(objects.get(content)), resources(body)).replace(/[\ufb00-\ufb06]/g, (ligature) => ligature.normalize('NFKC')).replace(/\s+/g, ' ').trim();
  });
}

/** Glyphs to letters, as a font's table tells them. */
function readLetters(table) {
  const letters = new Map();
  const text = (hex) => Buffer.from(hex, 'hex').swap16().toString('utf16le');
  for (const [, body] of table.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, glyph, hex] of body.matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g)) letters.set(parseInt(glyph, 16), text(hex));
  }
  for (const [, body] of table.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, from, to, hex] of body.matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g)) {
      const first = parseInt(hex.slice(-4), 16);
      for (let glyph = parseInt(from, 16); glyph <= parseInt(to, 16); glyph++) letters.set(glyph, text(hex.slice(0, -4)) + String.fromCharCode(first + glyph - parseInt(from, 16)));
    }
  }
  return letters;
}
