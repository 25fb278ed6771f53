import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type AttemptState, LONGEST_CALL_MS, UNSURE_MS } from '../../../lib/calls/attempt';
import type { CallStatus } from '../../../lib/dial/adapters/adapter';
import { placeCall } from '../../../lib/dial/place-call';
import { recover } from '../../../lib/dial/recover';
import { reason } from '../../../lib/words/reason';
import { attempt } from '../../support/unit-journal';
import { type Bench, bench, orderFor, PRESSED } from '../../support/unit-placing';

let b: Bench;
beforeEach(async () => {
  b = await bench();
});
const left = (id: string, state: AttemptState, age = 1000) =>
  b.journal.begin(
    attempt(id, { state, createdAt: PRESSED - age, updatedAt: PRESSED - age, to: `+1212555${id}` }),
    false,
  );
const cannotTell: CallStatus = { status: 'cannotTell', note: reason('errorUnreachable') };

describe('a worker that starts and finds open attempts', () => {
  it.each<[AttemptState, CallStatus | null, AttemptState, string | null]>([
    ['intent', null, 'rejected', 'errorNotSent'],
    ['intent', { status: 'live', progress: null }, 'rejected', 'errorNotSent'],
    ['sending', null, 'unknown', 'errorWorkerStopped'],
    ['sending', { status: 'live', progress: 'connected' }, 'live', null],
    ['sending', { status: 'ended', cause: null }, 'ended', null],
    ['sending', { status: 'none' }, 'unknown', 'errorNotRecorded'],
    ['sending', cannotTell, 'unknown', 'errorUnreachable'],
    ['unknown', { status: 'live', progress: 'ringingAgent' }, 'live', null],
    ['accepted', { status: 'none' }, 'ended', 'errorNotRecorded'],
    ['accepted', cannotTell, 'accepted', null],
    ['live', { status: 'ended', cause: 'busy' }, 'ended', 'endedBecause'],
    ['live', null, 'live', null],
  ])('%s, and the service says %j: %s', async (state, knows, after, key) => {
    await left('0101', state);
    if (knows) b.service.knows = knows;
    await recover(b, async () => (knows ? b.service : null));
    const row = await b.journal.get('0101');
    expect([row?.state, row?.note?.key ?? null]).toEqual([after, key]);
    expect(b.service.dialed).toEqual([]);
    // Who listens is told of what changed, and of nothing else.
    expect(b.states.at(-1)).toBe(after === state ? undefined : after);
  });

  it('closes what the service knows nothing of once it cannot still be on its way', async () => {
    b.service.knows = { status: 'none' };
    await left('0101', 'unknown', UNSURE_MS - 1_000);
    await left('0102', 'unknown', UNSURE_MS + 1_000);
    await recover(b, async () => b.service);
    expect((await b.journal.get('0101'))?.state).toBe('unknown');
    expect(await b.journal.get('0102')).toMatchObject({ state: 'ended', note: { key: 'errorNotRecorded' } });
    expect((await b.journal.open()).map(({ id }) => id)).toEqual(['0101']);
  });

  it('tells nobody twice that a call is not known', async () => {
    b.service.knows = cannotTell;
    await left('0101', 'unknown');
    await recover(b, async () => b.service);
    const told = b.states.length;
    await recover(b, async () => b.service);
    expect(b.service.asked).toHaveLength(2);
    expect(b.states).toHaveLength(told);
  });

  it('does not take the time at which it learned of an end for the end', async () => {
    await left('0101', 'live', 3 * 3600_000);
    b.service.knows = { status: 'ended', cause: null };
    await recover(b, async () => b.service);
    const row = await b.journal.get('0101');
    expect(row?.state).toBe('ended');
    expect(row?.endedAt).toBeUndefined();
  });

  it('does not ask about what it never sent', async () => {
    await left('0101', 'intent');
    await recover(b, async () => b.service);
    expect(b.service.asked).toEqual([]);
  });

  it('says what nobody works on any more before it asks anybody: a service that hangs holds nothing up', async () => {
    await left('0101', 'unknown');
    await left('0102', 'sending');
    await left('0103', 'intent');
    let answer = (_: CallStatus): void => {};
    b.service.status = () =>
      new Promise((resolve) => {
        answer = resolve;
      });
    const recovered = recover(b, async () => b.service);
    await vi.waitFor(async () => {
      expect((await b.journal.get('0102'))?.state).toBe('unknown');
      expect((await b.journal.get('0103'))?.state).toBe('rejected');
    });
    b.service.status = async () => cannotTell;
    answer(cannotTell);
    await recovered;
  });

  it('settles all of them, and dials none', async () => {
    b.service.knows = { status: 'ended', cause: null };
    const states: AttemptState[] = ['intent', 'sending', 'accepted', 'live', 'unknown'];
    for (const [i, state] of states.entries()) await left(`010${i}`, state);
    await recover(b, async () => b.service);
    expect(await b.journal.open()).toEqual([]);
    expect(b.service.asked).toHaveLength(4);
    expect(b.service.dialed).toEqual([]);
  });

  it.each<AttemptState>(['accepted', 'live', 'unknown', 'sending'])(
    'takes one that has been %s for half a day for ended',
    async (state) => {
      await left('0101', state, LONGEST_CALL_MS + 1000);
      await recover(b, async () => b.service);
      expect(await b.journal.get('0101')).toMatchObject({
        state: 'ended',
        note: { key: 'errorNotRecorded' },
      });
      expect(b.service.dialed).toEqual([]);
    },
  );

  it('does not take a call for ended that the service says is up, however old the clock makes it', async () => {
    await left('0101', 'live', LONGEST_CALL_MS + 1000);
    b.service.knows = { status: 'live', progress: 'connected' };
    await recover(b, async () => b.service);
    expect(await b.journal.get('0101')).toMatchObject({ state: 'live', open: 1 });
    b.service.knows = cannotTell;
    await recover(b, async () => b.service);
    expect(await b.journal.get('0101')).toMatchObject({ state: 'ended' });
  });

  it('counts a request from when it left: the press may have waited before that', async () => {
    const sentAt = PRESSED + 9_000;
    await b.journal.begin(
      attempt('own', { createdAt: PRESSED, sentAt, state: 'sending', worker: b.worker }),
      false,
    );
    await recover({ ...b, now: () => PRESSED + 20_000 }, async () => null);
    expect((await b.journal.get('own'))?.state).toBe('sending');
    await recover({ ...b, now: () => sentAt + 15_001 }, async () => null);
    expect((await b.journal.get('own'))?.state).toBe('unknown');
  });

  it('that nobody sent is rejected, however old', async () => {
    await left('0101', 'intent', LONGEST_CALL_MS + 1000);
    await recover(b, async () => b.service);
    expect(await b.journal.get('0101')).toMatchObject({ state: 'rejected', note: { key: 'errorNotSent' } });
  });

  it.each<[AttemptState, number, AttemptState]>([
    ['intent', 0, 'intent'],
    ['sending', 0, 'sending'],
    ['intent', 15_000, 'intent'],
    ['sending', 15_000, 'sending'],
    ['sending', -15_000, 'sending'],
    ['intent', 15_001, 'rejected'],
    ['sending', 15_001, 'unknown'],
    // The clock was set back.
    ['intent', -15_001, 'rejected'],
    ['sending', -15_001, 'unknown'],
    ['live', 15_001, 'live'],
  ])('of its own, %s for %d ms: %s', async (state, late, after) => {
    const now = PRESSED + late;
    await b.journal.begin(attempt('own', { createdAt: PRESSED, state, worker: b.worker }), false);
    await recover({ ...b, now: () => now }, async () => null);
    expect((await b.journal.get('own'))?.state).toBe(after);
    expect(b.states).toEqual(after === state ? [] : [after]);
  });

  it('of another worker, sent this very moment: unknown', async () => {
    await left('0101', 'sending', -b.late);
    await recover(b, async () => null);
    expect(await b.journal.get('0101')).toMatchObject({
      state: 'unknown',
      note: { key: 'errorWorkerStopped' },
    });
  });

  it('an answer that arrives after the row was given up does not bring it back', async () => {
    let release: () => void = () => undefined;
    const answered = new Promise<void>((resolve) => {
      release = resolve;
    });
    b.service.answer = async () => {
      await answered;
      return { outcome: 'rejected', note: reason('errorOffline') };
    };
    const placing = placeCall(await orderFor(b, 'a'), b);
    while ((await b.journal.get('a'))?.state !== 'sending') await Promise.resolve();
    b.service.knows = { status: 'live', progress: 'connected' };
    b.late += 60_000;
    await recover(b, async () => b.service);
    release();
    expect(await placing).toMatchObject({ attempt: { state: 'live' } });
    expect(b.service.dialed).toHaveLength(1);
  });
});

describe('when a call was connected', () => {
  it('is noted once, and kept', async () => {
    await left('0101', 'accepted');
    b.service.knows = { status: 'live', progress: 'connected' };
    await recover(b, async () => b.service);
    const first = (await b.journal.get('0101'))?.connectedAt;
    expect(first).toBe(b.now());
    b.late += 5000;
    await recover(b, async () => b.service);
    expect((await b.journal.get('0101'))?.connectedAt).toBe(first);
  });
});
