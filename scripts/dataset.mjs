// What the data are, for search engines and other machines: a schema.org `Dataset` made of the catalog and its files. It stands in the page as a
// block of data (`application/ld+json`), which no policy has to allow because nothing runs it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const read = (file) => JSON.parse(readFileSync(file, 'utf8'));

/** A path below the data folder, as the format has it; anything else stops the build. */
function inside(path) {
  const sound = path !== '' && path.trim() === path && !/[\\%?#\p{Cc}]/u.test(path) && !path.split('/')[0].includes(':')
    && path.split('/').every((part) => part !== '' && part !== '..');
  if (!sound) throw new Error(`data/catalog.json names a file outside of data/: ${JSON.stringify(path)}`);
  return path;
}

/** An address of the web, or nothing: whoever reads the description may follow it. */
const web = (url) => (/^https?:\/\/[^\s\\]+$/i.test(url ?? '') ? url : undefined);

/** The years of a series that have a value. */
function years({ points, from, values }) {
  if (points) return points.filter(({ value }) => typeof value === 'number').map(({ year }) => year);
  return values.flatMap((value, i) => (value === null ? [] : [from + i]));
}

/** The description of a data folder as JSON that can stand in a script element. */
export function describe(dir) {
  const catalog = read(join(dir, 'catalog.json'));
  const kinds = Object.fromEntries(catalog.indicators.map(({ id, kind }) => [id, kind]));
  const covered = { first: Infinity, last: -Infinity };
  for (const { path } of catalog.files) {
    // A plan for a year is no figure of it.
    for (const one of read(join(dir, inside(path))).series.filter(({ indicator }) => kinds[indicator] !== 'target')) {
      for (const year of years(one)) {
        covered.first = Math.min(covered.first, year);
        covered.last = Math.max(covered.last, year);
      }
    }
  }
  const { title, description, licence, updated, indicators, areas } = catalog;
  const file = (path) => ({ '@type': 'DataDownload', encodingFormat: 'application/json', contentUrl: `data/${path}` });
  const dataset = {
    '@context': 'https://schema.org',
    '@type': 'Dataset',
    name: title.vi,
    alternateName: title.en,
    description: [description?.vi, description?.en].filter(Boolean).join(' ') || title.vi,
    inLanguage: ['vi', 'en'],
    creator: { '@type': 'Organization', name: 'Coopstat' },
    license: web(licence?.url),
    dateModified: updated,
    isAccessibleForFree: true,
    temporalCoverage: covered.first <= covered.last ? `${covered.first}/${covered.last}` : undefined,
    spatialCoverage: areas.filter(({ kind }) => kind === 'country').map(({ id, name }) => ({ '@type': 'Place', name: name.vi, alternateName: name.en, identifier: id })),
    variableMeasured: indicators.filter(({ card }) => card).map(({ id, name, unit }) => ({ '@type': 'PropertyValue', propertyID: id, name: name.vi, alternateName: name.en, unitText: unit.vi })),
    distribution: ['catalog.json', ...catalog.files.map(({ path }) => path)].map(file),
  };
  // In a script element `<` could end it or open a comment, whatever the data say.
  return JSON.stringify(dataset).replaceAll('<', '\\u003c');
}
