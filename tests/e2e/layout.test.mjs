// The page fits: no sideways scroll, charts as wide as their place and sharp at every pixel ratio, nothing jumps.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LANGS, useSite } from './harness.mjs';

const site = useSite();
const WIDTHS = [320, 360, 390, 600, 768, 900, 1024, 1280, 1440];

for (const lang of LANGS) {
  test(`nothing scrolls sideways from 320 to 1440 px in ${lang}`, async () => {
    const page = await site.open({ year: 2021, lang }, { width: WIDTHS[0] });
    for (const width of WIDTHS) {
      await page.widen(width);
      const wide = await page.page.evaluate(() => {
        const most = document.documentElement.clientWidth;
        if (document.documentElement.scrollWidth <= most) return [];
        return [...document.querySelectorAll('body *')].filter((node) => node.getBoundingClientRect().right > most + 0.5).slice(0, 5)
          .map((node) => `${node.localName}.${node.className} ${node.dataset.testid ?? ''}`);
      });
      assert.deepEqual(wide, [], `at ${width} px`);
    }
  });
}

for (const dpr of [1, 1.5, 2, 3]) {
  test(`charts have a canvas pixel for each screen pixel at ratio ${dpr}`, async () => {
    const page = await site.open({ year: 2021 }, { dpr, width: 700, height: 700 });
    for (const { chart, canvas, points } of await page.charts()) {
      if (points) assert.ok(Math.abs(canvas.width - canvas.shown * dpr) <= dpr, `${chart}: ${canvas.width} for ${canvas.shown} x ${dpr}`);
    }
  });
}

test('no figure of a card is wider than its room or broken in two, on a phone too, and with letters twice the size', async () => {
  for (const [width, lang] of [[280, 'vi'], [320, 'vi'], [390, 'vi'], [390, 'en'], [520, 'vi'], [521, 'en'], [768, 'vi'], [1440, 'en']]) {
    const page = await site.open({ year: 2021, lang }, { width, height: 900 });
    for (const size of width < 320 ? ['100%'] : ['100%', '200%']) {
      const { wrong, numbers } = await page.page.evaluate((size) => {
        document.documentElement.style.fontSize = size;
        const numbers = [...document.querySelectorAll('[data-testid="kpi"] .card-value .number')];
        const wrong = numbers.filter((number) => {
          const { right, height } = number.getBoundingClientRect(), mark = number.closest('.card-value').querySelector('.card-mark').getBoundingClientRect();
          return right > mark.left || right > number.closest('[data-testid="kpi"]').getBoundingClientRect().right || height > 1.9 * parseFloat(getComputedStyle(number).fontSize);
        });
        return { wrong: wrong.map((number) => number.textContent), numbers: numbers.length };
      }, size);
      assert.ok(numbers >= 6, `${numbers} numbers`);
      assert.deepEqual(wrong, [], `at ${width} px, ${lang}, letters of ${size}`);
    }
    await page.page.close();
  }
});

test('charts are as sharp as the screen after a jump from the smallest zoom that there is', async () => {
  const page = await site.open({ year: 2021 }, { dpr: 0.25, width: 700, height: 700 });
  const tools = await page.context.newCDPSession(page.page);
  await tools.send('Emulation.setDeviceMetricsOverride', { width: 700, height: 700, deviceScaleFactor: 2, mobile: false });
  await page.page.waitForFunction(() => devicePixelRatio === 2);
  await page.page.waitForTimeout(200);
  for (const { chart, canvas, points } of await page.charts()) {
    if (points) assert.ok(Math.abs(canvas.width - canvas.shown * 2) <= 2, `${chart}: ${canvas.width} for ${canvas.shown} x 2`);
  }
});

test('charts are drawn anew for the width that they get', async () => {
  const page = await site.open({ year: 2021 }, { width: 1280 });
  const before = await page.pixels();
  await page.page.setViewportSize({ width: 420, height: 900 });
  await page.page.waitForFunction(() => [...document.querySelectorAll('figure[data-testid="chart"] canvas')].filter((canvas) => canvas.checkVisibility()).every((canvas) => canvas.getBoundingClientRect().width <= 420 && Math.abs(canvas.width - canvas.getBoundingClientRect().width) <= 1));
  await page.settled();
  const after = await page.pixels();
  for (const [chart, pixels] of Object.entries(after)) assert.ok(pixels === null || pixels !== before[chart], chart);
});

test('text is not cut: no card, headline or title hides what does not fit', async () => {
  for (const lang of LANGS) {
    const page = await site.open({ year: 2021, lang }, { width: 320 });
    const cut = await page.page.locator('[data-testid="kpi"], [data-testid="headline"], figcaption').evaluateAll((list) => list
      .filter((node) => getComputedStyle(node).overflow !== 'visible' && (node.scrollWidth > node.clientWidth + 1 || node.scrollHeight > node.clientHeight + 1))
      .map((node) => node.textContent.slice(0, 60)));
    assert.deepEqual(cut, []);
  }
});

test('no line ends inside a word with a hyphen, and what is copied has no other letters for it', async () => {
  const page = await site.open({ year: 2021, lang: 'en' }, { width: 390 });
  for (const width of [390, 768, 1440]) {
    await page.widen(width);
    const { broken, words } = await page.page.evaluate(() => {
      const broken = [], walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      let words = 0;
      for (let node; (node = walk.nextNode());) {
        if (!node.parentElement.checkVisibility()) continue;
        for (const { index } of node.data.matchAll(/[\p{L}\p{N}]-(?=[\p{L}\p{N}])/gu)) {
          const box = (at) => {
            const range = document.createRange();
            range.setStart(node, at);
            range.setEnd(node, at + 1);
            return range.getBoundingClientRect();
          };
          words += 1;
          if (box(index + 2).top > box(index).bottom - 1) broken.push(`${node.parentElement.closest('[class]').className}: ${node.data.slice(Math.max(0, index - 30), index + 30)}`);
        }
      }
      return { broken, words };
    });
    assert.ok(words > 20, `${words} words at ${width} px`);
    assert.deepEqual(broken, [], `at ${width} px`);
  }
  const headline = await page.page.getByTestId('headline').evaluate((node) => {
    getSelection().selectAllChildren(node);
    return getSelection().toString();
  });
  assert.match(headline, /^According to VCA, in 2021, the country had 27,394 co-operatives, up [^\n]*$/);
});

test('on a narrow page every column of the table of all figures is seen, and every row has its figures below its name', async () => {
  for (const [width, lang] of [[390, 'vi'], [768, 'en']]) {
    const page = await site.open({ year: 2022, reporter: 'mpi', lang }, { width });
    await page.page.locator('[data-testid="open-figures"]').click();
    await page.page.locator('[data-testid="figures"] tbody tr').nth(5).waitFor();
    const { cut, roles } = await page.page.locator('table.stacked').evaluate((table) => {
      const right = table.parentElement.getBoundingClientRect().right + 0.5, cells = [...table.querySelectorAll('th, td')];
      const wide = (cell) => cell.getBoundingClientRect().right > right || cell.scrollWidth > cell.clientWidth + 1;
      return { cut: cells.filter(wide).map((cell) => cell.textContent), roles: cells.every((cell) => cell.role) };
    });
    assert.deepEqual(cut, [], `at ${width} px, ${lang}`);
    assert.ok(roles, 'cells that are stacked are cells of a table still');
    await page.page.close();
  }
});

test('what is touched with a finger is forty pixels high and wide', async () => {
  const page = await site.open({ year: 2021 }, { width: 390, hasTouch: true, isMobile: true });
  await page.page.locator('[data-testid="card-differs"]').first().waitFor();
  const small = await page.page.locator('.mark, .origin, .tool, .field select, .track input').evaluateAll((all) => all.flatMap((node) => {
    const { width, height } = node.getBoundingClientRect();
    return node.checkVisibility() && Math.min(width, height) < 40 ? [`${node.className} ${node.textContent.slice(0, 20)}: ${width} x ${height}`] : [];
  }));
  assert.deepEqual(small, []);
});

test('the last lines of the headings of a table stand on one line, and so do the first lines of a row', async () => {
  for (const width of [1280, 390]) for (const lang of ['vi', 'en']) {
    const page = await site.open({ year: 2021, lang }, { width });
    await page.page.locator('[data-testid="open-figures"]').click();
    await page.page.locator('[data-testid="figures"] tbody tr').nth(5).waitFor();
    await (await page.menu('index', 'show-table')).click();
    await page.figure('index').locator('tbody tr').first().waitFor();
    // On a phone the cells of the table of all figures stand below each other.
    const tables = width < 800 ? 'table.figures:not(.stacked)' : 'table.figures';
    const found = await page.page.evaluate((tables) => [...document.querySelectorAll(tables)].flatMap((table) => {
      // The lower edges of the lines of a cell's own words, but not of badges and signs, which are smaller.
      const lines = (cell) => {
        const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT, (text) => text.parentElement.closest('.badge') ? 2 : 1);
        const edges = [];
        while (walker.nextNode()) {
          const range = document.createRange();
          range.selectNodeContents(walker.currentNode);
          for (const { bottom, width } of range.getClientRects()) if (width > 0) edges.push(Math.round(bottom * 10) / 10);
        }
        return edges.sort((a, b) => a - b);
      };
      // The longest words make two lines somewhere: in print, with a larger font, in another data set.
      for (const cell of table.tHead.rows[0].cells) cell.style.whiteSpace = 'normal';
      for (const cell of [...table.tHead.rows[0].cells].slice(-1)) cell.append(' – '.repeat(120));
      const spread = (edges) => Math.max(...edges) - Math.min(...edges);
      const of = (row, which) => [...row.cells].map(lines).filter((edges) => edges.length).map((edges) => edges.at(which));
      return [
        { what: 'head', several: [...table.tHead.rows[0].cells].some((cell) => spread(lines(cell)) > 10), off: spread(of(table.tHead.rows[0], -1)) },
        ...[...table.tBodies[0].rows].slice(0, 8).map((row) => ({ what: row.innerText.slice(0, 40), off: spread(of(row, 0)) })),
      ];
    }), tables);
    assert.ok(found.length > 5);
    for (const { what, off } of found) assert.ok(off <= 1, `${width}, ${lang}: ${what} is ${off} px off`);
    assert.ok(found.some(({ several }) => several), 'a heading has two lines');
  }
});

test('a printed page has no controls and a light ground', async () => {
  const page = await site.open({ year: 2021, theme: 'dark' });
  await page.page.emulateMedia({ media: 'print' });
  const { controls, ground } = await page.page.evaluate(() => ({
    // What differs is told on paper by the words of its button, without the looks of one.
    controls: [...document.querySelectorAll('button:not(.mark), select, input')].filter((node) => node.checkVisibility()).map((node) => node.dataset.testid ?? node.textContent),
    ground: [document.body, document.documentElement].map((node) => getComputedStyle(node).backgroundColor).find((colour) => colour !== 'rgba(0, 0, 0, 0)') ?? 'none',
  }));
  assert.deepEqual(controls, []);
  assert.match(ground, /^(rgb\(255, 255, 255\)|none)$/);
});
