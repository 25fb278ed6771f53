// What each agent of the example company sees: docs/pictures/personas, for docs/behaviour.md.
import type { Page } from 'puppeteer';
import type { Card } from '../../tests/support/card';
import { card, person, type Shot } from './card-shots';
import type { Studio } from './studio';

const NUMBER = '575-555-0123';
const NAME = { en: 'Maria Alvarez', ja: 'マリア・アルバレス 様' };
const TOKYO = { en: 'Misaki Tanaka', ja: '田中 美咲 様' };

/** The card as one line, once the worker has answered for it. */
const as = (line: string, part: 'callback' | 'blocked', number = NUMBER, names = NAME) =>
  card(
    ({ language }: Studio) => person(number, names[language]),
    async (shown: Card) => {
      await shown.select('line', line);
      await shown.waitForText(part, /./);
      // The list of lines is drawn with the answer.
      await shown.until(line, async () => (await shown.read('line'))?.value === line);
    },
  );

/** A second card, while the first one's call goes on. */
async function exhausted(studio: Studio): Promise<Page> {
  const first = await studio.card(person('212-555-0177', 'Hudson Legal'));
  await first.card.call();
  await first.card.waitFor('hang-up');
  await first.page.close();
  return card(person(NUMBER, NAME[studio.language]))(studio);
}

async function barred(studio: Studio): Promise<Page> {
  const popup = await studio.popup(await studio.contacts([]));
  await popup.locator('[data-t="problems"] summary').click();
  return popup;
}

export const PERSONA_SHOTS: readonly Shot[] = [
  { name: 'personas/agent', agent: 'aiko', take: as('sales-west', 'callback') },
  { name: 'personas/trainee-may-switch', agent: 'aiko', take: as('seniors', 'callback') },
  {
    name: 'personas/japan-desk',
    agent: 'aiko',
    take: as('japan', 'callback', '+81 3-5555-0177', TOKYO),
  },
  { name: 'personas/profile-country', agent: 'aiko', take: as('default', 'blocked', '416-555-0177') },
  { name: 'personas/trainee-locked', agent: 'ben', take: as('rookies', 'callback') },
  { name: 'personas/capacity-used-up', agent: 'ben', take: exhausted },
  { name: 'personas/personal-only', agent: 'gus', take: card(person(NUMBER)) },
  { name: 'personas/no-outbound-capacity', agent: 'eve', take: barred },
  { name: 'personas/pending-member', agent: 'dee', take: as('sales-west', 'blocked') },
];
