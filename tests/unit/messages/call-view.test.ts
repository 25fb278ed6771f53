import { describe, expect, it } from 'vitest';
import { type AgentRecord, agentKey } from '../../../lib/caller-id/record';
import type { Attempt } from '../../../lib/calls/attempt';
import { DIALPAD_CAPABILITIES } from '../../../lib/dial/adapters/dialpad';
import { GATEWAY_CAPABILITIES } from '../../../lib/dial/adapters/gateway';
import { URI_CAPABILITIES } from '../../../lib/dial/adapters/uri';
import { readContact } from '../../../lib/gates/contact-place';
import type { Contact } from '../../../lib/gates/place';
import { attemptView } from '../../../lib/messages/attempt-view';
import { callView, type Seen as SeenNow } from '../../../lib/messages/call-view';
import { withDefaults } from '../../../lib/policy/schema';
import { readCatalogue } from '../../../scripts/catalogue';
import { atlas, type Calling, decisionFor, e164, exampleIndex, NOON } from '../../support/unit-directory';
import { attempt } from '../../support/unit-journal';

type Seen = Calling & {
  line?: string;
  user?: string;
  language?: 'en' | 'ja';
  open?: Attempt;
  seen?: Partial<SeenNow>;
  contact?: Contact | null;
};

async function view(
  text: string,
  { line = 'sales-west', user = 'aiko', language = 'en', open, seen, contact = null, ...how }: Seen = {},
) {
  const records = exampleIndex(user);
  const decision = await decisionFor(records, line, text, how);
  const agent = records.get(agentKey) as AgentRecord;
  const request = { destination: decision.destination, lineId: line, toggle: how.toggle, contact };
  const policy = withDefaults(how.policy ?? {});
  const words = readCatalogue(language);
  return callView(
    { decision, agent, request },
    {
      text,
      attempt: open ? attemptView(open, words, 'US') : null,
      staleSince: null,
      waitUntil: null,
      isChecking: false,
      capabilities: GATEWAY_CAPABILITIES,
      devices: [],
      device: null,
      ...seen,
      policy,
      words,
      now: how.now ?? NOON,
    },
  );
}

describe('a decision as the card draws it', () => {
  it('names a line that a new member cannot call as yet, in the list too (M36)', async () => {
    const [west] = (await view('212-555-0199', { user: 'dee', line: 'renewals' })).lines;
    expect(west).toEqual({ id: 'sales-west', name: 'Sales West (soon)' });
    const [full] = (await view('212-555-0199')).lines;
    expect(full).toEqual({ id: 'sales-west', name: 'Sales West' });
  });

  it('asks why a warning of a rule is set aside, as policy says, and nothing else', async () => {
    const closed = { callingHoursTable: { 'US-NY': { all: 'closed' } } };
    expect((await view('212-555-0199', { policy: closed })).why).toBe('optional');
    const strict = { ...closed, overrideReason: 'required' as const };
    expect((await view('212-555-0199', { policy: strict })).why).toBe('required');
    expect((await view('416-555-0199')).why, 'a first call to Canada').toBeNull();
    expect((await view('415-555-0199')).why).toBeNull();
    expect((await view('212-555-0199', { policy: { ...closed, callingHours: 'block' } })).why).toBeNull();
  });

  it('has the clock of where the contact is', async () => {
    const contact = readContact({ region: 'Hawaii' }, true, atlas);
    const claimed = contact && { ...contact, isTrusted: false };
    expect((await view('212-555-0199', { contact })).localTime?.text).toBe('8:00 AM');
    expect((await view('212-555-0199', { contact: claimed })).localTime?.text).toBe('1:00 PM / 8:00 AM');
  });

  it.each([
    ['Kosovo', '+38338212345', '7:00 PM'],
    ['Japan', '+81355550199', '3:00 AM'],
    ['a toll-free number', '+18005550199', undefined],
  ])('has the clock of the table that the gate goes by: %s', async (_, text, clock) => {
    expect((await view(text)).localTime?.text).toBe(clock);
  });

  it('has the number, the place, the caller ID and why', async () => {
    expect(await view('(212) 555-0199 x45')).toMatchObject({
      text: '(212) 555-0199 x45',
      display: '+1 212-555-0199 ext. 45',
      place: 'New York, NY',
      outcome: 'call',
      shown: expect.stringMatching(/^\(212\) 555-014[23]$/),
      kind: 'localPresence',
      reason: expect.stringContaining('212'),
      warnings: [],
      lineId: 'sales-west',
      toggle: { on: true, mayChange: true },
      attempt: null,
    });
  });

  it.each<[string, string, Seen, string | null]>([
    ['a bundle number', '575-555-0199', {}, 'localPresence'],
    ['an own number', '971-555-0199', {}, 'ownNumber'],
    ['the main number for want of a nearer one', '218-555-0199', {}, 'mainNumber'],
    ['the main number by choice', '575-555-0199', { toggle: false }, 'mainNumber'],
    [
      'the number that was picked',
      '575-555-0199',
      { toggle: false, pickedNumber: e164('+15035550101') },
      'ownNumber',
    ],
    ['the personal number', '575-555-0199', { line: 'personal' }, 'personalNumber'],
    ['nothing when blocked', '876-555-0199', {}, null],
    ['nothing for no number', 'call me', {}, null],
  ])('names %s', async (_, text, how, kind) => {
    expect((await view(text, how)).kind).toBe(kind);
  });

  it.each([
    ['a city at home', '415-555-0199', 'San Francisco, CA'],
    ['a city abroad with its country', '416-555-0199', 'Toronto, Canada'],
    ['a country alone', '+81 3 5555 0199', 'Japan'],
    ['toll-free: nowhere', '888-555-0199', ''],
    ['no number: nowhere', 'call me', ''],
  ])('place: %s', async (_, text, place) => {
    expect((await view(text)).place).toBe(place);
  });

  it('that is blocked shows no caller ID, and says why', async () => {
    const blocked = await view('876-555-0199');
    expect(blocked).toMatchObject({ outcome: 'block', shown: null, rung: null, kind: null, callback: null });
    expect(blocked.decisionId).not.toContain('+16285550100');
    expect((await view('575-555-0199')).callback).toContain('Sales West');
    expect(blocked.reason).toContain('Jamaica');
  });

  it('of what is no number repeats the text as it stands', async () => {
    expect(await view('911')).toMatchObject({
      display: '911',
      localTime: null,
      shown: null,
      trace: [],
      toggle: null,
    });
  });

  it('lists warnings apart from the reason', async () => {
    const warned = await view('416-555-0199');
    expect(warned.warnings).toEqual([expect.stringContaining('Canada')]);
    expect(warned.reason).not.toBe(warned.warnings[0]);
  });

  it('shows of the trace what was tried, then how the number was picked', async () => {
    const { trace } = await view('575-555-0199');
    expect(trace.map(({ verdict }) => verdict)).toEqual([...Array(8).fill('no'), 'chosen', 'chosen']);
    for (const { text } of trace) expect(text).not.toMatch(/^$|\$\d|undefined|\[object/);
  });
});

describe('the switch', () => {
  it.each([
    ['is offered', 'sales-west', 'aiko', { on: true, mayChange: true, lock: null, hint: null }],
    [
      'is shown locked',
      'japan',
      'aiko',
      { on: true, mayChange: false, lock: 'Always on for this line', hint: null },
    ],
    [
      'says to a team’s member what it is good for',
      'seniors',
      'aiko',
      { on: true, mayChange: true, hint: expect.stringMatching(/recognise you/) },
    ],
    [
      'says nothing of the kind where the team does not let them',
      'rookies',
      'ben',
      { on: true, mayChange: false, hint: null },
    ],
    ['is not shown where the line has no local presence', 'support', 'aiko', null],
  ])('%s', async (_, line, user, toggle) => {
    expect((await view('575-555-0199', { line, user })).toggle).toEqual(
      toggle && expect.objectContaining(toggle),
    );
  });
});

it.each(['sales-west', 'japan'])(
  'the switch of %s is not on where there is no local presence to be had (D1)',
  async (line) => {
    const { toggle } = await view('+81 3-5555-0199', { line });
    expect(toggle).toEqual({
      on: false,
      mayChange: false,
      lock: 'Not for this number',
      hint: null,
    });
    const off = await view('+81 3-5555-0199', { line: 'sales-west', toggle: false });
    expect(off.toggle).toMatchObject({ on: false, mayChange: true });
  },
);

describe('the numbers to pick from', () => {
  const WEST = ['+16285550100', '+15035550101'];
  it.each<[string, Seen, string[], string | null]>([
    ['none with local presence', {}, [], null],
    ['the line’s own without it, the main one shown', { toggle: false }, WEST, '+16285550100'],
    ['the one that was picked', { toggle: false, pickedNumber: e164('+15035550101') }, WEST, '+15035550101'],
    [
      'of a line that has no local presence',
      { line: 'support' },
      ['+13125550100', '+18005550100'],
      '+13125550100',
    ],
    ['none where the line has one number', { line: 'renewals', user: 'cho' }, [], null],
    ['none of a personal line', { line: 'personal' }, [], null],
    ['none of a team, which has no numbers', { line: 'seniors', toggle: false }, [], null],
    ['none abroad, where local presence is on but of no use', { line: 'japan' }, [], null],
  ])('%s', async (_, how, numbers, shown) => {
    const seen = await view('575-555-0199', how);
    expect(seen.numbers.map(({ value }) => value)).toEqual(numbers);
    expect(seen.numberShown).toBe(shown);
  });

  it('a pick that local presence makes idle is in the trace', async () => {
    const { trace } = await view('575-555-0199', { pickedNumber: e164('+15035550101') });
    expect(trace[0]?.text).toMatch(/is not used while local presence is on/);
  });
});

describe('what is gone', () => {
  it.each<[string, Seen, RegExp]>([
    ['the line of this site', { seen: { lineIsGone: true } }, /You are calling as Sales West\.$/],
    ['the number that was picked', { pickedNumber: e164('+12125550142') }, /gone from the directory/],
  ])('%s is said in a hint', async (_, how, hint) => {
    expect((await view('575-555-0199', how)).hints).toContainEqual(expect.stringMatching(hint));
  });

  it('nothing is, otherwise', async () => {
    expect((await view('575-555-0199')).hints.join()).not.toMatch(/gone|not yours/);
  });
});

describe('before a text message', () => {
  const texting = async (text: string, how: Seen, last: Attempt | null) =>
    (await view(text, { ...how, seen: { texting: last } })).texting;
  const give = { shown: '(628) 555-0100', copied: '+1 628-555-0100' };

  it.each<[string, string, Seen, Attempt | null, RegExp | null]>([
    ['local presence would be shown', '212-555-0199', {}, null, /^A call shows .*\(212\) 555-014/],
    ['the last call showed a pool number', '218-555-0199', {}, attempt('a'), /last saw \(212\) 555-0142/],
    [
      'even where the line is on its main number now',
      '212-555-0199',
      { toggle: false },
      attempt('a'),
      /last saw/,
    ],
    ['nothing of the kind', '212-555-0199', { toggle: false }, null, null],
    ['an own number is shown', '503-555-0199', {}, attempt('a', { rung: 'own-same-area' }), null],
  ])('%s', async (_, text, how, last, warning) => {
    const seen = await texting(text, how, last);
    expect(seen?.give).toEqual(give);
    if (warning) expect(seen?.warning).toMatch(warning);
    else expect(seen?.warning).toBeNull();
  });

  it('nothing is offered where the call is blocked, or no message was meant', async () => {
    expect(await texting('876-555-0199', {}, null)).toBeNull();
    expect((await view('212-555-0199')).texting).toBeNull();
  });
});

describe('what the card may not learn', () => {
  it('the lines are names and ids, and no number of any other line or of the pool', async () => {
    const seen = await view('575-555-0199');
    expect(seen.lines).toContainEqual({ id: 'sales-west', name: 'Sales West' });
    expect(seen.lines).toContainEqual({ id: 'personal', name: readCatalogue('en').text('personalLine') });
    for (const line of seen.lines) expect(Object.keys(line).sort()).toEqual(['id', 'name']);
    const digits = JSON.stringify(seen).replace(/[^\d]/g, '');
    for (const other of ['6285550100', '3125550100', '6285550150', '2125550142', '5035550101'])
      expect(digits).not.toContain(other);
  });
});

describe('the clock there', () => {
  it.each<[string, string, Seen, object | null]>([
    [
      'New York at 13:00',
      '212-555-0199',
      {},
      { text: '1:00 PM', now: 13 / 24, hours: { from: 8 / 24, to: 21 / 24 } },
    ],
    [
      'Tokyo at 03:00 the next day',
      '+81 3 5555 0199',
      {},
      { text: '3:00 AM', now: 3 / 24, hours: { from: 8 / 24, to: 21 / 24 } },
    ],
    ['two zones', '208-555-0199', {}, { text: '11:00 AM / 10:00 AM' }],
    ['closed today', '212-555-0199', { policy: { closedDates: ['2026-11-20'] } }, { hours: null }],
    ['toll-free has none', '888-555-0199', {}, null],
  ])('%s', async (_, text, how, localTime) => {
    const seen = (await view(text, how)).localTime;
    if (localTime === null) expect(seen).toBeNull();
    else expect(seen && { ...seen, text: seen.text.replace(/\u202f/g, ' ') }).toMatchObject(localTime);
  });

  it('is written as the language writes it', async () => {
    expect((await view('212-555-0199', { language: 'ja' })).localTime?.text).toBe('13:00');
  });
});

describe('what to know about the service', () => {
  const desk = { id: 'desk', name: 'Desk phone', kind: 'deskPhone' as const, ringsFirst: true };
  const app = { ...desk, id: 'app', name: 'Dialpad', ringsFirst: false };
  const dialpad = { capabilities: DIALPAD_CAPABILITIES, devices: [app, desk] };

  it.each<[string, string, Seen, string[]]>([
    ['a gateway rings the agent first', '575-555-0199 x45', {}, ['Your phone rings first.']],
    ['the app does not', '575-555-0199', { seen: dialpad }, []],
    [
      'the desk phone does',
      '575-555-0199',
      { seen: { ...dialpad, device: desk } },
      ['Your phone rings first.'],
    ],
    [
      'extensions that it does not dial',
      '575-555-0199 x45',
      { seen: dialpad },
      ['Dial extension 45 yourself once the call is up.'],
    ],
    ['nothing of a call that is blocked', '876-555-0199', {}, []],
  ])('%s', async (_, text, how, hints) => {
    expect((await view(text, how)).hints).toEqual(hints);
  });

  it('the phones to choose from, and the one that was chosen', async () => {
    const devices = [
      { id: 'app', name: 'Dialpad' },
      { id: 'desk', name: 'Desk phone' },
    ];
    expect(await view('575-555-0199', { seen: dialpad })).toMatchObject({ devices, deviceId: 'app' });
    expect(await view('575-555-0199', { seen: { ...dialpad, device: desk } })).toMatchObject({
      deviceId: 'desk',
    });
    expect(await view('575-555-0199')).toMatchObject({ devices: [], deviceId: null });
  });

  it('no lines where another program chooses the caller ID', async () => {
    expect((await view('575-555-0199', { seen: { capabilities: URI_CAPABILITIES } })).lines).toEqual([]);
  });
});

it('an open call to this number comes along', async () => {
  const open = attempt('a', { to: '+15755550199', state: 'live', progress: 'ringingCustomer' });
  expect((await view('575-555-0199', { open })).attempt).toMatchObject({
    id: 'a',
    state: 'live',
    canHangUp: true,
  });
});
