// The policy with trusted types, and everything on the page used once: no violation is reported, by event or in the console.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { policy } from '../../scripts/policy.mjs';
import { rest, useSite } from './harness.mjs';

const site = useSite();

test('the policy takes no string for markup, script or worker, and has one policy of its own', () => {
  assert.ok(policy.includes("require-trusted-types-for 'script'"));
  assert.match(policy, /trusted-types coopstat$/);
});

test('the policy is in force: a string is refused as markup, and reported', async () => {
  const page = await site.open({}, { expects: [/require-trusted-types-for/, /TrustedHTML/] });
  const refused = await page.page.evaluate(() => {
    try {
      document.body.innerHTML = '<p>x</p>';
      return false;
    } catch (error) {
      return error instanceof TypeError;
    }
  });
  assert.ok(refused);
  await page.collect();
  assert.ok(page.problems.some((problem) => problem.includes('require-trusted-types-for')), 'a violation would be seen');
});

test('whatever can be chosen, pressed, opened, exported and printed breaks the policy nowhere', async () => {
  const page = await site.open({ year: 2021, lang: 'vi' }, { serviceWorkers: 'allow', permissions: ['clipboard-read', 'clipboard-write'] });
  const tab = page.page, used = new Map();
  await tab.evaluate(() => { window.print = () => { dispatchEvent(new Event('beforeprint')); dispatchEvent(new Event('afterprint')); }; });
  const count = (name) => used.set(name, (used.get(name) ?? 0) + 1);

  for (const select of await tab.locator('select:visible').elementHandles()) {
    const [at, values] = await select.evaluate((node) => [node.value, [...node.options].map(({ value }) => value)]).catch(() => [undefined, []]);
    for (const value of [values.find((one) => one !== at), at].filter((one) => one !== undefined)) {
      await select.selectOption(value).catch(() => {}); // a choice may take the list away
      count('select');
    }
  }
  await page.choose('lang', 'vi');
  await page.settled();

  /** Opens what can be opened and presses each button once, by what it says; a dialog that comes is used in the same way and left. */
  const pressed = new Set();
  const press = async (within, deep) => {
    for (let round = 0; round < 3; round++) await within.locator('details:not([open]) > summary').evaluateAll((all) => all.forEach((one) => one.click()));
    for (const button of await within.locator('button:visible').elementHandles()) {
      const name = await button.evaluate((node) => `${node.dataset.testid ?? ''} ${node.closest('[data-chart]')?.dataset.chart ?? ''} ${node.textContent}`).catch(() => undefined);
      if (name === undefined || pressed.has(name) || /close-/.test(name)) continue;
      pressed.add(name);
      await button.evaluate((node) => node.click()).catch(() => {});
      count('button');
      const dialog = tab.locator('dialog[open]');
      if (deep && (await dialog.count()) > 0) {
        count('dialog');
        await press(dialog.first(), false);
        await tab.keyboard.press('Escape');
        await dialog.first().waitFor({ state: 'hidden' }).catch(() => tab.evaluate(() => document.querySelector('dialog[open]')?.close()));
      }
    }
  };
  await press(tab.locator('body'), true);
  for (const marks of await tab.locator('canvas:visible').elementHandles()) {
    await marks.scrollIntoViewIfNeeded().catch(() => {});
    await marks.hover().catch(() => {});
    count('hover');
  }
  for (const theme of ['dark', 'light']) await tab.locator('select[data-testid="theme-select"]').selectOption(theme);
  await tab.emulateMedia({ media: 'print' });
  await tab.evaluate(() => window.print());
  await tab.emulateMedia({ media: 'screen' });
  await rest(tab);
  await tab.evaluate(() => navigator.serviceWorker.ready);
  assert.ok(await tab.locator('#notice').isHidden());
  for (const [name, least] of [['select', 8], ['button', 30], ['dialog', 2], ['hover', 4]]) assert.ok(used.get(name) >= least, `${name}: ${used.get(name)}`);
  await page.collect();
  assert.deepEqual(page.unexpected(), []);
});
