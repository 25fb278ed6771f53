import { beforeEach, describe, expect, it } from 'vitest';
import type { Attempt } from '../../../lib/calls/attempt';
import type { Journal } from '../../../lib/calls/journal';
import { keptHere, type Reported, wrappedUp } from '../../../lib/calls/wrap-up';
import type { Completion } from '../../../lib/dial/adapters/adapter';
import { type Completing, completionOf, tellDue, tellService } from '../../../lib/dial/complete';
import { reason } from '../../../lib/words/reason';
import { attempt, freshJournal } from '../../support/unit-journal';
import { FakeService } from '../../support/unit-placing';

const said = { outcome: 'connected', note: '', at: 240_000 } as const;
const record = { type: 'contact', id: '7', name: 'Maria', url: 'https://crm.example.com/7' };
const over = (id = 'a'): Attempt => {
  const { open: _, ...row } = attempt(id, { state: 'ended', connectedAt: 11_000, endedAt: 233_000, record });
  return wrappedUp(row, said, true);
};
const FAILED: Reported = { sent: false, note: reason('reportUnreachable'), isFinal: false };

let journal: Journal;
let told: [string, Completion][];
let answer: () => Reported | Promise<Reported>;
let completing: Completing;
let changes: number;
let clock: number;
beforeEach(async () => {
  journal = await freshJournal();
  [told, changes, clock, answer] = [[], 0, 250_000, () => ({ sent: true })];
  const service = Object.assign(new FakeService(), {
    complete: async (id: string, completion: Completion) => {
      told.push([id, completion]);
      return answer();
    },
  });
  let last: Promise<unknown> = Promise.resolve();
  completing = {
    journal,
    now: () => clock,
    changed: () => void changes++,
    adapterOf: async () => service,
    alone: (run) => {
      const next = last.then(run);
      last = next.catch(() => undefined);
      return next;
    },
  };
});

describe('telling the service how a call went', () => {
  it('says the record, the number shown, how long and what came of it', () => {
    expect(completionOf(over())).toEqual({
      outcome: 'connected',
      note: null,
      savedAt: '1970-01-01T00:04:00.000Z',
      to: '+12125550199',
      callerId: '+12125550142',
      lineId: 'sales-west',
      startedAt: '1970-01-01T00:00:01.000Z',
      connectedAt: '1970-01-01T00:00:11.000Z',
      endedAt: '1970-01-01T00:03:53.000Z',
      durationSeconds: 222,
      context: { site: 'https://crm.example.com', record },
    });
    expect(completionOf(attempt('b'))).toBeNull();
  });

  it('happens once', async () => {
    await journal.restore(over());
    await Promise.all([tellService('a', completing), tellService('a', completing), tellDue(completing)]);
    expect(told.map(([id]) => id)).toEqual(['a']);
    expect(await journal.get('a')).toMatchObject({ report: { state: 'sent' } });
    expect(changes).toBe(1);
  });

  it('that fails stays visible, is tried again when its time has come, and then is over', async () => {
    await journal.restore(over());
    answer = () => FAILED;
    await tellDue(completing);
    expect((await journal.get('a'))?.report).toMatchObject({
      state: 'failed',
      note: { key: 'reportUnreachable' },
    });
    await tellDue(completing);
    expect(told).toHaveLength(1);
    clock += 3600_000;
    answer = () => ({ sent: true });
    await tellDue(completing);
    expect(told).toHaveLength(2);
    expect(told[1]).toEqual(told[0]);
    expect(await journal.unsent()).toEqual([]);
  });

  it('is told by the agent’s press even where it was refused for good', async () => {
    await journal.restore(over());
    answer = () => ({ sent: false, note: reason('reportForbidden'), isFinal: true });
    await tellDue(completing);
    answer = () => ({ sent: true });
    clock += 1e9;
    await tellDue(completing);
    expect(told).toHaveLength(1);
    expect(await tellService('a', completing)).toMatchObject({ report: { state: 'sent' } });
  });

  it('is told anew where the agent changed their mind meanwhile', async () => {
    await journal.restore(over());
    answer = async () => {
      if (told.length === 1)
        await journal.amend('a', (row) => wrappedUp(row, { ...said, outcome: 'busy', at: 241_000 }, true));
      return { sent: true };
    };
    await tellService('a', completing);
    expect((await journal.get('a'))?.report?.state).toBe('waiting');
    await tellDue(completing);
    expect(told.map(([, { outcome }]) => outcome)).toEqual(['connected', 'busy']);
  });

  it.each([
    ['an adapter that breaks', async () => Promise.reject(new Error('broken')), 'reportUnreachable'],
    ['another agent or service', reason('errorOtherAgent'), 'reportOtherService'],
    ['nobody connected', reason('errorNotConnected'), 'errorNotConnected'],
    ['no directory', reason('errorNoDirectory'), 'errorNoDirectory'],
    ['a permission that was taken back', reason('errorNoPermission', 'x.example'), 'errorNoPermission'],
    ['a sign-in that ended', reason('errorSignInEnded'), 'reportSignIn'],
    ['a sign-in server that is silent', reason('errorSignInUnreachable'), 'reportUnreachable'],
  ])('survives %s, and says what it is', async (_, complete, key) => {
    await journal.restore(over());
    const service =
      typeof complete === 'function' ? Object.assign(new FakeService(), { complete }) : { failed: complete };
    await tellService('a', { ...completing, adapterOf: async () => service });
    expect((await journal.get('a'))?.report).toMatchObject({ state: 'failed', note: { key } });
  });

  it('is over where the service turns out to take none, and where the agent leaves it', async () => {
    await journal.restore(over());
    answer = () => ({ sent: 'never' });
    await tellDue(completing);
    expect(await journal.get('a')).toMatchObject({ wrapUp: said, report: { state: 'kept', note: null } });
    await journal.restore(over('b'));
    answer = () => FAILED;
    await tellDue(completing);
    expect(await journal.amend('b', keptHere)).toMatchObject({ wrapUp: said, report: { state: 'left' } });
    expect(await journal.unsent()).toEqual([]);
    expect(await journal.amend('b', keptHere)).toBeNull();
  });
});
