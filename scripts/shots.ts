// npm run shots [-- name …]: a picture of every surface in every state, in both languages and themes, into docs/pictures.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer';
import { CARD_SHOTS } from './shots/card-shots';
import { OPTIONS_SHOTS, PANEL_SHOTS, POPUP_SHOTS } from './shots/page-shots';
import { PERSONA_SHOTS } from './shots/persona-shots';
import { openStudio } from './shots/studio';
import { BUILD_CHROME, ROOT, run } from './steps';

const wanted = process.argv.slice(2);
const pictures = join(ROOT, 'docs', 'pictures');
const all = [...CARD_SHOTS, ...POPUP_SHOTS, ...PANEL_SHOTS, ...OPTIONS_SHOTS, ...PERSONA_SHOTS];
const shots = all.filter(({ name }) => wanted.length === 0 || wanted.some((part) => name.includes(part)));

if (!(await run(BUILD_CHROME))) process.exit(1);
mkdirSync(join(pictures, 'personas'), { recursive: true });
let failed = 0;
for (const language of ['en', 'ja'] as const) {
  const studio = await openStudio(language);
  for (const { name, agent, take } of shots) {
    try {
      await studio.connectAs(agent);
      const page = await take(studio);
      for (const theme of ['light', 'dark'] as const)
        await picture(page, theme, `${name}-${language}-${theme}`);
      await page.close();
      await studio.clear();
    } catch (error) {
      failed++;
      console.error(`✗ ${name}, ${language}: ${(error as Error).message}`);
    }
  }
  await studio.close();
}
console.log(`${(shots.length * 2 - failed) * 2} pictures in docs/pictures, ${failed} failed`);
process.exit(failed ? 1 : 0);

async function picture(page: Page, theme: string, name: string): Promise<void> {
  await page.bringToFront();
  await page.emulateMediaFeatures([
    { name: 'prefers-color-scheme', value: theme },
    { name: 'prefers-reduced-motion', value: 'reduce' },
  ]);
  await page.screenshot({ path: join(pictures, `${name}.png`) as `${string}.png` });
}
