import { beforeEach, describe, expect, it } from 'vitest';
import { mayHaveRung } from '../../../lib/calls/attempt';
import { openJournal } from '../../../lib/calls/journal';
import { keepingBy } from '../../../lib/calls/keeping';
import { entriesOf } from '../../../lib/calls/log';
import { openLog } from '../../../lib/calls/log-store';
import { openDatabase } from '../../../lib/platform/db';
import { withDefaults } from '../../../lib/policy/schema';
import { reason } from '../../../lib/words/reason';
import { e164 } from '../../support/unit-directory';
import { attempt, freshJournal } from '../../support/unit-journal';

const DAY = 24 * 3600_000;
const NOW = 400 * DAY;
const KEEP = { days: 30, countsSince: NOW - DAY, reportsSince: NOW - 14 * DAY };
const log = openLog(openDatabase);
const journal = openJournal(openDatabase);
const call = (id: string, at: number) => ({
  id,
  agentId: 'aiko',
  from: e164('+12125550199'),
  to: e164('+12125550142'),
  at,
  isDynamicCaller: true,
  shown: null,
});

beforeEach(async () => {
  await freshJournal();
  await (await openDatabase()).clear('inbound');
});

describe('the log in the database', () => {
  it('keeps a call that came in once, however often it is told of', async () => {
    expect(await log.add(call('a', 1))).toBe(true);
    expect(await log.add(call('a', 2))).toBe(false);
    expect((await log.all()).inbound).toEqual([call('a', 1)]);
  });

  it('is read again once somebody says that it changed', async () => {
    const other = openLog(openDatabase);
    expect((await other.all()).attempts).toEqual([]);
    await journal.begin(attempt('a'), false);
    other.changed();
    expect((await other.all()).attempts).toHaveLength(1);
    await other.add(call('in', 1));
    expect((await other.all()).inbound).toHaveLength(1);
  });

  it('removes what is older than was said, and nothing else', async () => {
    const put = async (id: string, age: number, change: Parameters<typeof attempt>[1] = {}) => {
      const { open: _, ...row } = attempt(id, { createdAt: NOW - age, state: 'ended', ...change });
      await (await openDatabase()).put('attempts', { ...row, ...(change.open ? { open: 1 } : {}) });
    };
    log.changed();
    await put('old', 31 * DAY);
    await put('on the day', 30 * DAY);
    await put('young', DAY);
    await put('of tomorrow', -DAY);
    await put('open', 300 * DAY, { open: 1, state: 'unknown' });
    const report = { note: null, tries: 3, nextAt: 0 };
    await put('unsent', 59 * DAY, { unsent: 1, report: { ...report, state: 'failed' } });
    await put('never sent', 61 * DAY, { unsent: 1, report: { ...report, state: 'failed' } });
    await put('refused', 59 * DAY, { unsent: 1, report: { ...report, state: 'refused' } });
    await log.add(call('old in', NOW - 31 * DAY));
    await log.add(call('young in', NOW - DAY));
    expect(await log.removeOld(KEEP, NOW)).toBe(4);
    const { attempts, inbound } = await log.all();
    expect(attempts.map(({ id }) => id).sort()).toEqual([
      'of tomorrow',
      'on the day',
      'open',
      'unsent',
      'young',
    ]);
    expect(inbound.map(({ id }) => id)).toEqual(['young in']);
    expect(await log.removeOld(KEEP, NOW)).toBe(0);
  });

  it('leaves of what limits still count only that, in no list', async () => {
    const put = (id: string, days: number, change: Parameters<typeof attempt>[1] = {}) => {
      const { open: _, ...row } = attempt(id, { createdAt: NOW - days * DAY, state: 'ended', ...change });
      return journal.restore({ ...row, wrapUp: { outcome: 'other', note: 'secret', at: 1 } });
    };
    const record = { type: 'contact', id: '7', name: 'Maria', url: 'https://crm.example.com/secret' };
    await put('counted', 2, { record, lineName: 'secret', note: reason('errorRefused', 'secret') });
    await put('forgotten', 2, { state: 'unknown', note: reason('errorNotRecorded') });
    await put('reported', 20, { spamReportedAt: NOW - 5 * DAY });
    await put('reported long ago', 40, { spamReportedAt: NOW - 15 * DAY });
    await put('too old', 8);
    const keep = { days: 1, countsSince: NOW - 7 * DAY, reportsSince: NOW - 14 * DAY };
    expect(await log.removeOld(keep, NOW)).toBe(5);
    const { attempts } = await log.all();
    expect(attempts.map(({ id }) => id).sort()).toEqual(['counted', 'forgotten', 'reported']);
    expect(JSON.stringify(attempts)).not.toMatch(/secret|Maria/);
    expect(attempts.filter(mayHaveRung).map(({ id }) => id)).toEqual(['counted', 'reported']);
    expect((await journal.reported(keep.reportsSince)).map(({ id }) => id)).toEqual(['reported']);
    expect(entriesOf(attempts, [], 'aiko')).toEqual([]);
    expect(await log.removeOld(keep, NOW)).toBe(0);
  });
});

describe('how long calls are kept', () => {
  it.each([
    ['a day of the log', { logRetentionDays: 1 }, 25],
    [
      'a week of a limit',
      { contactFrequency: { 'US-FL': { maxCalls: 3, hours: 24 }, JP: { maxCalls: 9, hours: 168 } } },
      168,
    ],
    [
      'a limit that is off',
      { contactFrequencyGate: 'off', contactFrequency: { JP: { maxCalls: 9, hours: 168 } } },
      25,
    ],
  ] as const)('%s', (_, set, hours) => {
    const keep = keepingBy(withDefaults(set), 7, NOW);
    expect(keep.days).toBe(7);
    expect((NOW - keep.countsSince) / 3600_000).toBe(hours);
    expect((NOW - keep.reportsSince) / DAY).toBe(14);
  });
});

describe('the journal', () => {
  it('amends what is said of a call, and finds what is still to be told', async () => {
    await journal.begin(attempt('a'), false);
    expect(await journal.amend('a', (row) => ({ ...row, unsent: 1 }))).toMatchObject({ unsent: 1 });
    expect((await journal.unsent()).map(({ id }) => id)).toEqual(['a']);
    expect(await journal.amend('a', () => null)).toBeNull();
    expect(await journal.amend('gone', (row) => row)).toBeNull();
    expect(await journal.to(e164('+12125550199'))).toHaveLength(1);
    await journal.move('a', ['intent'], { state: 'ended' }, 7);
    expect(await journal.get('a')).toMatchObject({ unsent: 1, state: 'ended' });
  });
});
