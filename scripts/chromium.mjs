// Finds a Chromium: the one that CHROMIUM or CHROME_PATH names, the system's, or Playwright's own. With --install, gets one where none is.
//
//   node scripts/chromium.mjs [--install]     prints its path
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

const runs = (file) => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** The path of a Chromium on this machine, or undefined. */
export async function findChromium() {
  for (const name of ['CHROMIUM', 'CHROME_PATH']) {
    const file = process.env[name];
    if (!file) continue;
    if (!runs(file)) throw new Error(`${name} names ${file}, which cannot be run.`);
    return file;
  }
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const system = [...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))), ...PLACES].find(runs);
  if (system) return system;
  const { chromium } = await import('playwright-core');
  const own = chromium.executablePath();
  return own && existsSync(own) ? own : undefined;
}

/** What the tests and the screenshots start it with: no sandbox for root, who cannot have one, and no requests of the browser's own. */
export const FLAGS = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
];

function install() {
  const say = (text) => console.error(`==> ${text}`);
  const root = process.getuid?.() === 0;
  const debian = existsSync('/etc/os-release') && /^ID="?debian"?$/m.test(readFileSync('/etc/os-release', 'utf8'));
  const run = (command, args, env = {}) => spawnSync(command, args, { stdio: ['ignore', 2, 2], env: { ...process.env, ...env } }).status === 0;
  if (root && debian) {
    say('Installing Debian\'s chromium: the tests look at the page in a real browser, and none was found.');
    const apt = (...args) => run('apt-get', ['-y', '-qq', ...args], { DEBIAN_FRONTEND: 'noninteractive' });
    const wanted = ['install', '--no-install-recommends', 'chromium'];
    if (apt(...wanted) || (apt('update') && apt(...wanted))) return;
  }
  say('Installing Playwright\'s Chromium into its cache: the tests look at the page in a real browser, and none was found.');
  const cli = join(dirname(createRequire(import.meta.url).resolve('playwright-core/package.json')), 'cli.js');
  run(process.execPath, [cli, 'install', ...(root && !debian ? ['--with-deps'] : []), 'chromium']);
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    let file = await findChromium();
    if (!file && process.argv.includes('--install')) {
      install();
      file = await findChromium();
    }
    if (!file) throw new Error('no Chromium was found: install Chromium or Chrome, or name one with CHROMIUM=/path/to/it.');
    console.log(file);
  } catch (error) {
    console.error(`error: ${error.message}`);
    process.exit(1);
  }
}
