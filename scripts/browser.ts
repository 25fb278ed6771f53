// A browser to test and demonstrate in: one that is there, else one that can be installed.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import puppeteer from 'puppeteer';
import { installed, installPackages } from './packages';

const CHROMIUM_NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
];
const CHROMIUM_PATHS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** A browser without fonts for Japanese draws boxes. */
const CJK_FONTS = 'fonts-noto-cjk';

/** The path of a Chromium; installs one where that is possible. Throws one clear line where it is not. */
export function findChromium(): string {
  const given = process.env.PUPPETEER_EXECUTABLE_PATH;
  if (given) {
    if (existsSync(given)) return given;
    throw new Error(`PUPPETEER_EXECUTABLE_PATH names no file: ${given}`);
  }
  return (
    installed(CHROMIUM_NAMES) ??
    CHROMIUM_PATHS.find((path) => existsSync(path)) ??
    (installPackages('chromium', CJK_FONTS) ? installed(CHROMIUM_NAMES) : null) ??
    downloaded() ??
    missing()
  );
}

/** The path of a Firefox, or null where there is none and none can be installed. */
export function findFirefox(): string | null {
  const names = ['firefox-esr', 'firefox'];
  return installed(names) ?? (installPackages('firefox-esr', CJK_FONTS) ? installed(names) : null);
}

/** Puppeteer's own browser, downloaded now if need be. */
function downloaded(): string | null {
  try {
    const path = puppeteer.executablePath();
    if (existsSync(path)) return path;
    process.stderr.write('Downloading a browser (puppeteer) …\n');
    const cli = new URL('../node_modules/puppeteer/lib/esm/puppeteer/node/cli.js', import.meta.url).pathname;
    execFileSync(process.execPath, [cli, 'browsers', 'install', 'chrome'], { stdio: ['ignore', 2, 2] });
    return existsSync(path) ? path : null;
  } catch {
    return null;
  }
}

function missing(): never {
  throw new Error(
    'No Chrome, Chromium or Edge was found and none could be installed. Set PUPPETEER_EXECUTABLE_PATH to one.',
  );
}
