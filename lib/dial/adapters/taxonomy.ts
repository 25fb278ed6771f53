// Why a service refused a request, in words an agent can act on. The same for every service.
import { type Reason, reason } from '../../words/reason';

export type Refusal = { note: Reason; retryAfter?: number };

const LONGEST_WAIT_S = 3_600;

/**
 * The refusal that a status means.
 * @param message what the service says about it, if it is fit to be read
 */
export function refusalOf(
  { status, headers }: Pick<Response, 'status' | 'headers'>,
  message: string | null,
  usualWait = 30,
): Refusal {
  switch (status) {
    case 401:
      return { note: reason('errorSignIn') };
    case 402:
      return { note: reason('errorPayment') };
    case 403:
      return { note: reason('errorForbidden') };
    case 429: {
      const retryAfter = secondsOf(headers.get('retry-after'), usualWait);
      return { note: reason('errorRateLimited', String(retryAfter)), retryAfter };
    }
    case 503:
      return { note: reason('errorBusyService') };
    default:
      return { note: reason('errorRefused', message ?? String(status)) };
  }
}

/** Why the service does not say who a token belongs to. No call is meant, so none is said not to be placed. */
export function accessProblem(status: number): Reason {
  if (status === 401) return reason('accessSignIn');
  return status === 403 ? reason('accessForbidden') : reason('accessFault', String(status));
}

/**
 * Why a dial was refused with 401. It was not sent again, also where the sign-in could be renewed: one press is one
 * request, and whether the agent still wants the call is theirs to say.
 * @param sent the token that was refused
 * @param now the token as it is since
 */
export const unauthorized = (sent: string, now: string): Reason =>
  reason(sent === now ? 'errorSignIn' : 'errorSignInRenewed');

/** A Retry-After in seconds; as a date, the time until then. */
function secondsOf(header: string | null, usual: number): number {
  if (header === null) return usual;
  const seconds = Number(header) || Math.ceil((Date.parse(header) - Date.now()) / 1000);
  return seconds > 0 ? Math.min(Math.ceil(seconds), LONGEST_WAIT_S) : usual;
}
