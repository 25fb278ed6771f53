import { describe, expect, it } from 'vitest';
import { openTail, restoreLost } from '../../../lib/calls/tail';
import { reason } from '../../../lib/words/reason';
import { attempt, freshJournal, memoryArea } from '../../support/unit-journal';

const NOW = 10_000;

describe('the tail of recent attempts', () => {
  it('keeps the newest, each as it was last', async () => {
    const tail = openTail(memoryArea());
    await Promise.all(Array.from({ length: 25 }, (_, i) => tail.keep(attempt(`a${i}`))));
    await tail.keep(attempt('a24', { state: 'live' }));
    const rows = await tail.rows();
    expect(rows).toHaveLength(20);
    expect(rows[0]).toMatchObject({ id: 'a24', state: 'live' });
    expect(rows.filter(({ id }) => id === 'a24')).toHaveLength(1);
  });

  it('holds nothing that is said of people, also of what an earlier version left', async () => {
    const area = memoryArea();
    const tail = openTail(area);
    const told = attempt('a', {
      state: 'ended',
      record: { type: 'contact', id: '7', name: 'Maria', url: 'https://crm.example.com/secret' },
      trace: [{ verdict: 'chosen', reason: reason('whyPersonal') }],
      overrode: { gates: ['hours'], why: 'secret' },
      wrapUp: { outcome: 'other', note: 'secret', at: 1 },
      report: { state: 'failed', note: null, tries: 1, nextAt: 0 },
      unsent: 1,
      callback: reason('callbackCallCenter', 'secret'),
      note: reason('errorRefused', 'secret'),
    });
    area.items.recentAttempts = [{ ...told, id: 'earlier' }];
    await tail.keep(told);
    const kept = area.items.recentAttempts as object[];
    expect(kept).toHaveLength(2);
    expect(JSON.stringify(kept)).not.toMatch(/Maria|secret|whyPersonal|hours|unsent|report"/);
    const journal = await freshJournal();
    expect(await restoreLost(tail, journal, NOW)).toHaveLength(2);
    expect(await journal.get('a')).toMatchObject({ state: 'ended', callerId: '+12125550142' });
    expect(await journal.unsent()).toEqual([]);
  });

  it('puts nothing back while the journal is whole', async () => {
    const [tail, journal] = [openTail(memoryArea()), await freshJournal()];
    await journal.begin(attempt('one'), false);
    await tail.keep(attempt('one'));
    expect(await restoreLost(tail, journal, NOW)).toEqual([]);
  });

  it('puts back what a wiped journal lost: what was being sent is not known to be sent or not', async () => {
    const [tail, journal] = [openTail(memoryArea()), await freshJournal()];
    await tail.keep(attempt('sent', { state: 'sending' }));
    await tail.keep(attempt('up', { state: 'live', to: '+13035550100' }));
    const { open: _, ...over } = attempt('over', { state: 'ended', to: '+13035550101' });
    await tail.keep(over);
    await restoreLost(tail, journal, NOW);
    expect(await journal.get('sent')).toMatchObject({
      state: 'unknown',
      open: 1,
      note: { key: 'errorJournalLost' },
    });
    expect(await journal.get('up')).toMatchObject({ state: 'live', open: 1 });
    expect((await journal.get('over'))?.open).toBeUndefined();
    expect((await journal.open()).map(({ id }) => id).sort()).toEqual(['sent', 'up']);
  });

  it('leaves the past alone', async () => {
    const [tail, journal] = [openTail(memoryArea()), await freshJournal()];
    await tail.keep(attempt('old', { state: 'live' }));
    expect(await restoreLost(tail, journal, NOW + 13 * 3600_000)).toEqual([]);
  });

  it('that was spoilt, or that cannot be written, is empty and breaks nothing', async () => {
    const area = memoryArea();
    area.items.recentAttempts = [null, 7, { id: 'x' }];
    expect(await openTail(area).rows()).toEqual([]);
    const broken = { get: async () => ({}), set: () => Promise.reject(new Error('full')) };
    await expect(openTail(broken).keep(attempt('one'))).resolves.toBeUndefined();
  });
});
