import { beforeEach, describe, expect, it } from 'vitest';
import type { Journal } from '../../../lib/calls/journal';
import { spamReported } from '../../../lib/calls/number-use';
import type { CrmRecord } from '../../../lib/crm/profile';
import { reason } from '../../../lib/words/reason';
import { e164 } from '../../support/unit-directory';
import { attempt, freshJournal } from '../../support/unit-journal';

const TO = '+12125550199';
const OTHER = '+16465550199';
let journal: Journal;
beforeEach(async () => {
  journal = await freshJournal();
});
const ids = (rows: { id: string }[]) => rows.map(({ id }) => id);

describe('beginning', () => {
  it('writes the attempt', async () => {
    expect(await journal.begin(attempt('a'), false)).toEqual({ began: true });
    expect(await journal.get('a')).toEqual(attempt('a'));
    expect(await journal.get('b')).toBeNull();
  });

  it('the same id twice gives the row there is, even to another destination and when it is over', async () => {
    await journal.begin(attempt('a'), false);
    await journal.move('a', ['intent'], { state: 'ended' }, 2000);
    const second = await journal.begin(attempt('a', { to: OTHER }), true);
    expect(second).toMatchObject({ began: false, instead: { id: 'a', to: TO, state: 'ended' } });
    expect(ids(await journal.recent(10))).toEqual(['a']);
  });

  it.each(['intent', 'sending', 'accepted', 'live'] as const)(
    'a call to a destination that is %s gives that one',
    async (state) => {
      await journal.begin(attempt('a', { state }), false);
      for (const again of [false, true])
        expect(await journal.begin(attempt('b'), again)).toMatchObject({
          began: false,
          instead: { id: 'a' },
        });
      expect(await journal.get('b')).toBeNull();
    },
  );

  it.each(['rejected', 'ended', 'dispatched'] as const)(
    'a call to a destination whose last one is %s begins',
    async (state) => {
      await journal.begin(attempt('a'), false);
      await journal.move('a', ['intent'], { state }, 2000);
      expect(await journal.begin(attempt('b'), false)).toEqual({ began: true });
    },
  );

  it('another destination begins beside an open call', async () => {
    await journal.begin(attempt('a'), false);
    expect(await journal.begin(attempt('b', { to: OTHER }), false)).toEqual({ began: true });
    expect(ids(await journal.open()).sort()).toEqual(['a', 'b']);
  });

  it.each([
    ['another extension of its number', { postDial: '45' }],
    ['the same destination by another agent', { agentId: 'ben' }],
  ])('%s begins beside an open call', async (_, change) => {
    for (const state of ['live', 'unknown'] as const) {
      await journal.begin(attempt(`a-${state}`, { state, to: OTHER }), true);
      expect(await journal.begin(attempt(`b-${state}`, { to: OTHER, ...change }), false)).toEqual({
        began: true,
      });
      for (const id of [`a-${state}`, `b-${state}`])
        await journal.move(id, ['live', 'unknown', 'intent'], { state: 'ended' }, 2000);
    }
  });

  it('an unknown one is not called again by itself', async () => {
    await journal.begin(attempt('a', { state: 'unknown' }), false);
    expect(await journal.begin(attempt('b'), false)).toMatchObject({
      began: false,
      instead: { id: 'a', state: 'unknown' },
    });
  });

  it('an unknown one is called again when the agent says so; it stays unknown and is no longer open', async () => {
    await journal.begin(attempt('a', { state: 'unknown', note: reason('errorTimeout') }), false);
    expect(await journal.begin(attempt('b'), true)).toEqual({ began: true });
    expect(ids(await journal.open())).toEqual(['b']);
    expect(await journal.get('a')).toMatchObject({ state: 'unknown', note: { key: 'errorTimeout' } });
    expect(await journal.get('a')).not.toHaveProperty('open');
  });

  it('again does not close unknown calls to others', async () => {
    await journal.begin(attempt('a', { state: 'unknown', to: OTHER }), false);
    await journal.begin(attempt('b'), true);
    expect(ids(await journal.open()).sort()).toEqual(['a', 'b']);
  });

  it('again does not close unknown calls of other agents, or to other extensions', async () => {
    await journal.begin(attempt('a', { state: 'unknown', agentId: 'ben' }), false);
    await journal.begin(attempt('b', { state: 'unknown', postDial: '45' }), false);
    await journal.begin(attempt('c'), true);
    expect(ids(await journal.open()).sort()).toEqual(['a', 'b', 'c']);
  });

  it('is atomic: of ten at once to one destination, one begins', async () => {
    const tries = Array.from({ length: 10 }, (_, i) => journal.begin(attempt(`a${i}`), false));
    const begun = await Promise.all(tries);
    expect(begun.filter(({ began }) => began)).toHaveLength(1);
    const [row] = await journal.open();
    for (const result of begun) if (!result.began) expect(result.instead.id).toBe(row?.id);
  });
});

describe('moving', () => {
  it('from a state it is in, and gives the moved row', async () => {
    await journal.begin(attempt('a'), false);
    const moved = await journal.move('a', ['intent'], { state: 'sending' }, 2000);
    expect(moved).toEqual(attempt('a', { state: 'sending', updatedAt: 2000 }));
    expect(await journal.get('a')).toEqual(moved);
  });

  it('from a state it is not in does nothing', async () => {
    await journal.begin(attempt('a'), false);
    expect(await journal.move('a', ['sending', 'live'], { state: 'ended' }, 2000)).toBeNull();
    expect(await journal.get('a')).toEqual(attempt('a'));
  });

  it('nothing that is there gives null and writes nothing', async () => {
    expect(await journal.move('a', ['intent'], { state: 'ended' }, 2000)).toBeNull();
    expect(await journal.recent(10)).toEqual([]);
  });

  it('by two at once succeeds once', async () => {
    await journal.begin(attempt('a'), false);
    const both = await Promise.all(
      [1, 2].map(() => journal.move('a', ['intent'], { state: 'sending' }, 2000)),
    );
    expect(both.filter((row) => row !== null)).toHaveLength(1);
  });

  it('to a closed state takes it out of the open ones', async () => {
    await journal.begin(attempt('a'), false);
    expect(ids(await journal.open())).toEqual(['a']);
    await journal.move('a', ['intent'], { state: 'rejected' }, 2000);
    expect(await journal.open()).toEqual([]);
  });
});

describe('reading', () => {
  beforeEach(async () => {
    const rows: [string, number][] = [
      ['b', 2000],
      ['a', 1000],
      ['d', 4000],
      ['c', 3000],
    ];
    for (const [id, createdAt] of rows)
      await journal.begin(attempt(id, { createdAt, to: `+1646555010${createdAt / 1000}` }), false);
  });

  it('the recent ones, newest first, as many as asked', async () => {
    expect(ids(await journal.recent(10))).toEqual(['d', 'c', 'b', 'a']);
    expect(ids(await journal.recent(2))).toEqual(['d', 'c']);
  });

  it('those since a time, that moment included', async () => {
    expect(ids(await journal.since(3000))).toEqual(['c', 'd']);
    expect(await journal.since(4001)).toEqual([]);
  });
});

describe('the number a contact saw last', () => {
  const lastShown = async (...whose: Parameters<Journal['lastPlaced']>) =>
    (await journal.lastPlaced(...whose))?.callerId ?? null;
  const shown = (
    id: string,
    createdAt: number,
    callerId: string,
    change: Parameters<typeof attempt>[1] = {},
  ) => journal.begin(attempt(id, { createdAt, callerId: e164(callerId), state: 'ended', ...change }), false);

  it('is of the newest call that was placed', async () => {
    for (const [id, at, number] of [
      ['b', 2000, '+12125550143'],
      ['a', 1000, '+12125550142'],
    ] as const) {
      await shown(id, at, number);
      await journal.move(id, ['ended'], { state: 'ended' }, at);
    }
    expect(await lastShown(e164(TO), 'aiko')).toBe('+12125550143');
  });

  it.each(['rejected', 'unknown', 'intent', 'sending'] as const)(
    'is not of one that is %s: they may have seen nothing',
    async (state) => {
      await shown('a', 1000, '+12125550142', { state });
      expect(await lastShown(e164(TO), 'aiko')).toBeNull();
    },
  );

  it('is of that contact only', async () => {
    await shown('a', 1000, '+12125550142', { to: OTHER });
    expect(await lastShown(e164(TO), 'aiko')).toBeNull();
  });

  it('is of that agent only', async () => {
    await shown('a', 1000, '+12125550142');
    await shown('b', 2000, '+12125550143', { agentId: 'ben' });
    expect(await lastShown(e164(TO), 'aiko')).toBe('+12125550142');
    expect(await lastShown(e164(TO), 'ben')).toBe('+12125550143');
    expect(await lastShown(e164(TO), 'cho')).toBeNull();
  });
});

describe('reports of spam', () => {
  const seen = (id: string, change: Parameters<typeof attempt>[1] = {}) =>
    journal.begin(attempt(id, { state: 'ended', ...change }), true);
  const report = (id: string, at: number | null) => journal.amend(id, (row) => spamReported(row, at));
  const reported = async (since = 0) => (await journal.reported(since)).map(({ id }) => id);

  it('are kept with the call, found by their time, and can be taken back', async () => {
    await seen('a');
    await seen('b', { to: OTHER });
    expect(await reported()).toEqual([]);
    expect(await report('a', 5000)).toMatchObject({ id: 'a', spamReportedAt: 5000 });
    expect(await reported()).toEqual(['a']);
    expect(await reported(5001)).toEqual([]);
    expect(await report('a', null)).not.toHaveProperty('spamReportedAt');
    expect(await reported()).toEqual([]);
    expect(await journal.get('a')).toMatchObject({ state: 'ended', callerId: '+12125550142' });
  });

  it('are not taken of calls that showed no number of ours, nor of those that are not known', async () => {
    await seen('a', { callerId: null });
    expect(await report('a', 5000)).toBeNull();
    expect(await report('nothing', 5000)).toBeNull();
    expect(await reported()).toEqual([]);
  });
});

describe('calls to a CRM record', () => {
  const MARIA = { type: 'contact', id: '7', name: 'Maria', url: 'https://crm.example.com/contacts/7' };

  it('are found at whatever number, of that record only', async () => {
    const rows: [string, Partial<CrmRecord> | null][] = [
      ['same', {}],
      ['renamed', { name: null, url: 'https://crm.example.com/contacts/7?tab=2' }],
      ['another', { id: '8' }],
      ['a lead', { type: 'lead' }],
      ['another CRM', { url: 'https://crm.example.org/contacts/7' }],
      ['none', null],
    ];
    for (const [id, change] of rows)
      await journal.restore(attempt(id, { to: OTHER, record: change && { ...MARIA, ...change } }));
    await journal.restore(attempt('of before there were any'));
    expect((await journal.ofRecord(MARIA)).map(({ id }) => id).sort()).toEqual(['renamed', 'same']);
  });
});
