// Placing a call by services of other kinds: one that only events tell of, one that takes few calls a minute, and none.
import { beforeEach, describe, expect, it } from 'vitest';
import { CONFIRM_MS } from '../../../lib/calls/attempt';
import { DIALPAD_CAPABILITIES } from '../../../lib/dial/adapters/dialpad';
import { URI_CAPABILITIES } from '../../../lib/dial/adapters/uri';
import { decideHandOff, handOffAgent } from '../../../lib/dial/hand-off';
import { placeCall } from '../../../lib/dial/place-call';
import { recover } from '../../../lib/dial/recover';
import { NO_HISTORY } from '../../../lib/dial/simulate';
import { withDefaults } from '../../../lib/policy/schema';
import { reason } from '../../../lib/words/reason';
import { NOON } from '../../support/unit-directory';
import { attempt } from '../../support/unit-journal';
import { type Bench, bench, orderFor, PRESSED } from '../../support/unit-placing';

let b: Bench;
beforeEach(async () => {
  b = await bench('aiko');
});
const place = async (id = 'a', text?: string, change: Parameters<typeof orderFor>[3] = {}) =>
  placeCall(await orderFor(b, id, text, change), b);

describe('the phone app', () => {
  const handOff = () => {
    const agent = handOffAgent('US');
    b.service.capabilities = URI_CAPABILITIES;
    b.service.answer = async () => ({ outcome: 'dispatched' });
    b.decide = async (request) => ({
      request,
      agent,
      decision: decideHandOff(request, { ...NO_HISTORY, agent }, withDefaults({}), NOON),
    });
  };

  it('gets the call, and that is all that is ever known of it', async () => {
    handOff();
    expect(await place()).toMatchObject({
      result: 'attempt',
      attempt: { state: 'dispatched', callerId: null, rung: null, note: { key: 'noteDispatched' } },
    });
    expect(b.service.dialed).toMatchObject([{ to: '+15755550199', callerId: null }]);
    expect(b.service.asked).toEqual([]);
    expect(await b.journal.open()).toEqual([]);
    // Nothing is said about what the customer saw.
    expect(await b.journal.lastPlaced('+15755550199' as never, 'phone-app')).toBeNull();
  });

  it('never gets a call that was decided with a caller ID, nor a service one that was decided without', async () => {
    b.service.capabilities = URI_CAPABILITIES;
    expect(await place()).toMatchObject({ result: 'decision' });
    handOff();
    b.service.capabilities = DIALPAD_CAPABILITIES;
    expect(await place('b')).toMatchObject({ result: 'decision' });
    expect(b.service.dialed).toEqual([]);
  });
});

describe('a service that takes five calls a minute', () => {
  it('is not even asked for the sixth, and nothing is sent when the minute is over', async () => {
    b.service.capabilities = DIALPAD_CAPABILITIES;
    for (let i = 0; i < 5; i++)
      await b.journal.begin(
        attempt(`old${i}`, {
          to: `+1212555010${i}`,
          createdAt: PRESSED,
          sentAt: PRESSED + i,
          state: 'ended',
        }),
        false,
      );
    expect(await place()).toEqual({ result: 'wait', until: PRESSED + 60_000, for: 'service' });
    expect(await b.journal.get('a')).toBeNull();
    b.late = 70_000;
    expect(b.service.dialed).toEqual([]);
    expect(await place('b', undefined, { pressedAt: PRESSED + 69_000 })).toMatchObject({ result: 'attempt' });
  });

  it('says after a refusal how long it takes no other', async () => {
    const note = reason('errorRateLimited', '42');
    b.service.answer = async () => ({ outcome: 'rejected', note, retryAfter: 42 });
    expect(await place()).toMatchObject({ attempt: { state: 'rejected', retryAt: b.now() + 42_000 } });
    expect(await place('b', '207-555-0199')).toEqual({
      result: 'wait',
      until: b.now() + 42_000,
      for: 'service',
    });
    expect(b.service.dialed).toHaveLength(1);
  });
});

describe('a service that only events tell of', () => {
  beforeEach(() => {
    b.service.capabilities = DIALPAD_CAPABILITIES;
    b.service.knows = { status: 'cannotTell', note: reason('errorUnconfirmed') };
  });
  const recovered = async (): Promise<unknown> => {
    await recover(b, async () => b.service);
    return b.journal.get('a');
  };

  it('and that stays silent after its yes: not known, once that is certain', async () => {
    await place();
    b.late = CONFIRM_MS - 1;
    expect(await recovered()).toMatchObject({ state: 'accepted' });
    b.late = CONFIRM_MS;
    expect(await recovered()).toMatchObject({ state: 'unknown', note: { key: 'errorUnconfirmed' } });
    expect(b.service.dialed).toHaveLength(1);
  });

  it('keeps the call’s own id, for the hang-up', async () => {
    b.service.answer = async () => ({ outcome: 'accepted', callId: '9007199254740993' });
    expect(await place()).toMatchObject({ attempt: { callId: '9007199254740993' } });
    b.service.knows = { status: 'live', progress: 'connected' };
    expect(await recovered()).toMatchObject({ state: 'live', callId: '9007199254740993' });
  });

  it('is not asked about the calls of another service or agent', async () => {
    await place();
    b.late = CONFIRM_MS;
    await recover(b, async () => null);
    expect(b.service.asked).toEqual([]);
    expect(await b.journal.get('a')).toMatchObject({ state: 'accepted' });
  });
});

it('a call goes out with the token of the agent it was decided for', async () => {
  const asked: string[] = [];
  const adapter = async (agentId: string) => {
    asked.push(agentId);
    return { failed: reason('errorOtherAgent') };
  };
  expect(await placeCall(await orderFor(b, 'a'), { ...b, adapter })).toMatchObject({
    result: 'failed',
    note: { key: 'errorOtherAgent' },
  });
  expect(asked).toEqual(['aiko']);
  expect(await b.journal.get('a')).toBeNull();
});

describe('the agent’s phone', () => {
  it('is named to the service, and remembered with the call', async () => {
    const device = { id: 'desk', name: 'Desk phone', kind: 'deskPhone' as const, ringsFirst: true };
    b.service.capabilities = DIALPAD_CAPABILITIES;
    expect(await place('a', undefined, { device })).toMatchObject({
      attempt: { deviceId: 'desk', ringsFirst: true },
    });
    expect(b.service.dialed).toMatchObject([{ deviceId: 'desk' }]);
    expect(await place('b', '207-555-0199')).toMatchObject({
      attempt: { deviceId: null, ringsFirst: false },
    });
  });
});
