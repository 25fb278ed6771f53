import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compileIndex, type IndexRecords } from '../../../lib/caller-id/compile';
import type { Journal } from '../../../lib/calls/journal';
import { spamReported } from '../../../lib/calls/number-use';
import { type Asked, dayStart, decideNow, type Surroundings } from '../../../lib/dial/decide-now';
import { readerOf } from '../../../lib/dial/read-index';
import type { E164 } from '../../../lib/phone/e164';
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
  asking: Partial<Surroundings> = {},
) => {
  const decided = await decideNow(
    { text: '575-555-0199', site: SITE, contact: null, ...asked },
    {
      reader: async () => readerOf(records),
      handOff: null,
      onList: async () => 'none',
      answerFor: () => null,
      journal,
      settings: readSettings(settings),
      policy: withDefaults({}),
      atlas,
      now: NOON,
      clockSkew: 0,
      ...asking,
    },
  );
  return decided && { ...decided.decision, lineIsGone: decided.lineIsGone };
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

describe('a line that is gone', () => {
  it.each<[string, Partial<Asked>, unknown, boolean]>([
    ['was last used on this site', {}, { lines: { [SITE]: 'sales-east' } }, true],
    ['was used on another', {}, { lines: { 'https://other.example': 'sales-east' } }, false],
    ['is asked for', { lineId: 'sales-east' }, {}, true],
    ['is not: it is hers', {}, { lines: { [SITE]: 'support' } }, false],
    ['was never there: nothing was picked', {}, {}, false],
  ])('%s', async (_, asked, settings, lineIsGone) => {
    expect(await now(asked, settings)).toMatchObject({ lineIsGone, outcome: 'call' });
  });
});

describe('outbound profiles', () => {
  const json = exampleJson();
  json.callCenters = [];
  json.coachingTeams = [];
  json.outboundProfiles = [
    { ...json.outboundProfiles[0], id: 'uk', numbers: ['+12065550100'], countries: ['GB'] },
    { ...json.outboundProfiles[1], id: 'home', countries: ['US'], capacityProfileIds: ['outbound-1'] },
    {
      ...json.outboundProfiles[0],
      id: 'north',
      numbers: ['+12065550100'],
      countries: ['US', 'CA'],
      isDefault: false,
    },
  ];
  const records = compileIndex(directoryFrom(json), atlas, 'cho');
  it.each([
    ['+44 20 7183 8750', {}, 'uk'],
    ['575-555-0199', {}, 'home'],
    ['416-555-0199', {}, 'north'],
    ['+81 3 5555 0199', {}, 'home'],
    ['416-555-0199', { lines: { [SITE]: 'home' } }, 'home'],
  ])('for %s with %j: %s', async (text, settings, lineId) => {
    expect((await now({ text }, settings, 'cho', records))?.lineId).toBe(lineId);
  });
});

describe('the number that was picked', () => {
  const numbers = { 'sales-west': '+15035550101' };
  const toggles = { 'sales-west': false };
  it.each<[string, Partial<Asked>, unknown, string]>([
    ['is remembered for the line', {}, { numbers, toggles }, '+15035550101'],
    ['is as asked now', { pickedNumber: '+16285550100' }, { numbers, toggles }, '+16285550100'],
    ['is not another line’s', { lineId: 'support' }, { numbers }, '+13125550100'],
    ['is nothing where it cannot be read', {}, { numbers: { 'sales-west': '503' }, toggles }, '+16285550100'],
  ])('%s', async (_, asked, settings, callerId) => {
    expect((await now(asked, settings))?.callerId).toBe(callerId);
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

  it('a number that customers reported as spam rests, and the trace says whose history it was', async () => {
    const text = '212-555-0199';
    const usual = (await now({ text }))?.callerId as E164;
    for (let i = 0; i < 3; i++) {
      const at = NOON.getTime() - i * 60_000;
      const seen = { callerId: usual, to: `+1646555019${i}`, state: 'ended', createdAt: at } as const;
      await journal.begin(attempt(`a${i}`, seen), false);
      await journal.amend(`a${i}`, (row) => spamReported(row, at));
    }
    const rested = await now({ text });
    expect(rested?.callerId).not.toBe(usual);
    expect(rested?.rung).toBe('pool-same-area');
    expect(rested?.pick?.key).toBe('pickOtherRests');
  });

  it('and the settings: a country that was confirmed is not asked about again', async () => {
    expect((await now({ text: '416-555-0199' }))?.outcome).toBe('warn');
    expect((await now({ text: '416-555-0199' }, { confirmedCountries: ['CA'] }))?.outcome).toBe('call');
  });
});

it('without an index there is no decision', async () => {
  expect(await now({}, {}, '')).toBeNull();
});

describe('what the list and the service say', () => {
  const asked = (asking: Partial<Surroundings>) => now({}, {}, 'ben', undefined, asking);
  const answer = {
    at: NOON.getTime(),
    said: { checked: 'yes', doNotCall: 'no', colleague: null, running: 0, placedToday: 0 } as const,
  };

  it('is asked of the number that is called, as the line that it is called as', async () => {
    const seen: string[] = [];
    await asked({
      onList: async (to) => {
        seen.push(to);
        return 'none';
      },
      answerFor: (to, lineId) => {
        seen.push(`${to} ${lineId}`);
        return null;
      },
    });
    expect(seen).toEqual(['+15755550199', '+15755550199 sales-west']);
  });

  it.each<[string, Partial<Surroundings>, string, string | null]>([
    ['nothing', {}, 'call', null],
    ['the number is on the list', { onList: async () => 'yes' }, 'block', 'gateDoNotCall'],
    ['the list is not here', { onList: async () => 'unknown' }, 'block', 'gateDoNotCallUnknown'],
    [
      'a call on another device',
      { answerFor: () => ({ ...answer, said: { ...answer.said, running: 1 } }) },
      'block',
      'gateOneCallElsewhere',
    ],
    [
      'a colleague is on a call with them',
      { answerFor: () => ({ ...answer, said: { ...answer.said, colleague: { name: 'B', since: 0 } } }) },
      'warn',
      'gateColleague',
    ],
    [
      'nobody could be asked',
      { answerFor: () => ({ at: 0, said: { checked: 'failed' } }) },
      'warn',
      'gateDoNotCallUnchecked',
    ],
  ])('%s', async (_, asking, outcome, key) => {
    const decision = await asked(asking);
    expect(decision?.outcome).toBe(outcome);
    expect(decision?.verdicts[0]?.reason.key ?? null).toBe(key);
  });
});

describe('the agent’s day (M19)', () => {
  const zone = process.env.TZ;
  afterEach(() => {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  });

  it.each([
    ['Asia/Tokyo', '2026-11-20T18:00:00Z', '2026-11-20T15:00:00.000Z'],
    ['America/Los_Angeles', '2026-11-20T18:00:00Z', '2026-11-20T08:00:00.000Z'],
    ['UTC', '2026-11-20T00:00:00Z', '2026-11-20T00:00:00.000Z'],
    ['America/New_York', '2026-11-01T18:00:00Z', '2026-11-01T04:00:00.000Z'],
    ['America/New_York', '2026-11-02T03:00:00Z', '2026-11-01T04:00:00.000Z'],
  ])('in %s at %s began at %s', (tz, at, began) => {
    process.env.TZ = tz;
    expect(new Date(dayStart(new Date(at))).toISOString()).toBe(began);
  });

  it('decides which calls count for a limit of a day', async () => {
    const json = exampleJson();
    json.capacityProfiles[0].reset = 'endOfDay';
    const records = compileIndex(directoryFrom(json), atlas, 'ben');
    // Four hours before noon in New York is the day before in Tokyo.
    const createdAt = NOON.getTime() - 4 * 3600_000;
    await journal.begin(attempt('a', { createdAt, state: 'ended', agentId: 'ben' }), false);
    process.env.TZ = 'Asia/Tokyo';
    expect((await now({}, {}, 'ben', records))?.outcome).toBe('call');
    process.env.TZ = 'America/New_York';
    expect((await now({}, {}, 'ben', records))?.outcome).toBe('block');
  });
});
