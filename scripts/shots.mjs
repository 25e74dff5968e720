// Screenshots of the whole page for a look with one's own eyes: three widths, two themes, two languages, two pixel ratios.
//
//   node scripts/shots.mjs DIR [QUERY]     QUERY for example year=2019&reporter=mpi
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { FLAGS, findChromium } from './chromium.mjs';
import { serve } from './serve.mjs';

const [dir, query = ''] = process.argv.slice(2);
if (!dir) {
  console.error('error: say where to put them: node scripts/shots.mjs DIR');
  process.exit(2);
}
mkdirSync(dir, { recursive: true });
const server = await serve('dist');
const browser = await chromium.launch({ executablePath: await findChromium(), args: FLAGS });
try {
  for (const [width, height] of [[1440, 900], [768, 1024], [390, 844]]) {
    for (const dpr of [1, 2]) {
      const context = await browser.newContext({ viewport: { width, height }, deviceScaleFactor: dpr, reducedMotion: 'reduce' });
      const page = await context.newPage();
      for (const theme of ['light', 'dark']) {
        for (const lang of ['vi', 'en']) {
          const url = new URL(server.url);
          for (const [key, value] of new URLSearchParams(query)) url.searchParams.set(key, value);
          url.searchParams.set('theme', theme);
          url.searchParams.set('lang', lang);
          await page.goto(url.href);
          await page.waitForSelector('main', { timeout: 20_000 });
          await page.evaluate(() => document.querySelector('main').dispatchEvent(new Event('wanted'))); // the part that comes later
          const painted = () => {
            const charts = [...document.querySelectorAll('figure[data-testid="chart"]')];
            return charts.length > 0 && charts.every((figure) => figure.getAttribute('aria-busy') === 'false');
          };
          await page.waitForFunction(painted, undefined, { timeout: 20_000 }).catch(() => console.error(`charts not painted at ${url.search}`));
          // Charts far from the screen are drawn when the reader comes near.
          await page.evaluate(async () => {
            for (const figure of document.querySelectorAll('figure[data-testid="chart"]')) {
              figure.scrollIntoView({ block: 'center', behavior: 'instant' });
              await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
            }
            scrollTo({ top: 0, behavior: 'instant' });
          });
          await page.waitForFunction(painted, undefined, { timeout: 20_000 }).catch(() => {});
          const file = join(dir, `${width}-${dpr}x-${theme}-${lang}.png`);
          await page.screenshot({ path: file, fullPage: true });
          console.log(file);
        }
      }
      await context.close();
    }
  }
} finally {
  await browser.close();
  await server.close();
}
