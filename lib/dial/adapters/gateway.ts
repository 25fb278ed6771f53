// The generic HTTP gateway: docs/gateway.openapi.yaml.
import type { z } from 'zod';
import { type Reason, reason } from '../../words/reason';
import type { Adapter, CallStatus, Capabilities, DialOutcome } from './adapter';
import { checkAtGateway } from './gateway-check';
import { completeAtGateway } from './gateway-completion';
import { Call, Fault, Me, statusOf } from './gateway-contract';
import { listenToGateway } from './gateway-events';
import { request, type ServiceAccess } from './service-request';
import { accessProblem, type Refusal, refusalOf, unauthorized } from './taxonomy';

const STATUS_TIMEOUT_MS = 8_000;

export const GATEWAY_CAPABILITIES: Capabilities = {
  idempotency: 'key',
  hangUp: 'attempt',
  status: 'ask',
  choosesCallerId: true,
  ringsAgentFirst: true,
  dialsExtension: true,
  dialsPerMinute: null,
  takesCompletions: true,
};

/** The gateway as an adapter. It has idempotency keys, so whatever the browser re-sends stays one call. */
export function gatewayAdapter(access: ServiceAccess): Adapter {
  const ask = (attemptId: string, signal: AbortSignal): Promise<Response> =>
    request(access, `/v1/attempts/${encodeURIComponent(attemptId)}`, { signal });
  return {
    name: 'gateway',
    capabilities: GATEWAY_CAPABILITIES,
    async dial({ attemptId, to, callerId, lineId, context, ...more }, signal) {
      const headers = { 'content-type': 'application/json', 'idempotency-key': attemptId };
      const { deviceId, postDial, blocksInbound } = more;
      const sent = JSON.stringify({
        ...{ to, callerId, lineId, context },
        ...(deviceId && { deviceId }),
        ...(postDial && { postDial }),
        ...(blocksInbound && { blocksInbound }),
      });
      const { token } = access;
      let response: Response;
      try {
        response = await request(access, '/v1/dial', { method: 'POST', headers, body: sent, signal });
      } catch (error) {
        const timedOut = (error as Error).name === 'TimeoutError';
        return { outcome: 'unknown', note: reason(timedOut ? 'errorTimeout' : 'errorConnectionLost') };
      }
      const outcome = await readDialReply(response, attemptId);
      if (outcome.outcome !== 'rejected' || outcome.note.key === 'errorKeyReused') return outcome;
      const isSignIn = response.status === 401;
      const refused = isSignIn ? { ...outcome, note: unauthorized(token, access.token) } : outcome;
      const asked = await ask(attemptId, signal).catch(() => null);
      return afterRefusal(refused, response.status, asked);
    },
    async status(attemptId) {
      try {
        return await readStatusReply(await ask(attemptId, AbortSignal.timeout(STATUS_TIMEOUT_MS)));
      } catch {
        return { status: 'cannotTell', note: reason('errorUnreachable') };
      }
    },
    async hangUp(attemptId) {
      try {
        const signal = AbortSignal.timeout(STATUS_TIMEOUT_MS);
        const path = `/v1/attempts/${encodeURIComponent(attemptId)}/hangup`;
        const response = await request(access, path, { method: 'POST', signal }, true);
        return response.ok || response.status === 404 ? null : reason('errorHangUp');
      } catch {
        return reason('errorHangUp');
      }
    },
    check: (order, signal) => checkAtGateway(access, order, signal),
    complete: (attemptId, completion) => completeAtGateway(access, attemptId, completion),
    listen: (report, opened, signal) => listenToGateway(access, report, opened, signal),
  };
}

/** Who the token belongs to, or why that is not known. */
export async function whoAmI(
  access: ServiceAccess,
): Promise<{ me: z.infer<typeof Me> } | { failed: Reason }> {
  try {
    const response = await request(access, '/v1/me', { signal: AbortSignal.timeout(STATUS_TIMEOUT_MS) });
    if (!response.ok)
      return { failed: response.status === 404 ? reason('errorNoGateway') : accessProblem(response.status) };
    const me = Me.safeParse(await response.json().catch(() => null));
    return me.success ? { me: me.data } : { failed: reason('errorNoGateway') };
  } catch {
    return { failed: reason('errorServiceUnreachable') };
  }
}

/** The answers that prove that nothing was dialed; the contract promises it for 503. */
const REFUSED: ReadonlySet<number> = new Set([400, 401, 403, 404, 422, 429, 503]);

async function readDialReply(response: Response, attemptId: string): Promise<DialOutcome> {
  if (response.ok) {
    const call = Call.safeParse(await response.json().catch(() => null));
    const isOurs = call.success && call.data.attemptId === attemptId;
    return isOurs ? { outcome: 'accepted' } : { outcome: 'unknown', note: reason('errorBadReply') };
  }
  const fault = await faultIn(response);
  if (!REFUSED.has(response.status))
    return { outcome: 'unknown', note: reason('errorServiceFault', String(response.status)) };
  return { outcome: 'rejected', ...refusal(response, fault) };
}

/**
 * A refusal may be the answer to a repetition that the browser sent by itself, after the first request placed the
 * call and lost its connection. Only the gateway knows; where it cannot say, neither can we.
 * @param asked its answer about the attempt; null where there is none
 */
async function afterRefusal(
  refused: DialOutcome,
  status: number,
  asked: Response | null,
): Promise<DialOutcome> {
  // A token that may not ask placed nothing either.
  if (asked?.status === status && (status === 401 || status === 403)) return refused;
  const known = asked && (await readStatusReply(asked));
  if (known?.status === 'none') return refused;
  if (known?.status === 'live' || known?.status === 'ended') return { outcome: 'accepted' };
  return { outcome: 'unknown', note: reason('errorServiceFault', String(status)) };
}

async function readStatusReply(response: Response): Promise<CallStatus> {
  if (response.status === 404) return { status: 'none' };
  // What refuses the question says nothing of the call: not the words of a call that was refused.
  if (!response.ok)
    return { status: 'cannotTell', note: reason('errorServiceFault', String(response.status)) };
  const call = Call.safeParse(await response.json().catch(() => null));
  if (!call.success) return { status: 'cannotTell', note: reason('errorBadReply') };
  return statusOf(call.data);
}

async function faultIn(response: Response): Promise<z.infer<typeof Fault>['error'] | null> {
  return Fault.safeParse(await response.json().catch(() => null)).data?.error ?? null;
}

function refusal(response: Response, fault: { code: string; message: string } | null): Refusal {
  if (fault?.code === 'key_reused') return { note: reason('errorKeyReused') };
  if (fault?.code === 'device_not_ready') return { note: reason('errorDeviceNotReady', fault.message) };
  return refusalOf(response, fault?.message ?? null);
}
