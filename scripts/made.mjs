// Made figures of any size in the project's format, the same in every run: for `make bench` and for tests of large data. None of them is real.

/** Made figures in three sizes, the same in every run: 25 years x 12 indicators; x 64 areas; 700 areas x 40 indicators. */
export const SIZES = { S: { areas: 1, indicators: 12 }, M: { areas: 64, indicators: 12 }, L: { areas: 700, indicators: 40 } };
const YEARS = 25, FIRST = 2000;

/** mulberry32: small, and the same everywhere. */
function random(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** A folder of the format, as [path, text] pairs: a file for each area, fetched when needed. Opening + new - dissolved = closing holds. */
export function* folder({ areas, indicators }) {
  const text = (words) => ({ vi: words, en: words });
  const core = [
    { id: 'total', kind: 'stock', inflow: 'new', outflow: 'gone', parts: ['farm', 'other', 'credit'] }, { id: 'new', kind: 'flow' }, { id: 'gone', kind: 'flow' },
    { id: 'growth', kind: 'rate', rate: 'growth', of: 'total', decimals: 1 }, { id: 'plan', kind: 'target', of: 'new' },
    ...['farm', 'other', 'credit', 'unions', 'groups', 'members', 'workers'].map((id) => ({ id, kind: 'stock' })),
  ];
  const all = Array.from({ length: indicators }, (_, i) => core[i] ?? { id: `more-${i}`, kind: 'stock' });
  const ids = Array.from({ length: areas }, (_, i) => (i ? `VN-${i}` : 'VN'));
  yield ['catalog.json', JSON.stringify({
    format: 'coopstat/1', title: text('Made figures'), default: { year: FIRST + YEARS - 1, area: 'VN', reporter: 'vca' },
    indicators: all.map((one) => ({ name: text(one.id), unit: text(one.kind === 'rate' ? '%' : 'HTX'), ...one })),
    areas: ids.map((id) => ({ id, name: text(id), kind: id === 'VN' ? 'country' : 'province', ...(id === 'VN' ? {} : { parent: 'VN' }) })),
    reporters: [{ id: 'vca', name: text('Made') }], sources: [{ id: 'made', title: 'Made', publisher: 'make bench' }],
    files: ids.map((id) => ({ path: `${id}.json`, ...(id === 'VN' ? {} : { areas: [id] }) })),
  })];
  const rand = random(20211231), between = (a, b) => a + (b - a) * rand();
  for (const area of ids) {
    const figures = all.map(() => []);
    let level = Math.round(between(200, 400) * (area === 'VN' ? 50 : 1));
    for (let year = 0; year < YEARS; year++) {
      const before = level, born = Math.round(level * between(0.05, 0.1)), gone = Math.round(level * between(0.01, 0.05));
      level += born - gone;
      const farm = Math.round(level * between(0.5, 0.7)), credit = Math.round(level * 0.05);
      const known = [level, born, gone, Math.round((level / before - 1) * 1000) / 10, Math.round(born / between(0.8, 1.5)), farm, level - farm - credit, credit];
      all.forEach((_, i) => figures[i].push(known[i] ?? Math.round(level * between(0.1, 9))));
    }
    yield [`${area}.json`, JSON.stringify({ series: all.map(({ id }, i) => ({ indicator: id, area, reporter: 'vca', from: FIRST, values: figures[i], source: 'made' })) })];
  }
}
