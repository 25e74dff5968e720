// A first visit stays within the budgets of scripts/size.mjs. Bytes do not vary between runs; times do, and are not asserted.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BUDGET, FIRST, measure, table } from '../../scripts/size.mjs';
import { useSite } from './harness.mjs';

const site = useSite();

test(`a cold visit transfers at most ${FIRST / 1024} KB in brotli until the first view is complete, and at most ${BUDGET / 1024} KB in all`, async (t) => {
  const sizes = await measure(site), { first, all } = sizes;
  for (const line of table(sizes)) t.diagnostic(line);
  assert.ok(!first.rows.some(({ kind }) => kind === 'WebAssembly'), 'the first view does not wait for the module');
  assert.ok(all.rows.some(({ kind }) => kind === 'WebAssembly') && all.rows.some(({ kind }) => kind === 'data'), 'the visit was a whole one');
  assert.ok(first.total <= FIRST, `${first.total} bytes until the first view is complete`);
  assert.ok(all.total <= BUDGET, `${all.total} bytes in all`);
});
