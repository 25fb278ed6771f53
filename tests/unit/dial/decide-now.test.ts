import { beforeEach, describe, expect, it } from 'vitest';
import { compileIndex, type IndexRecords } from '../../../lib/caller-id/compile';
import type { Journal } from '../../../lib/calls/journal';
import { type Asked, decideNow } from '../../../lib/dial/decide-now';
import { readerOf } from '../../../lib/dial/read-index';
import { withDefaults } from '../../../lib/policy/schema';
import { readSettings } from '../../../lib/settings/settings';
import { reason } from '../../../lib/words/reason';
import { atlas, directoryFrom, e164, exampleIndex, exampleJson, NOON } from '../../support/unit-directory';
import { attempt, freshJournal } from '../../support/unit-journal';

const SITE = 'https://crm.example.com';
let journal: Journal;
beforeEach(async () => {
  journal = await freshJournal();
});

const now = async (
  asked: Partial<Asked>,
  settings: unknown = {},
  userId = 'aiko',
  records: IndexRecords = userId ? exampleIndex(userId) : new Map(),
) => {
  const decided = await decideNow(
    { text: '575-555-0199', site: SITE, ...asked },
    {
      reader: async () => readerOf(records),
      handOff: null,
      journal,
      settings: readSettings(settings),
      policy: withDefaults({}),
      atlas,
      now: NOON,
    },
  );
  return decided?.decision ?? null;
};

describe('the line', () => {
  const lines = { [SITE]: 'support' };
  it.each<[string, Partial<Asked>, unknown, string, string]>([
    ['that was asked for', { lineId: 'japan' }, { lines }, 'aiko', 'japan'],
    ['last used on this site', {}, { lines }, 'aiko', 'support'],
    [
      'first, where another site was used',
      { site: 'https://other.example' },
      { lines },
      'aiko',
      'sales-west',
    ],
    ['first, where the one asked for is not theirs', { lineId: 'rookies' }, {}, 'aiko', 'sales-west'],
    ['first that is not pending', {}, {}, 'dee', 'renewals'],
    ['none for somebody who has none', {}, {}, 'eve', ''],
  ])('%s', async (_, asked, settings, userId, lineId) => {
    expect((await now(asked, settings, userId))?.lineId).toBe(lineId);
  });
});

describe('the switch', () => {
  const toggles = { 'sales-west': false };
  it.each<[string, Partial<Asked>, unknown, boolean]>([
    ['is on where nobody said', {}, {}, true],
    ['is as remembered for the line', {}, { toggles }, false],
    ['is as asked now, before what is remembered', { toggle: true }, { toggles }, true],
    ['is not remembered from another line', { lineId: 'seniors' }, { toggles }, true],
  ])('%s', async (_, asked, settings, on) => {
    expect((await now(asked, settings))?.toggle?.on).toBe(on);
  });
});

describe('what the journal says', () => {
  it.each([
    ['accepted', 'block'],
    ['live', 'block'],
    ['sending', 'block'],
    ['unknown', 'block'],
    ['ended', 'call'],
  ] as const)('a call that is %s, under a limit of one: %s', async (state, outcome) => {
    await journal.begin(attempt('a', { state, agentId: 'ben', createdAt: NOON.getTime() }), false);
    await journal.move('a', [state], { state }, NOON.getTime());
    expect((await now({}, {}, 'ben'))?.outcome).toBe(outcome);
  });

  const ASKED = '+15755550199';
  it.each<[string, Parameters<typeof attempt>[1], string]>([
    ['of another agent takes up nothing', { state: 'live', agentId: 'aiko' }, 'call'],
    ['that was called a minute ago', { state: 'unknown', createdAt: NOON.getTime() - 60_000 }, 'call'],
    ['that the service knows nothing of', { state: 'unknown', note: reason('errorNotRecorded') }, 'call'],
    [
      'that is unknown, to this destination: the agent may call again',
      { state: 'unknown', to: ASKED },
      'call',
    ],
    [
      'that is unknown, to another extension of this number',
      { state: 'unknown', to: ASKED, postDial: '45' },
      'block',
    ],
    ['that is live, to this destination', { state: 'live', to: ASKED }, 'block'],
  ])('a call %s', async (_, change, outcome) => {
    await journal.begin(attempt('a', { agentId: 'ben', createdAt: NOON.getTime(), ...change }), false);
    expect((await now({}, {}, 'ben'))?.outcome).toBe(outcome);
  });

  it('the number another agent showed this contact is nothing to go by', async () => {
    const [mine, theirs] = [e164('+12125550142'), e164('+12125550143')];
    await journal.begin(attempt('a', { callerId: mine, createdAt: 1, state: 'ended' }), false);
    await journal.begin(
      attempt('b', { callerId: theirs, createdAt: 2, state: 'ended', agentId: 'ben' }),
      true,
    );
    expect((await now({ text: '212-555-0199' }))?.callerId).toBe(mine);
    expect((await now({ text: '212-555-0199' }, {}, 'ben'))?.callerId).toBe(theirs);
  });

  it('calls of other agents do not count for the limit of a day', async () => {
    const json = exampleJson();
    json.capacityProfiles[0].reset = 'endOfDay';
    const records = compileIndex(directoryFrom(json), atlas, 'ben');
    const outcome = async () => (await now({}, {}, 'ben', records))?.outcome;
    await journal.begin(attempt('a', { createdAt: NOON.getTime(), state: 'ended', agentId: 'aiko' }), false);
    expect(await outcome()).toBe('call');
    await journal.begin(attempt('b', { createdAt: NOON.getTime(), state: 'ended', agentId: 'ben' }), false);
    expect(await outcome()).toBe('block');
  });

  it('the number this contact saw last is shown again', async () => {
    for (const [i, seen] of ['+12125550142', '+12125550143'].entries()) {
      await journal.begin(attempt(`a${i}`, { callerId: e164(seen), createdAt: i }), false);
      await journal.move(`a${i}`, ['intent'], { state: 'ended' }, i);
      expect((await now({ text: '212-555-0199' }))?.callerId).toBe(seen);
    }
  });

  it('and the settings: a country that was confirmed is not asked about again', async () => {
    expect((await now({ text: '416-555-0199' }))?.outcome).toBe('warn');
    expect((await now({ text: '416-555-0199' }, { confirmedCountries: ['CA'] }))?.outcome).toBe('call');
  });
});

it('without an index there is no decision', async () => {
  expect(await now({}, {}, '')).toBeNull();
});
