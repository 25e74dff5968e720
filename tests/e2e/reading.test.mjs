// What a reader's eye and a reader's focus hold on to: a badge at its number, a year beside its row, a card that stays when its mark comes, and the figure
// that was asked for.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useSite } from './harness.mjs';

const site = useSite();

const openTables = async (page) => {
  await page.page.locator('[data-testid="open-figures"]').click();
  await page.page.locator('[data-testid="figures"] tbody tr').nth(5).waitFor();
  await (await page.menu('trend', 'show-table')).click();
  await page.figure('trend').locator('tbody tr').first().waitFor();
};

test('the table of the year tells no rise or fall where the card tells none, and names points', async () => {
  const page = await site.open({ year: 2022, compare: 2021 });
  await openTables(page);
  const row = (name) => page.page.locator('[data-testid="figures"] tbody tr').filter({ has: page.page.locator('th', { hasText: new RegExp(`^${name}$`) }) });
  const change = async (name) => (await row(name).locator('td').nth(3).innerText()).replace(/\s+/g, ' ');
  assert.equal(await change('HTX thành lập mới'), 'thấp hơn 96 Hai số không cùng kỳ trong năm, nên không nêu tăng, giảm.');
  assert.match(await change('Mức hoàn thành kế hoạch thành lập mới HTX'), /^thấp hơn 42,85 điểm (%|phần trăm) Hai số không cùng kỳ/);
  for (const text of await page.page.locator('[data-testid="figures"] tbody tr').evaluateAll((rows) => rows.filter((tr) => tr.querySelector('.card-warning')).map((tr) => tr.cells[4].innerText))) {
    assert.doesNotMatch(text, /^[+−-]/, text);
  }
});
