// Draws the icons of assets/icons/ from assets/icon.svg. Run it when the drawing changes: `scripts/with.sh test node scripts/icons.mjs`.
import { readFileSync, writeFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { FLAGS, findChromium } from './chromium.mjs';

const svg = readFileSync('assets/icon.svg', 'utf8');
// Systems cut maskable icons and Apple's to a shape of their own: the ground fills the square, and the bars lie in the inner 80 per cent.
const full = svg.replace(/ rx="4"/, '').replace('<path ', '<path transform="translate(16 16) scale(.84) translate(-16 -16)" ');
const ICONS = [['192', 192, svg], ['512', 512, svg], ['maskable-512', 512, full], ['touch-180', 180, full]];

const browser = await chromium.launch({ executablePath: await findChromium(), args: FLAGS });
try {
  for (const [name, size, source] of ICONS) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    await page.setContent(`<style>body { margin: 0 } svg { display: block; width: 100vw }</style>${source}`);
    writeFileSync(`assets/icons/${name}.png`, await page.screenshot({ omitBackground: true }));
    await page.close();
  }
} finally {
  await browser.close();
}
