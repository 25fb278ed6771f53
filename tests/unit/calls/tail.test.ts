import { describe, expect, it } from 'vitest';
import { openTail, restoreLost } from '../../../lib/calls/tail';
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
