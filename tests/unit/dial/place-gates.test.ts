// Rules at the press: what the agent saw is decided again, and what warnings are set aside is kept.
import { beforeEach, describe, expect, it } from 'vitest';
import type { Attempt } from '../../../lib/calls/attempt';
import { restoreLost } from '../../../lib/calls/tail';
import type { PlaceOrder } from '../../../lib/dial/place-call';
import { placeCall } from '../../../lib/dial/place-call';
import { openDatabase } from '../../../lib/platform/db';
import type { SetPolicy } from '../../../lib/policy/schema';
import { reason } from '../../../lib/words/reason';
import { attempt } from '../../support/unit-journal';
import { type Bench, bench, orderFor, PRESSED } from '../../support/unit-placing';

const MIAMI = '305-555-0199';
const HOUR = 3_600_000;
/** It is 11:00 in New Mexico; this leaves the afternoon. */
const AFTERNOON = { default: { all: '13:00-21:00' } };

let b: Bench;
beforeEach(async () => {
  b = await bench();
});
const order = (text?: string, change: Partial<PlaceOrder> = {}, id = 'a') => orderFor(b, id, text, change);
const place = async (text?: string, change: Partial<PlaceOrder> = {}, id = 'a') =>
  placeCall(await order(text, change, id), b);

describe('a rule that changes between the preview and the press (T9, D27)', () => {
  it.each<[string, SetPolicy]>([
    ['the emergency stop', { dialing: 'off' }],
    ['the hours', { callingHours: 'block', callingHoursTable: AFTERNOON }],
    ['a date', { callingHours: 'block', closedDates: ['11-20'] }],
    ['a country', { countries: ['JP', 'US'] }],
  ])('%s: nothing is sent', async (_, policy) => {
    const text = 'countries' in policy ? '416-555-0199' : undefined;
    if (text) b.policy = { countries: ['CA'] };
    const seen = await order(text);
    b.policy = policy;
    expect(await placeCall(seen, b)).toMatchObject({ result: 'decision', decision: { outcome: 'block' } });
    expect(b.service.dialed).toEqual([]);
    expect(await b.journal.recent(9)).toEqual([]);
  });

  it.each<[string, (now: Bench) => void]>([
    ['a rule that begins to warn', (now) => Object.assign(now, { policy: { callingHoursTable: AFTERNOON } })],
    ['a clock that is found to be off', (now) => Object.assign(now, { clockSkew: -HOUR })],
  ])('%s is shown first', async (_, change) => {
    const seen = await order();
    change(b);
    expect(await placeCall(seen, b)).toMatchObject({ result: 'decision', decision: { outcome: 'warn' } });
    expect(b.service.dialed).toEqual([]);
  });

  it('a warning of the same rule that was seen is no news', async () => {
    b.policy = { callingHoursTable: AFTERNOON };
    const seen = await order();
    b.policy = { callingHoursTable: { default: { all: '14:00-21:00' } } };
    expect(await placeCall(seen, b)).toMatchObject({ attempt: { state: 'accepted' } });
  });
});

describe('calling in spite of a warning', () => {
  beforeEach(() => {
    b.policy = { callingHoursTable: AFTERNOON };
  });

  it('is kept with the attempt, and why', async () => {
    expect(await place(undefined, { why: '  They asked for it ' })).toMatchObject({
      attempt: { agentId: 'ben', overrode: { gates: ['hours'], why: 'They asked for it' } },
    });
    expect(await b.journal.get('a')).toMatchObject({
      overrode: { gates: ['hours'], why: 'They asked for it' },
    });
  });

  it('needs no word, unless the administrator wants one', async () => {
    expect(await place()).toMatchObject({ attempt: { overrode: { gates: ['hours'], why: '' } } });
  });

  it.each(['', '   '])('with “%s” for a reason is refused where one is required', async (why) => {
    b.policy = { ...b.policy, overrideReason: 'required' };
    expect(await place(undefined, { why })).toEqual({ result: 'why' });
    expect(b.service.dialed).toEqual([]);
    expect(await place(undefined, { why: 'Appointment' }, 'b')).toMatchObject({
      attempt: { state: 'accepted', overrode: { why: 'Appointment' } },
    });
  });

  it('is nothing where nothing warns, or only a country is asked about', async () => {
    b.policy = { overrideReason: 'required' };
    expect(await place('416-555-0199')).toMatchObject({ attempt: { state: 'accepted', overrode: null } });
  });
});

describe('calls to one number in a day (T6)', () => {
  const calledBefore = async (id: string, hours: number, change: Partial<Omit<Attempt, 'to'>> = {}) => {
    const { open: _, ...row } = attempt(id, { to: '+13055550199', state: 'ended', ...change });
    const kept = { ...row, createdAt: PRESSED - hours * HOUR };
    await b.journal.restore(kept);
    await b.tail.keep(kept);
  };
  beforeEach(() => {
    b.policy = { contactFrequencyGate: 'block' };
  });

  it('a fourth is stopped, whoever called and with whatever extension', async () => {
    await calledBefore('x', 1, { agentId: 'aiko' });
    await calledBefore('y', 5, { postDial: '45' });
    expect(await place(MIAMI, {}, 'third')).toMatchObject({ attempt: { state: 'accepted' } });
    await b.journal.move('third', ['accepted'], { state: 'ended' }, PRESSED);
    expect(await place(MIAMI, {}, 'fourth')).toMatchObject({
      result: 'decision',
      decision: { reason: { key: 'gateFrequency', args: [{ count: 3 }, { count: 24 }, { count: 3 }] } },
    });
    expect(b.service.dialed.length).toBe(1);
  });

  it.each<[string, Partial<Omit<Attempt, 'to'>>, number, string]>([
    ['was rejected', { state: 'rejected' }, 1, 'attempt'],
    ['expired', { state: 'rejected', note: reason('errorExpired') }, 1, 'attempt'],
    ['the service has no record of', { state: 'unknown', note: reason('errorNotRecorded') }, 1, 'attempt'],
    ['was a day ago', {}, 24, 'attempt'],
    ['may have rung', { state: 'unknown' }, 1, 'decision'],
    ['was handed to the phone app', { state: 'dispatched', service: 'uri' }, 23, 'decision'],
  ])('one that %s: %s', async (_, change, hours, result) => {
    for (const id of ['x', 'y']) await calledBefore(id, 2);
    await calledBefore('z', hours, change);
    expect(await place(MIAMI)).toMatchObject({ result });
  });

  it('is known again after the browser lost the journal', async () => {
    for (const [i, id] of ['x', 'y', 'z'].entries()) await calledBefore(id, 1 + i * 10);
    const seen = await order('212-555-0199');
    await (await openDatabase()).clear('attempts');
    const { request } = await order(MIAMI);
    expect(await placeCall({ ...seen, request }, b)).toMatchObject({
      result: 'decision',
      decision: { outcome: 'block', reason: { key: 'gateFrequency' } },
    });
    expect(await restoreLost(b.tail, b.journal, PRESSED)).toEqual([]);
  });

  describe('of a contact with two numbers', () => {
    const record = { type: 'contact', id: '7', name: 'Jo', url: 'https://crm.example.com/contacts/7' };
    const to = async (more: object) => orderFor(b, 'a', MIAMI, {}, more);
    const called = async (id: string, of: typeof record) =>
      b.journal.restore(
        attempt(id, { to: '+13055550100', state: 'ended', createdAt: PRESSED - HOUR, record: of }),
      );
    beforeEach(async () => {
      for (const id of ['x', 'y', 'z']) await called(id, record);
      // Others of one company, at which there is more than one person.
      for (const id of ['u', 'v', 'w']) await called(id, { ...record, type: 'account' });
    });

    it('a call to the other number is stopped, at the preview and at the press', async () => {
      const unseen = await orderFor(b, 'a', '575-555-0199');
      const { request } = await to({ record });
      expect(await placeCall({ ...unseen, request }, b)).toMatchObject({
        result: 'decision',
        decision: {
          outcome: 'block',
          reason: { key: 'gateFrequencyContact', args: [{ count: 3 }, { count: 24 }, { count: 3 }] },
        },
      });
      expect(b.service.dialed).toEqual([]);
    });

    it('a warning that was seen at the preview is the same at the press, and the record is kept', async () => {
      b.policy = { contactFrequencyGate: 'warn' };
      expect(await placeCall(await to({ record }), b)).toMatchObject({
        attempt: { state: 'accepted', record, overrode: { gates: ['frequency'] } },
      });
    });

    it.each([
      ['nobody says whose it is', {}],
      ['it is another contact’s', { record: { ...record, id: '8' } }],
      ['it is one of a company’s', { record: { ...record, type: 'account' } }],
    ])('and is not where %s', async (_, more) => {
      expect(await placeCall(await to(more), b)).toMatchObject({ attempt: { state: 'accepted' } });
    });
  });

  it('two presses at the same time do not both fit', async () => {
    for (const id of ['x', 'y']) await calledBefore(id, 2, { agentId: 'aiko' });
    const [first, second] = [await order(MIAMI, {}, 'a'), await order(`${MIAMI} x7`, {}, 'b')];
    const placed = await Promise.all([placeCall(first, b), placeCall(second, b)]);
    expect(placed.map(({ result }) => result)).toEqual(['attempt', 'decision']);
    expect(b.service.dialed.length).toBe(1);
  });
});
