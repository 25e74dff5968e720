// A first visit stays within the budgets of scripts/size.mjs. Bytes do not vary between runs; times do, and are not asserted.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BUDGET, FIRST, LINK, measure, table } from '../../scripts/size.mjs';
import { useSite } from './harness.mjs';

const site = useSite();

test(`a cold visit transfers at most ${FIRST / 1024} KB in brotli until the first view is complete, at most ${LINK / 1024} KB for a link, and at most ${BUDGET / 1024} KB in all`, async (t) => {
  const sizes = await measure(site), { first, link, all } = sizes;
  for (const line of table(sizes)) t.diagnostic(line);
  assert.ok(!first.rows.some(({ kind }) => kind === 'WebAssembly'), 'the first view does not wait for the module');
  assert.ok(all.rows.some(({ kind }) => kind === 'WebAssembly') && all.rows.some(({ kind }) => kind === 'data'), 'the visit was a whole one');
  assert.ok(first.total <= FIRST, `${first.total} bytes until the first view is complete`);
  assert.equal(link.rows.find(({ kind }) => kind === 'WebAssembly').files, 1, 'charts do not wait for the later part');
  assert.ok(link.total <= LINK, `${link.total} bytes for a link`);
  assert.ok(all.total <= BUDGET, `${all.total} bytes in all`);
});
