// What is particular to Dialpad: its two ways to call, its ids, its errors, its events, its directory.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import WebSocket from 'ws';
import type { CallEvent, DialOrder, InboundEvent } from '../../lib/dial/adapters/adapter';
import { dialpadAdapter, whoAmIAtDialpad } from '../../lib/dial/adapters/dialpad';
import { fetchDialpadDirectory } from '../../lib/dial/adapters/dialpad-directory';
import { leaveDialpad } from '../../lib/dial/adapters/dialpad-events';
import { centerLineId, teamLineId } from '../../lib/dial/adapters/dialpad-request';
import type { E164 } from '../../lib/phone/e164';
import { AIKO, EAST, int, TEAM, WEST } from '../dialpad/company';
import { type Dialpad, startDialpad } from '../dialpad/server';
import { hasSpec, violations } from '../dialpad/spec';
import { isAreaCode } from '../support/unit-directory';

const ATTEMPT = '7c9e6679-7425-40de-944b-e07fc1f90ae7';
const ORDER: DialOrder = {
  attemptId: ATTEMPT,
  agentId: AIKO,
  to: '+12125550123' as E164,
  callerId: '+12125550142' as E164,
  postDial: null,
  lineId: centerLineId(WEST),
  deviceId: null,
  context: { site: 'https://crm.example.com', rung: 'pool-same-area' },
};
const never = (): AbortSignal => new AbortController().signal;

let dialpad: Dialpad;
beforeEach(async () => {
  vi.stubGlobal('WebSocket', WebSocket);
  dialpad = await startDialpad({ keys: { aiko: AIKO, admin: AIKO, company: null }, admins: ['admin'] });
});
afterEach(async () => {
  vi.unstubAllGlobals();
  const { wrong } = dialpad;
  await dialpad.close();
  expect(wrong).toEqual([]);
});
const access = (token = 'aiko') => ({ url: dialpad.url, token, fetch });
const adapter = (token?: string) => dialpadAdapter(access(token), AIKO);
const dial = (change: Partial<DialOrder> = {}) => adapter().dial({ ...ORDER, ...change }, never());

describe('a call', () => {
  it('by the app is one initiate_call, its ids with every digit', async () => {
    expect(await dial()).toEqual({ outcome: 'accepted' });
    expect(dialpad.calls[0]?.path).toBe(`/api/v2/users/${AIKO}/initiate_call`);
    expect(dialpad.calls[0]?.text).toBe(
      `{"phone_number":"+12125550123","outbound_caller_id":"+12125550142","group_type":"callcenter","group_id":${WEST},"custom_data":"${ATTEMPT}"}`,
    );
  });

  it('by another phone is one call of that device, and says its id with every digit', async () => {
    expect(await dial({ deviceId: 'desk' })).toEqual({ outcome: 'accepted', callId: '9007199254740997' });
    expect(dialpad.calls[0]?.text).toContain(`"user_id":${AIKO},"device_id":"desk"`);
    expect(dialpad.calls[0]?.userId).toBe(AIKO);
  });

  it.each([
    ['as a coaching team', teamLineId(TEAM)],
    ['as oneself', 'personal'],
    ['as a line whose id is none of Dialpad’s', 'callcenter:12"34'],
  ])('%s names no group', async (_, lineId) => {
    await dial({ lineId });
    expect(dialpad.calls[0]?.body).not.toHaveProperty('group_id');
  });

  it.each([
    [400, 'No autocallable device found for user', 'errorNoDialpadApp'],
    [400, 'Invalid outbound_caller_id', 'errorCallerIdRefused'],
    [404, 'User not found', 'errorNotFoundThere'],
    [402, 'Insufficient funds', 'errorPayment'],
    [400, 'phone_number is not valid', 'errorRefused'],
  ])('refused with %i “%s” was not placed, and says what to do', async (status, message, key) => {
    dialpad.failNext('initiate_call', { status, body: JSON.stringify({ error: { message } }) });
    expect(await dial()).toMatchObject({ outcome: 'rejected', note: { key } });
  });

  it('refused for a minute says a minute where Dialpad does not say how long', async () => {
    dialpad.failNext('initiate_call', { status: 429 });
    expect(await dial()).toMatchObject({ outcome: 'rejected', retryAfter: 60 });
  });

  // A conflict may be with the very call that was asked for.
  it.each([408, 409, 500, 503])(
    'answered with %i is not known: nobody promised that nothing was placed',
    async (status) => {
      dialpad.failNext('initiate_call', { status });
      expect(await dial()).toMatchObject({ outcome: 'unknown' });
    },
  );

  it('whose id is known can be asked about; without an id only events tell', async () => {
    await dial({ deviceId: 'desk' });
    const id = dialpad.calls[0]?.id ?? '';
    expect(await adapter().status(ATTEMPT, id)).toEqual({
      status: 'live',
      progress: 'ringingCustomer',
      callId: id,
    });
    expect(await adapter().status('another attempt', id)).toMatchObject({ status: 'cannotTell' });
    expect(await adapter().status(ATTEMPT)).toMatchObject({
      status: 'cannotTell',
      note: { key: 'errorUnconfirmed' },
    });
  });
});

describe('events', () => {
  async function listening(notes?: { read(): Promise<string | null>; write(text: string): Promise<void> }) {
    const events: CallEvent[] = [];
    const inbound: InboundEvent['inbound'][] = [];
    const stop = new AbortController();
    await new Promise<void>((opened) => {
      const own = dialpadAdapter(notes ? { ...access(), notes } : access(), AIKO);
      void own.listen(
        (event) => void ('inbound' in event ? inbound.push(event.inbound) : events.push(event)),
        () => opened(),
        stop.signal,
      );
    });
    return { events, inbound, stop };
  }

  it('are subscribed to for this user, and found again by a later worker', async () => {
    let kept: string | null = null;
    const notes = {
      read: async () => kept,
      write: async (text: string) => {
        kept = text;
      },
    };
    for (let worker = 0; worker < 3; worker++) {
      const { stop } = await listening(notes);
      stop.abort();
    }
    expect(kept).toBe('1000 2000');
    expect(dialpad.subscriptions).toMatchObject([{ target_type: 'user', endpoint_id: 1000, enabled: true }]);
    await leaveDialpad({ ...access(), notes });
    expect(dialpad.subscriptions).toEqual([]);
  });

  it('tell of calls that come in, and of no leg of a call that went out', async () => {
    const { events, inbound, stop } = await listening();
    const comingIn = {
      call_id: int('9007199254740999'),
      direction: 'inbound',
      external_number: '+12125550123',
      internal_number: '+12125550142',
      date_started: 1_700_000_000_000,
    };
    dialpad.say({ ...comingIn, state: 'ringing' });
    dialpad.say({
      ...comingIn,
      call_id: int('9007199254741001'),
      external_number: 'anonymous',
      state: 'ringing',
    });
    await dial();
    const leg = { call_id: int('9007199254741003'), direction: 'inbound', master_call_id: null };
    dialpad.say({ ...leg, state: 'ringing', custom_data: ATTEMPT, internal_number: '+16285550100' });
    await vi.waitFor(() => expect(events).toHaveLength(1));
    expect(inbound).toEqual([
      { id: '9007199254740999', from: '+12125550123', to: '+12125550142', at: 1_700_000_000_000 },
      { id: '9007199254741001', from: null, to: '+12125550142', at: 1_700_000_000_000 },
    ]);
    stop.abort();
  });

  it('that may not be subscribed to leave nothing behind at Dialpad', async () => {
    dialpad.failNext('/subscriptions/call', { status: 403 });
    const opened = vi.fn();
    await adapter().listen(() => undefined, opened, never());
    expect(opened).not.toHaveBeenCalled();
    expect(dialpad.requests.map(({ method, path }) => `${method} ${path.slice(8)}`)).toEqual([
      'POST websockets',
      'POST subscriptions/call',
      'DELETE websockets/1000',
    ]);
  });

  it('of several legs are those of one call, which ends with the last of them', async () => {
    const { events, stop } = await listening();
    const operator = { call_id: int('9007199254740999'), custom_data: ATTEMPT };
    const entry = { call_id: int('9007199254741001'), operator_call_id: int('9007199254740999') };
    dialpad.say({ ...operator, state: 'calling' });
    dialpad.say({ ...entry, state: 'connected' });
    dialpad.say({ ...entry, state: 'hangup' });
    dialpad.say({ ...operator, state: 'recording' });
    dialpad.say({ ...operator, state: 'hangup' });
    await vi.waitFor(() => expect(events.at(-1)?.status.status).toBe('ended'));
    expect(events.map(({ status }) => status.status)).toEqual(['live', 'live', 'ended']);
    expect(new Set(events.map(({ attemptId }) => attemptId))).toEqual(new Set([ATTEMPT]));
    stop.abort();
  });

  it('that are not ours, or cannot be read, are nobody’s', async () => {
    const { events, stop } = await listening();
    dialpad.say({ call_id: int('1'), state: 'calling', custom_data: null });
    dialpad.say('<html>');
    dialpad.say({ call_id: 'x', state: 7, custom_data: ATTEMPT });
    dialpad.say({ call_id: int('2'), state: 'hangup', custom_data: ATTEMPT });
    await vi.waitFor(() => expect(events).toHaveLength(1));
    expect(events[0]?.status.status).toBe('ended');
    stop.abort();
  });
});

describe('who and what the token may', () => {
  it('a user’s own key says who they are; a company’s key is refused with what to do', async () => {
    expect(await whoAmIAtDialpad(access())).toEqual({ me: { userId: AIKO, name: 'Aiko Mori' } });
    expect(await whoAmIAtDialpad(access('company'))).toMatchObject({ failed: { key: 'errorNoUserKey' } });
    expect(await whoAmIAtDialpad(access('nobody'))).toMatchObject({ failed: { key: 'accessSignIn' } });
  });

  const fetched = async (token: string) => {
    const got = await fetchDialpadDirectory(
      access(token),
      AIKO,
      isAreaCode,
      new Date('2026-11-20T18:00:00Z'),
    );
    if (got.got !== 'new') throw new Error(JSON.stringify(got));
    return got;
  };

  it('an administrator’s key gives lines with local presence, in our directory', async () => {
    const { reading, devices } = await fetched('admin');
    const { directory, problems } = reading;
    expect(problems).toEqual([]);
    expect(directory.account).toEqual({ id: '4508591728425653', name: 'Example Co', country: 'US' });
    expect(directory.users).toMatchObject([{ id: AIKO, name: 'Aiko Mori', personalNumber: '+16285550100' }]);
    expect(directory.bundles).toMatchObject([{ numbers: ['+12125550142', '+15055550142'] }]);
    expect(directory.callCenters.filter(({ memberIds }) => memberIds.length > 0)).toMatchObject([
      { id: centerLineId(WEST), mainNumber: '+16285550110', callerId: 'localPresence', memberIds: [AIKO] },
    ]);
    expect(JSON.stringify(directory)).not.toContain(EAST);
    expect(directory.coachingTeams).toMatchObject([{ id: teamLineId(TEAM), localPresence: true }]);
    expect(devices).toEqual([
      { id: 'app', kind: 'softphone', name: 'Dialpad', ringsFirst: false },
      { id: `${AIKO}-desk`, kind: 'deskPhone', name: 'Desk phone', ringsFirst: true },
      { id: `${AIKO}-iphone`, kind: 'mobile', name: 'Aiko’s iPhone', ringsFirst: true },
    ]);
  });

  it('a user’s key gives the same lines without the pool, and says what it may not read', async () => {
    const { reading } = await fetched('aiko');
    expect(reading.problems.map(({ code, path }) => [code, path])).toEqual([
      ['NotPermitted', '/api/v2/company'],
      ['NotPermitted', '/api/v2/numbers'],
    ]);
    expect(reading.directory.bundles).toEqual([]);
    expect(reading.directory.callCenters[0]).toMatchObject({ callerId: 'main', mainNumber: '+16285550110' });
  });

  it.each(['/numbers', '/callcenters', '/members', '/userdevices'])(
    'a fault of %s does not pass for “none”: the last good directory stays',
    async (path) => {
      dialpad.failNext(path, { status: 500 });
      const got = await fetchDialpadDirectory(access('admin'), AIKO, isAreaCode, new Date());
      expect(got).toMatchObject({ got: 'failed', note: { key: 'errorDirectoryHttp', args: ['500'] } });
    },
  );
});

describe.runIf(hasSpec)('the check against Dialpad’s document', () => {
  it.each([
    ['GET', '/api/v2/nothing', '', /no GET/],
    ['GET', '/api/v2/callcenters?limit=5', '', /no parameter limit/],
    ['POST', '/api/v2/call', '{"phone_number":"+1"}', /user_id/],
    ['POST', '/api/v2/call', '{"phone_number":"+1","user_id":"7"}', /integer/],
    ['POST', '/api/v2/users/7/initiate_call', '{"group_type":"team"}', /allowed values/],
    ['POST', '/api/v2/users/7/initiate_call', '{"number":"+1"}', /strange number/],
  ])('finds what is wrong with %s %s %s', (method, path, body, said) => {
    expect(violations(method, new URL(`https://dialpad.com${path}`), body).join()).toMatch(said);
  });
});
