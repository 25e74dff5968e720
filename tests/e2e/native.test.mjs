// What the command line draws is what a browser shows of the same file: its PNG, drawn without a browser, beside its SVG, drawn by this one with the
// same font.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { chromium } from 'playwright-core';
import { FLAGS, findChromium } from '../../scripts/chromium.mjs';
import { readPng } from './harness.mjs';

const out = mkdtempSync(join(tmpdir(), 'coopstat-export-'));
let browser;
before(async () => { browser = await chromium.launch({ executablePath: await findChromium(), args: FLAGS }); });
after(async () => { await browser?.close(); rmSync(out, { recursive: true, force: true }); });

function coopstat(...more) {
  execFileSync('cargo', ['run', '--quiet', '--locked', '--', 'export', 'data', '--out', out, ...more], { stdio: ['ignore', 'pipe', 'pipe'] });
  return readdirSync(out).filter((name) => name.endsWith('.svg')).map((name) => name.slice(0, -4));
}

const font = (weight, file) => `@font-face{font-family:'Noto Sans';font-weight:${weight};src:url(data:font/ttf;base64,${readFileSync(`assets/fonts/${file}.ttf`).toString('base64')})}`;
const FONTS = `<style>${font(400, 'NotoSans-Regular')}${font(700, 'NotoSans-Bold')}body{margin:0;font-kerning:none;-webkit-font-smoothing:antialiased}svg{display:block}</style>`;

/** How two pictures of one chart differ: pixels that differ clearly, and pixels of the one whose like is nowhere within a pixel in the other. */
async function compare(svg, png, ratio) {
  const context = await browser.newContext({ deviceScaleFactor: ratio, viewport: { width: 1200, height: 1200 } });
  const page = await context.newPage();
  await page.setContent(FONTS + svg);
  await page.evaluate(() => document.fonts.ready);
  const shown = await page.locator('svg').screenshot();
  const found = await page.evaluate(async ([one, two]) => {
    const pixels = async (base64) => {
      const image = new Image();
      image.src = `data:image/png;base64,${base64}`;
      await image.decode();
      const canvas = new OffscreenCanvas(image.width, image.height);
      const context = canvas.getContext('2d');
      context.drawImage(image, 0, 0);
      return context.getImageData(0, 0, image.width, image.height);
    };
    const [a, b] = [await pixels(one), await pixels(two)];
    if (a.width !== b.width || a.height !== b.height) return { sizes: [a.width, a.height, b.width, b.height] };
    const apart = (i, j) => Math.max(...[0, 1, 2].map((c) => Math.abs(a.data[i + c] - b.data[j + c])));
    let differ = 0;
    let lost = 0;
    for (let y = 1; y < a.height - 1; y++) for (let x = 1; x < a.width - 1; x++) {
      const at = (dx, dy) => 4 * ((y + dy) * a.width + x + dx);
      if (apart(at(0, 0), at(0, 0)) <= 64) continue;
      differ++;
      let like = false;
      for (let dy = -1; dy <= 1; dy++) for (let dx = -1; dx <= 1; dx++) like ||= apart(at(0, 0), at(dx, dy)) <= 64;
      if (!like) lost++;
    }
    return { differ: differ / a.width / a.height, lost: lost / a.width / a.height };
  }, [shown, png].map((bytes) => bytes.toString('base64')));
  await context.close();
  return found;
}

for (const [theme, lang] of [['light', 'vi'], ['dark', 'en']]) {
  test(`the PNG that is drawn without a browser is the SVG as a browser draws it: ${theme}, ${lang}`, async () => {
    rmSync(out, { recursive: true, force: true });
    const names = coopstat('--all', '--year', '2022', '--lang', lang, '--theme', theme);
    assert.ok(names.length >= 7, names.join());
    for (const name of names) {
      const svg = readFileSync(join(out, `${name}.svg`), 'utf8');
      const png = readFileSync(join(out, `${name}.png`));
      const { width } = readPng(png);
      assert.equal(width, 1280, name);
      const { differ, lost, sizes } = await compare(svg, png, 2);
      assert.equal(sizes, undefined, `${name} has two sizes: ${sizes}`);
      // Edges of letters: two lines of a bold title are half of what differs.
      assert.ok(differ <= 0.0125, `${name}: ${(100 * differ).toFixed(2)} % of the pixels differ`);
      // Hair lines lie on whole pixels in the PNG and between them in the SVG.
      assert.ok(lost <= 0.003, `${name}: ${(100 * lost).toFixed(3)} % of the pixels have no like within a pixel`);
    }
  });
}
