// A first visit stays within the budget of scripts/size.mjs. Bytes do not vary between runs; times do, and are not asserted.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BUDGET, measure, table } from '../../scripts/size.mjs';
import { useSite } from './harness.mjs';

const site = useSite();

test(`a cold visit transfers at most ${BUDGET / 1024} KB in brotli`, async (t) => {
  const { rows, total } = await measure(site);
  for (const line of table(rows, total)) t.diagnostic(line);
  assert.ok(rows.some(({ kind }) => kind === 'WebAssembly') && rows.some(({ kind }) => kind === 'data'), 'the visit was a whole one');
  assert.ok(total <= BUDGET, `${total} bytes`);
});
