// Telling the gateway how a call went. Idempotent by the attempt's id; a later word replaces an earlier one.
import type { Reported } from '../../calls/wrap-up';
import { reason } from '../../words/reason';
import type { Completion } from './adapter';
import { Fault } from './gateway-contract';
import { request, type ServiceAccess } from './service-request';

const TIMEOUT_MS = 8_000;

/** @param attemptId the key that the call was placed with */
export async function completeAtGateway(
  access: ServiceAccess,
  attemptId: string,
  completion: Completion,
): Promise<Reported> {
  try {
    const path = `/v1/attempts/${encodeURIComponent(attemptId)}/completed`;
    const init = { method: 'POST', headers: { 'content-type': 'application/json' } };
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const posted = { ...init, body: JSON.stringify(completion), signal };
    // The same `savedAt` again changes nothing.
    const response = await request(access, path, posted, true);
    return response.ok ? { sent: true } : await refusalIn(response);
  } catch {
    return { sent: false, note: reason('reportUnreachable'), isFinal: false };
  }
}

async function refusalIn(response: Response): Promise<Reported> {
  const { status } = response;
  const { error } = Fault.safeParse(await response.json().catch(() => null)).data ?? {};
  switch (status) {
    case 401:
      return { sent: false, note: reason('reportSignIn'), isFinal: false };
    case 403:
      return { sent: false, note: reason('reportForbidden'), isFinal: true };
    case 404:
      // It knows no such call; a page that is not found is no answer of this route.
      return error?.code === 'not_found'
        ? { sent: false, note: reason('reportNotTaken'), isFinal: true }
        : { sent: 'never' };
    case 405:
    case 501:
      return { sent: 'never' };
    case 400:
    case 422:
      return { sent: false, note: reason('reportRefused', error?.message ?? String(status)), isFinal: true };
    default:
      return { sent: false, note: reason('reportFault', String(status)), isFinal: false };
  }
}
