// A first visit stays within the budgets of scripts/size.mjs. Bytes do not vary between runs; times do, and are not asserted.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BUDGET, FIRST, LINK, TAKEN, VIEW, measure, table } from '../../scripts/size.mjs';
import { useSite } from './harness.mjs';

const site = useSite();

const kb = (bytes) => `${bytes / 1024} KB`;
test(`a cold visit transfers at most ${kb(FIRST)} in brotli until the first view is complete, ${kb(VIEW)} for a link that has a view, ${kb(TAKEN)} until the page has taken its place, ${kb(LINK)} for any other link, and ${kb(BUDGET)} in all`, async (t) => {
  const sizes = await measure(site), { first, view, taken, link, all } = sizes;
  for (const line of table(sizes)) t.diagnostic(line);
  assert.ok(!first.rows.some(({ kind }) => kind === 'WebAssembly'), 'the first view does not wait for the module');
  assert.equal(all.rows.find(({ kind }) => kind === 'WebAssembly').files, 2, 'the visit was a whole one');
  assert.ok(all.rows.some(({ kind }) => kind === 'data'), 'the visit was a whole one');
  assert.ok(first.total <= FIRST, `${first.total} bytes until the first view is complete`);
  assert.ok(view.total <= VIEW && view.rows.find(({ kind }) => kind === 'HTML').files === 2, `${view.total} bytes for a link that has a view`);
  assert.equal(taken.rows.find(({ kind }) => kind === 'WebAssembly').files, 1, 'the page does not wait for the later part');
  assert.ok(taken.total <= TAKEN, `${taken.total} bytes until the page has taken the place of the first view`);
  assert.equal(link.rows.find(({ kind }) => kind === 'WebAssembly').files, 1, 'charts do not wait for the later part');
  assert.ok(link.total <= LINK, `${link.total} bytes for a link`);
  assert.ok(all.total <= BUDGET, `${all.total} bytes in all`);
});
