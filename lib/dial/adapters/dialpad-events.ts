// Dialpad's call events: one websocket, one subscription to this user's calls, both made once and found again.
import type { z } from 'zod';
import { toE164 } from '../../phone/e164';
import type { InboundEvent, ServiceEvent } from './adapter';
import { CallItem, jsonOf, Subscription, Websocket } from './dialpad-contract';
import { FOLLOWED, statusOfState } from './dialpad-states';
import { parseWithLongIntegers, stringifyWithLongIntegers } from './long-integers';
import { request, type ServiceAccess } from './service-request';

/** The address of the stream is good for an hour. */
const LONGEST_MS = 55 * 60_000;
const TIMEOUT_MS = 8_000;
const JSON_BODY = { 'content-type': 'application/json' };

/** Reports this user's calls that we started, and those that come in, until the signal aborts or the connection ends. */
export async function listenToDialpad(
  access: ServiceAccess,
  agentId: string,
  report: (event: ServiceEvent) => void,
  opened: () => void,
  signal: AbortSignal,
): Promise<void> {
  const url = await streamUrl(access, agentId);
  if (!url || signal.aborted) return;
  const socket = new WebSocket(url);
  const tooOld = setTimeout(() => socket.close(), LONGEST_MS);
  signal.addEventListener('abort', () => socket.close(), { once: true });
  const read = eventReader();
  await new Promise<void>((ended) => {
    socket.onopen = opened;
    socket.onclose = () => ended();
    socket.onmessage = ({ data }) => {
      const event = read(data);
      if (event) report(event);
    };
  });
  clearTimeout(tooOld);
}

/**
 * Makes events of the stream's frames. Our attempt id is in `custom_data`; some legs of a call come without it, and
 * are known by the ids of the legs they belong to. A call has ended when all of its legs have.
 */
export function eventReader(): (data: unknown) => ServiceEvent | null {
  const attempts = new Map<string, string>();
  const legs = new Map<string, Set<string>>();
  return (data) => {
    const call = CallItem.safeParse(parse(data));
    if (!call.success) return null;
    const { call_id, state, custom_data, entry_point_call_id, master_call_id, operator_call_id } = call.data;
    const ids = [call_id, entry_point_call_id, master_call_id, operator_call_id].flatMap((id) => id ?? []);
    const attemptId = custom_data ?? ids.map((id) => attempts.get(id)).find(Boolean);
    const status = statusOfState(state, call_id ?? null);
    if (!attemptId) return inboundIn(call.data);
    if (!status) return null;
    for (const id of ids) attempts.set(id, attemptId);
    const open = legs.get(attemptId) ?? new Set();
    legs.set(attemptId, open);
    if (status.status === 'live' && call_id) open.add(call_id);
    if (status.status === 'ended' && call_id) open.delete(call_id);
    return status.status === 'ended' && open.size > 0 ? null : { attemptId, status };
  };
}

/** A call that comes in, told by any of its states; null for all others. The log keeps each once, by its id. */
function inboundIn(call: z.infer<typeof CallItem>): InboundEvent | null {
  const { direction, external_number, internal_number, date_started, master_call_id, call_id } = call;
  const to = toE164(internal_number ?? '');
  const id = master_call_id ?? call_id;
  if (direction !== 'inbound' || !to || !id) return null;
  return { inbound: { id, from: toE164(external_number ?? ''), to, at: Number(date_started ?? Date.now()) } };
}

/** A fresh address for the stream that was set up before; else sets one up. Null where the service gives none. */
async function streamUrl(access: ServiceAccess, agentId: string): Promise<string | null> {
  const { websocket } = await remembered(access);
  const found = websocket ? await send(access, 'GET', `/api/v2/websockets/${websocket}`) : null;
  const again = found?.ok ? Websocket.safeParse(await jsonOf(found)) : null;
  if (again?.success) return safeAddress(again.data.websocket_url);

  const made = Websocket.safeParse(await jsonOf(await send(access, 'POST', '/api/v2/websockets', '{}')));
  if (!made.success) return null;
  const { id, websocket_url } = made.data;
  const wanted = {
    endpoint_id: id,
    call_states: FOLLOWED,
    enabled: true,
    target_type: 'user',
    target_id: agentId,
  };
  const body = stringifyWithLongIntegers(wanted, ['endpoint_id', 'target_id']);
  const reply = await send(access, 'POST', '/api/v2/subscriptions/call', body);
  const subscribed = Subscription.safeParse(await jsonOf(reply));
  if (!subscribed.success) {
    // Nothing would ever come by it, and the next try makes another.
    await send(access, 'DELETE', `/api/v2/websockets/${id}`);
    return null;
  }
  await access.notes?.write(`${id} ${subscribed.data.id}`);
  return safeAddress(websocket_url);
}

/** The ids of what was set up at Dialpad; a company has room for a hundred subscriptions. */
async function remembered({ notes }: ServiceAccess): Promise<{ websocket?: string; subscription?: string }> {
  const [, websocket, subscription] = /^(\d+) (\d+)$/.exec((await notes?.read()) ?? '') ?? [];
  return websocket && subscription ? { websocket, subscription } : {};
}

/** Takes back what was set up there for this agent's events. */
export async function leaveDialpad(access: ServiceAccess): Promise<void> {
  const { websocket, subscription } = await remembered(access);
  if (subscription) await send(access, 'DELETE', `/api/v2/subscriptions/call/${subscription}`);
  if (websocket) await send(access, 'DELETE', `/api/v2/websockets/${websocket}`);
}

function send(access: ServiceAccess, method: string, path: string, body?: string): Promise<Response> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  return request(access, path, { method, signal, ...(body ? { body, headers: JSON_BODY } : {}) });
}

/** Events are about customers: they come encrypted, or from this computer. */
function safeAddress(url: string): string | null {
  return /^wss:\/\//.test(url) || /^ws:\/\/(127\.0\.0\.1|localhost)[:/]/.test(url) ? url : null;
}

function parse(data: unknown): unknown {
  try {
    return parseWithLongIntegers(String(data));
  } catch {
    return null;
  }
}
