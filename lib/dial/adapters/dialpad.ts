// Dialpad, by its API v2. It has no idempotency keys: a call is sent so that neither we nor the browser can repeat it.
import { type Reason, reason } from '../../words/reason';
import { oneShot } from '../one-shot';
import type { Adapter, CallStatus, Capabilities, DialOutcome } from './adapter';
import { CallItem, Fault, jsonOf, Rung, User } from './dialpad-contract';
import { listenToDialpad } from './dialpad-events';
import { dialRequest } from './dialpad-request';
import { statusOfState } from './dialpad-states';
import { request, type ServiceAccess } from './service-request';
import { accessProblem, type Refusal, refusalOf, unauthorized } from './taxonomy';

const TIMEOUT_MS = 8_000;
/** Where a 429 does not say how long: the limit is by the minute. */
const USUAL_WAIT_S = 60;

export const DIALPAD_CAPABILITIES: Capabilities = {
  idempotency: 'none',
  hangUp: 'call',
  status: 'events',
  choosesCallerId: true,
  ringsAgentFirst: false,
  dialsExtension: false,
  dialsPerMinute: 5,
  takesCompletions: false,
};

/** Dialpad as an adapter. @param agentId the user that calls are placed for and told of */
export function dialpadAdapter(access: ServiceAccess, agentId: string): Adapter {
  return {
    name: 'dialpad',
    capabilities: DIALPAD_CAPABILITIES,
    async dial(order, signal) {
      const { path, body } = dialRequest(order);
      const headers = { 'content-type': 'application/json' };
      const { token } = access;
      try {
        const response = await request(access, path, oneShot({ method: 'POST', headers, body, signal }));
        if (response.status === 401) return { outcome: 'rejected', note: unauthorized(token, access.token) };
        return await readDialReply(response);
      } catch (error) {
        const timedOut = (error as Error).name === 'TimeoutError';
        return { outcome: 'unknown', note: reason(timedOut ? 'errorTimeout' : 'errorConnectionLost') };
      }
    },
    status: (attemptId, callId) => statusOf(access, attemptId, callId ?? null),
    async hangUp(_, callId) {
      if (!callId) return reason('errorHangUp');
      try {
        const path = `/api/v2/call/${encodeURIComponent(callId)}/actions/hangup`;
        const signal = AbortSignal.timeout(TIMEOUT_MS);
        const response = await request(access, path, { method: 'PUT', signal });
        return response.ok || response.status === 404 ? null : (await refusalIn(response)).note;
      } catch {
        return reason('errorHangUp');
      }
    },
    listen: (report, opened, signal) => listenToDialpad(access, agentId, report, opened, signal),
  };
}

/** Who the token belongs to: a user's own key. A company's key belongs to nobody, and is refused. */
export async function whoAmIAtDialpad(
  access: ServiceAccess,
): Promise<{ me: { userId: string; name: string } } | { failed: Reason }> {
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const response = await request(access, '/api/v2/users/me', { signal });
    if (response.status === 400 || response.status === 404) return { failed: reason('errorNoUserKey') };
    if (!response.ok) return { failed: accessProblem(response.status) };
    const user = User.safeParse(await jsonOf(response));
    if (!user.success) return { failed: reason('errorNoDialpad') };
    return { me: { userId: user.data.id, name: user.data.display_name ?? user.data.id } };
  } catch {
    return { failed: reason('errorServiceUnreachable') };
  }
}

/** The answers that prove that nothing was dialed. */
const REFUSED: ReadonlySet<number> = new Set([400, 401, 402, 403, 404, 422, 429]);

async function readDialReply(response: Response): Promise<DialOutcome> {
  if (response.ok) {
    // Only `POST /call` says the id; for the app it comes with the first event.
    const callId = Rung.safeParse(await jsonOf(response)).data?.call_id;
    return { outcome: 'accepted', ...(callId ? { callId } : {}) };
  }
  if (!REFUSED.has(response.status))
    return { outcome: 'unknown', note: reason('errorServiceFault', String(response.status)) };
  return { outcome: 'rejected', ...(await refusalIn(response)) };
}

/** Without an id there is nothing to ask about: only events tell of such a call. */
async function statusOf(
  access: ServiceAccess,
  attemptId: string,
  callId: string | null,
): Promise<CallStatus> {
  const unconfirmed: CallStatus = { status: 'cannotTell', note: reason('errorUnconfirmed') };
  if (!callId) return unconfirmed;
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const response = await request(access, `/api/v2/call/${encodeURIComponent(callId)}`, { signal });
    if (response.status === 404) return unconfirmed;
    if (!response.ok) return { status: 'cannotTell', note: (await refusalIn(response)).note };
    const call = CallItem.safeParse(await jsonOf(response));
    if (!call.success || (call.data.custom_data ?? attemptId) !== attemptId) return unconfirmed;
    return statusOfState(call.data.state, callId) ?? unconfirmed;
  } catch {
    return { status: 'cannotTell', note: reason('errorUnreachable') };
  }
}

async function refusalIn(response: Response): Promise<Refusal> {
  const said = Fault.safeParse(await jsonOf(response)).data?.slice(0, 300) ?? null;
  if (said && /autocall|no .*device/i.test(said)) return { note: reason('errorNoDialpadApp') };
  if (said && /caller.?id/i.test(said)) return { note: reason('errorCallerIdRefused') };
  if (response.status === 404) return { note: reason('errorNotFoundThere') };
  return refusalOf(response, said, USUAL_WAIT_S);
}
