// The call card in its states.
import type { Page } from 'puppeteer';
import type { Card } from '../../tests/support/card';
import type { Person, Studio, View } from './studio';

export type Shot = {
  name: string;
  /** Which agent of the example company looks at it. */
  agent: string;
  /** In which languages and themes, such as `en-light`; without it in all. */
  only?: readonly string[];
  isForced?: boolean;
  /** A page that shows the state; it is closed after the picture. */
  take(studio: Studio): Promise<Page>;
};

const MARIA = { en: 'Maria Alvarez', ja: 'マリア・アルバレス 様' };
export const maria = ({ language }: Studio): Person => ({ name: MARIA[language], number: '646-555-0123' });
const LONG: Person = {
  name: 'Maximiliane-Alexandra von Hohenlohe-Schillingsfürst-Waldenburg, Head of International Procurement',
  number: '971-555-0123 ext. 45678',
};
const RTL: Person = { name: 'شركة الأفق للتجارة الدولية', number: '303-555-0123', dir: 'rtl' };

/** The card of one person, brought into a state. */
export const card =
  (
    who: Person | ((studio: Studio) => Person),
    bring?: (card: Card, page: Page, studio: Studio) => Promise<unknown>,
    view?: View,
  ) =>
  async (studio: Studio): Promise<Page> => {
    const person = typeof who === 'function' ? who(studio) : who;
    const { page, card } = await studio.card(person, view);
    await card.until(
      'a decision',
      async () => (await card.read('call')) ?? (await card.read('blocked')) ?? card.read('attempt'),
    );
    await bring?.(card, page, studio);
    return page;
  };
/** Presses Call, and waits for a state of the attempt. */
export const called =
  (state: string, before?: (studio: Studio) => void) =>
  async (card: Card, _: Page, studio: Studio): Promise<void> => {
    before?.(studio);
    await card.call();
    await card.until(state, async () => (await card.read('attempt'))?.state === state, 15_000);
  };
const failing = (fault: Parameters<Studio['gateway']['failNext']>[1]) =>
  called('rejected' as string, ({ gateway }) => gateway.failNext('/v1/dial', fault));
export const person = (number: string, name = 'Northwind, front desk'): Person => ({ name, number });

export const CARD_SHOTS: readonly Shot[] = [
  { name: 'card-ready', agent: 'aiko', take: card(maria) },
  { name: 'card-why', agent: 'aiko', take: card(maria, (card) => card.click('why')) },
  { name: 'card-blocked', agent: 'aiko', take: card(person('876-555-0123', 'Kingston Hotel')) },
  { name: 'card-warning', agent: 'aiko', take: card(person('+44 20 7946 0958', 'Thames Shipping Ltd')) },
  { name: 'card-own-number', agent: 'aiko', take: card(person('628-555-0177')) },
  { name: 'card-not-covered', agent: 'aiko', take: card(person('406-555-0177', 'Big Sky Outfitters')) },
  { name: 'card-japan', agent: 'aiko', take: card(person('+81 3-5555-0123', '田中 美咲 様')) },
  { name: 'card-long', agent: 'aiko', take: card(LONG) },
  { name: 'card-rtl', agent: 'aiko', take: card(RTL) },
  { name: 'card-locked', agent: 'ben', take: card(maria) },
  { name: 'card-personal-only', agent: 'gus', take: card(maria) },
  {
    name: 'card-connected',
    agent: 'aiko',
    take: card(maria, async (card, _, { gateway }) => {
      await called('accepted')(card, _, { gateway } as Studio);
      gateway.move(gateway.placed().at(-1)?.attemptId ?? '', 'connected');
      await card.until('connected', async () => (await card.read('attempt'))?.state === 'live');
    }),
  },
  {
    name: 'card-ended',
    agent: 'aiko',
    take: card(person('212-555-0171', 'Hudson Legal'), async (card, _, { gateway }) => {
      await called('accepted')(card, _, { gateway } as Studio);
      gateway.move(gateway.placed().at(-1)?.attemptId ?? '', 'ended', 'no answer');
      await card.until('ended', async () => (await card.read('attempt'))?.state === 'ended');
    }),
  },
  {
    name: 'card-unknown',
    agent: 'aiko',
    take: card(person('212-555-0172', 'Hudson Legal'), async (card, page, studio) => {
      studio.gateway.failNext('/v1/attempts', { status: 500 });
      await called('unknown', ({ gateway }) => gateway.failNext('/v1/dial', { status: 502 }))(
        card,
        page,
        studio,
      );
    }),
  },
  {
    name: 'card-refused',
    agent: 'aiko',
    take: card(
      person('212-555-0173', 'Hudson Legal'),
      failing({
        status: 422,
        body: JSON.stringify({
          error: { code: 'device_not_ready', message: 'Open the Linphone app and sign in.' },
        }),
      }),
    ),
  },
];
