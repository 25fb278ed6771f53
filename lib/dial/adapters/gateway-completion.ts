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
    const response = await request(access, path, { ...init, body: JSON.stringify(completion), signal });
    return response.ok ? { sent: true } : await refusalIn(response);
  } catch {
    return { sent: false, note: reason('reportUnreachable'), isFinal: false };
  }
}

async function refusalIn(response: Response): Promise<Reported> {
  const { status } = response;
  switch (status) {
    case 401:
      return { sent: false, note: reason('reportSignIn'), isFinal: false };
    case 403:
      return { sent: false, note: reason('reportForbidden'), isFinal: true };
    case 404:
    case 405:
    case 501:
      return { sent: false, note: reason('reportNotTaken'), isFinal: true };
    case 400:
    case 422: {
      const fault = Fault.safeParse(await response.json().catch(() => null)).data?.error;
      return { sent: false, note: reason('reportRefused', fault?.message ?? String(status)), isFinal: true };
    }
    default:
      return { sent: false, note: reason('reportFault', String(status)), isFinal: false };
  }
}
