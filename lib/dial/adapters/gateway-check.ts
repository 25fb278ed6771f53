// What the gateway says before a call: docs/gateway.openapi.yaml, POST /v1/checks.
import type { Checked, CheckOrder } from './adapter';
import { Check } from './gateway-contract';
import { request, type ServiceAccess } from './service-request';

/** The answers of a gateway that has no such route. */
const NO_ROUTE: ReadonlySet<number> = new Set([404, 501]);

/** One question. It changes nothing at the gateway, so it does no harm when the browser sends it twice. */
export async function checkAtGateway(
  access: ServiceAccess,
  { to, lineId, dayStartedAt }: CheckOrder,
  signal: AbortSignal,
): Promise<Checked> {
  const body = JSON.stringify({ to, lineId, dayStartedAt: new Date(dayStartedAt).toISOString() });
  const headers = { 'content-type': 'application/json' };
  try {
    const response = await request(access, '/v1/checks', { method: 'POST', headers, body, signal }, true);
    if (NO_ROUTE.has(response.status)) return { checked: 'cannot' };
    const check = Check.safeParse(response.ok ? await response.json() : null);
    if (!check.success) return { checked: 'failed' };
    const { colleague } = check.data;
    return {
      checked: 'yes',
      ...check.data,
      colleague: colleague && { name: colleague.name, since: Date.parse(colleague.since) },
    };
  } catch {
    return { checked: 'failed' };
  }
}
