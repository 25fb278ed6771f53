// npm run shots [-- name … [--to FOLDER]]: a picture of every surface in every state, into docs/pictures.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'puppeteer';
import { CARD_SHOTS } from './shots/card-shots';
import { OPTIONS_SHOTS, PANEL_SHOTS, POPUP_SHOTS } from './shots/page-shots';
import { PERSONA_SHOTS } from './shots/persona-shots';
import { STATE_SHOTS } from './shots/state-shots';
import { openStudio } from './shots/studio';
import { BUILD_CHROME, ROOT, run } from './steps';

const { positionals: wanted, values } = parseArgs({
  options: { to: { type: 'string', default: join(ROOT, 'docs', 'pictures') } },
  allowPositionals: true,
});
const pictures = values.to;
const THEMES = ['light', 'dark'] as const;
const all = [
  ...CARD_SHOTS,
  ...POPUP_SHOTS,
  ...PANEL_SHOTS,
  ...OPTIONS_SHOTS,
  ...PERSONA_SHOTS,
  ...STATE_SHOTS,
];
const shots = all.filter(({ name }) => wanted.length === 0 || wanted.some((part) => name.includes(part)));

if (!(await run(BUILD_CHROME))) process.exit(1);
mkdirSync(join(pictures, 'personas'), { recursive: true });
let failed = 0;
let taken = 0;
for (const language of ['en', 'ja'] as const) {
  const studio = await openStudio(language);
  for (const { name, agent, take, only, isForced = false } of shots) {
    const themes = THEMES.filter((theme) => only?.includes(`${language}-${theme}`) ?? true);
    if (themes.length === 0) continue;
    try {
      await studio.connectAs(agent);
      const page = await take(studio);
      for (const theme of themes) await picture(page, theme, isForced, `${name}-${language}-${theme}`);
      taken += themes.length;
      await page.close();
      await studio.clear();
    } catch (error) {
      failed++;
      console.error(`✗ ${name}, ${language}: ${(error as Error).message}`);
    }
  }
  await studio.close();
}
console.log(`${taken} pictures in ${pictures}, ${failed} failed`);
process.exit(failed ? 1 : 0);

async function picture(page: Page, theme: string, isForced: boolean, name: string): Promise<void> {
  await page.bringToFront();
  const session = await page.createCDPSession();
  await session.send('Emulation.setEmulatedMedia', {
    features: [
      { name: 'prefers-color-scheme', value: theme },
      { name: 'prefers-reduced-motion', value: 'reduce' },
      { name: 'forced-colors', value: isForced ? 'active' : 'none' },
    ],
  });
  await page.screenshot({ path: join(pictures, `${name}.png`) as `${string}.png` });
  await session.detach();
}
