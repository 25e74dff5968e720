// Reads what the page exports: chunks and texts of a PNG, entries of a ZIP. Knows no page.
import assert from 'node:assert/strict';

/** CRC-32 of ISO 3309. */
export function crc32(bytes) {
  let crc = -1;
  for (const byte of bytes) {
    crc ^= byte;
    for (let i = 0; i < 8; i++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ -1) >>> 0;
}

/** What a PNG says of itself: { texts: { Title: … }, lang, perMetre }; every checksum is held against its chunk. */
export function readMetadata(png) {
  const texts = {};
  let lang, perMetre;
  for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at), kind = png.toString('latin1', at + 4, at + 8), body = png.subarray(at + 8, at + 8 + length);
    assert.equal(png.readUInt32BE(at + 8 + length), crc32(png.subarray(at + 4, at + 8 + length)), `checksum of ${kind}`);
    if (kind === 'pHYs') {
      assert.equal(body[8], 1, 'the unit is the metre');
      assert.equal(body.readUInt32BE(0), body.readUInt32BE(4), 'pixels are square');
      perMetre = body.readUInt32BE(0);
    }
    if (kind === 'iTXt') {
      const end = body.indexOf(0), tag = body.indexOf(0, end + 3), start = body.indexOf(0, tag + 1) + 1;
      lang = body.toString('latin1', end + 3, tag);
      texts[body.toString('latin1', 0, end)] = body.toString('utf8', start);
    }
    at += length + 12;
  }
  return { texts, lang, perMetre };
}

/** The entries of a ZIP whose entries are stored, by its directory: Map of name to bytes; every checksum is held against its bytes. */
export function readZip(zip) {
  const end = zip.length - 22;
  assert.equal(zip.toString('latin1', end, end + 4), 'PK\x05\x06', 'a ZIP ends with its directory');
  const count = zip.readUInt16LE(end + 10), entries = new Map();
  let at = zip.readUInt32LE(end + 16);
  for (let i = 0; i < count; i++) {
    assert.equal(zip.toString('latin1', at, at + 4), 'PK\x01\x02');
    assert.equal(zip.readUInt16LE(at + 10), 0, 'entries are stored');
    const [crc, size, length, offset] = [zip.readUInt32LE(at + 16), zip.readUInt32LE(at + 24), zip.readUInt16LE(at + 28), zip.readUInt32LE(at + 42)];
    const name = zip.toString('utf8', at + 46, at + 46 + length);
    const from = offset + 30 + zip.readUInt16LE(offset + 26) + zip.readUInt16LE(offset + 28), bytes = zip.subarray(from, from + size);
    assert.equal(crc32(bytes), crc, `checksum of ${name}`);
    assert.ok(!entries.has(name), `${name} is there once`);
    entries.set(name, bytes);
    at += 46 + length + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return entries;
}
