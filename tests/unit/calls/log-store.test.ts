import { beforeEach, describe, expect, it } from 'vitest';
import { openJournal } from '../../../lib/calls/journal';
import { openLog } from '../../../lib/calls/log-store';
import { openDatabase } from '../../../lib/platform/db';
import { e164 } from '../../support/unit-directory';
import { attempt, freshJournal } from '../../support/unit-journal';

const DAY = 24 * 3600_000;
const NOW = 400 * DAY;
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
    await put('unsent', 300 * DAY, { unsent: 1, report: { ...report, state: 'failed' } });
    await put('refused', 300 * DAY, { unsent: 1, report: { ...report, state: 'refused' } });
    await log.add(call('old in', NOW - 31 * DAY));
    await log.add(call('young in', NOW - DAY));
    expect(await log.removeOld(30, NOW)).toBe(3);
    const { attempts, inbound } = await log.all();
    expect(attempts.map(({ id }) => id).sort()).toEqual([
      'of tomorrow',
      'on the day',
      'open',
      'unsent',
      'young',
    ]);
    expect(inbound.map(({ id }) => id)).toEqual(['young in']);
    expect(await log.removeOld(30, NOW)).toBe(0);
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
    expect(await journal.get('a')).toMatchObject({ unsent: 1, endedAt: 7 });
  });
});
