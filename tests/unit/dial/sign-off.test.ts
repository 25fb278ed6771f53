import { beforeEach, describe, expect, it } from 'vitest';
import type { Attempt } from '../../../lib/calls/attempt';
import type { Journal } from '../../../lib/calls/journal';
import { placeCall } from '../../../lib/dial/place-call';
import { recover } from '../../../lib/dial/recover';
import { signOff } from '../../../lib/dial/sign-off';
import { reason } from '../../../lib/words/reason';
import { attempt, freshJournal } from '../../support/unit-journal';
import { bench, orderFor } from '../../support/unit-placing';

let journal: Journal;
let told: Attempt[];
const placing = () => ({ journal, now: () => 5000, changed: (row: Attempt) => void told.push(row) });
beforeEach(async () => {
  journal = await freshJournal();
  told = [];
});

describe('D25: when nobody is connected any more', () => {
  it.each<[Attempt['state'], Attempt['state'], string]>([
    ['intent', 'rejected', 'errorSignedOut'],
    ['sending', 'unknown', 'errorSignedOutOpen'],
    ['accepted', 'unknown', 'errorSignedOutOpen'],
    ['live', 'unknown', 'errorSignedOutOpen'],
    ['unknown', 'unknown', 'errorTimeout'],
  ])('%s becomes %s, with the reason %s, and is closed', async (state, after, key) => {
    const note = state === 'unknown' ? reason('errorTimeout') : null;
    await journal.begin(
      attempt('a', { state, note, progress: state === 'live' ? 'connected' : null }),
      false,
    );
    await signOff(placing());
    expect(await journal.get('a')).toMatchObject({ state: after, note: { key }, progress: null });
    expect(await journal.open()).toEqual([]);
    expect(told.map(({ state }) => state)).toEqual([after]);
  });

  it('a row that was not sent is not sent by whoever waited for it', async () => {
    const given = await bench();
    const order = await orderFor(given, 'a');
    // The press has written its row when the agent signs out.
    const begin = given.journal.begin;
    given.journal = {
      ...given.journal,
      async begin(row, again) {
        const begun = await begin(row, again);
        await signOff({ journal: given.journal, now: given.now, changed: () => undefined });
        return begun;
      },
    };
    expect(await placeCall(order, given)).toMatchObject({
      attempt: { state: 'rejected', note: { key: 'errorSignedOut' } },
    });
    expect(given.service.dialed).toEqual([]);
  });

  it('a row that was on its way is not asked about once its answer is lost', async () => {
    const given = await bench();
    const order = await orderFor(given, 'a');
    given.service.answer = async () => {
      await signOff({ journal: given.journal, now: given.now, changed: () => undefined });
      return { outcome: 'unknown', note: reason('errorConnectionLost') };
    };
    expect(await placeCall(order, given)).toMatchObject({ attempt: { state: 'unknown' } });
    expect(given.service.asked).toEqual([]);
    expect(await given.journal.open()).toEqual([]);
  });
});

describe('D26: when another agent is connected', () => {
  it('only the rows of others are closed', async () => {
    await journal.begin(attempt('a', { state: 'live', agentId: 'aiko' }), false);
    await journal.begin(attempt('b', { state: 'live', agentId: 'ben' }), false);
    await signOff(placing(), ({ agentId }) => agentId === 'ben');
    expect((await journal.open()).map(({ id }) => id)).toEqual(['b']);
    expect(told.map(({ id }) => id)).toEqual(['a']);
  });

  it('at start, a row of the one before is neither sent nor asked about', async () => {
    await journal.begin(attempt('a', { state: 'intent', agentId: 'aiko', to: '+12125550101' }), false);
    await journal.begin(attempt('b', { state: 'sending', agentId: 'aiko', to: '+12125550102' }), false);
    const asked: string[] = [];
    await recover({ ...placing(), worker: 'a new worker' }, async ({ id }) => {
      asked.push(id);
      return null;
    });
    expect(await journal.get('a')).toMatchObject({ state: 'rejected', note: { key: 'errorNotSent' } });
    expect(await journal.get('b')).toMatchObject({ state: 'unknown' });
    // Asked for an adapter, and given none: see in-use.ts.
    expect(asked).toEqual(['b']);
  });
});
