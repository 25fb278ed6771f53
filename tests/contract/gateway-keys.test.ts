// The gateway places one call for one key.
import { describe, expect, it, vi } from 'vitest';
import { attempt, codeOf, dial, hangUp } from './requests';
import { DIRECTORY, gateway, KEY, ORDER, restart, stageGateway } from './stage';

stageGateway();

describe('one key is one call', () => {
  const ids = (): string[] => gateway.placed().map(({ attemptId }) => attemptId);

  it('however often it is sent: the same bytes come back, also after the call has ended', async () => {
    const first = await dial();
    const again = await dial();
    await hangUp();
    const late = await dial();
    expect([first.status, again.status, late.status]).toEqual([202, 202, 202]);
    expect([again.text, late.text]).toEqual([first.text, first.text]);
    expect(ids()).toEqual([KEY]);
    expect((await attempt()).json.state).toBe('ended');
  });

  it('when two requests come at once', async () => {
    const replies = await Promise.all(Array.from({ length: 8 }, () => dial()));
    expect(new Set(replies.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(replies[0]?.status).toBe(202);
    expect(ids()).toEqual([KEY]);
    expect(gateway.dialRequests()).toHaveLength(8);
  });

  it('after a restart, a day later', async () => {
    const first = await dial();
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 24 * 3600_000 - 60_000 });
    await restart();
    const again = await dial();
    expect([again.status, again.text]).toEqual([202, first.text]);
    expect(ids()).toEqual([KEY]);
    expect((await dial({ body: { ...ORDER, to: '+12125550124' } })).status).toBe(422);
  });

  it('and another key another call', async () => {
    await dial();
    await dial({ key: `${KEY}-2` });
    expect(ids()).toEqual([KEY, `${KEY}-2`]);
  });

  it.each([
    ['another destination', { ...ORDER, to: '+12125550124' }],
    ['another caller ID', { ...ORDER, callerId: '+12125550143' }],
    ['a caller ID that is not allowed', { ...ORDER, callerId: '+12125550199' }],
    ['another line', { ...ORDER, lineId: 'seniors' }],
    ['digits after it', { ...ORDER, postDial: '45' }],
  ])('with %s it is refused', async (_, body) => {
    await dial();
    const other = await dial({ body });
    expect([other.status, codeOf(other)]).toEqual([422, 'key_reused']);
    expect(gateway.placed().map((placed) => placed.body)).toEqual([ORDER]);
  });

  it('of the agent who used it first', async () => {
    const body = { ...ORDER, callerId: '+16285550100' };
    await dial({ body });
    const other = await dial({ body, token: 'ben' });
    expect([other.status, codeOf(other)]).toEqual([422, 'key_reused']);
    expect(gateway.placed().map(({ agent }) => agent)).toEqual(['aiko']);
  });

  it('also when the caller ID is no longer the agent’s: what was placed was placed', async () => {
    const first = await dial();
    gateway.setDirectory({ ...DIRECTORY, callCenters: [], coachingTeams: [] });
    const fresh = await dial({ key: `${KEY}-2` });
    expect([fresh.status, codeOf(fresh)]).toEqual([422, 'caller_id_not_allowed']);
    const again = await dial();
    expect([again.status, again.text]).toEqual([202, first.text]);
  });

  it('and a refused request leaves it free', async () => {
    expect((await dial({ body: { ...ORDER, callerId: '+12125550199' } })).status).toBe(422);
    expect((await dial()).status).toBe(202);
    expect(ids()).toEqual([KEY]);
  });

  it('and ending it twice is ending it once', async () => {
    await dial();
    const first = await hangUp();
    const again = await hangUp();
    expect(first.json.state).toBe('ended');
    expect([again.status, again.text]).toEqual([200, first.text]);
  });
});
