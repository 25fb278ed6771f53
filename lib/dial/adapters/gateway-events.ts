// The gateway's event stream: a WebSocket opened with a one-time ticket, resumed after the last event seen.
import type { z } from 'zod';
import { toE164 } from '../../phone/e164';
import type { ServiceEvent } from './adapter';
import { Event, statusOf, Ticket } from './gateway-contract';
import { request, type ServiceAccess } from './service-request';

/** What a gateway answers that has no event stream. */
const NO_EVENTS: ReadonlySet<number> = new Set([404, 501]);
const ASK_EVERY_MS = 2_500;
/** The last event seen of each gateway; a worker that comes after this one finds it in the access's notes. */
const lastSeen = new Map<string, number>();

/**
 * Reports events until the signal aborts or the connection ends.
 * @param opened told when events begin to come, and where none ever will, whenever it is time to ask for states
 */
export async function listenToGateway(
  access: ServiceAccess,
  report: (event: ServiceEvent) => void,
  opened: (by?: 'asking') => void,
  signal: AbortSignal,
): Promise<void> {
  const response = await request(access, '/v1/events/tickets', { method: 'POST', signal }, true);
  if (NO_EVENTS.has(response.status)) return askAgain(opened, signal);
  const ticket = Ticket.safeParse(await response.json().catch(() => null));
  if (!ticket.success) return;
  const query = new URLSearchParams({ ticket: ticket.data.ticket });
  const since = lastSeen.get(access.url) ?? (await remembered(access));
  if (since !== null) query.set('since', String(since));
  const socket = new WebSocket(`${access.url.replace(/^http/, 'ws')}/v1/events?${query}`);
  signal.addEventListener('abort', () => socket.close(), { once: true });
  await new Promise<void>((ended) => {
    socket.onopen = () => opened();
    socket.onclose = () => ended();
    socket.onmessage = ({ data }) => {
      const event = Event.safeParse(parse(data));
      if (!event.success || event.data.type === 'ping') return;
      lastSeen.set(access.url, event.data.seq);
      void access.notes?.write(`since ${event.data.seq}`);
      const told = toldBy(event.data);
      if (told) report(told);
    };
  });
}

/** What an event says; null where the number called is none. */
function toldBy(event: Exclude<z.infer<typeof Event>, { type: 'ping' }>): ServiceEvent | null {
  if (event.type === 'call.updated') return { attemptId: event.call.attemptId, status: statusOf(event.call) };
  const [to, at] = [toE164(event.to), Date.parse(event.at)];
  // An event that is told again is the same call.
  const id = `${event.from}~${event.to}~${event.at}`;
  return to && !Number.isNaN(at) ? { inbound: { id, from: toE164(event.from), to, at } } : null;
}

/** The last event that a worker before this one saw. */
async function remembered({ notes }: ServiceAccess): Promise<number | null> {
  const seq = /^since (\d{1,15})$/.exec((await notes?.read()) ?? '')?.[1];
  return seq === undefined ? null : Number(seq);
}

/** A gateway without events is asked instead, for as long as anyone listens. */
async function askAgain(ask: (by: 'asking') => void, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    ask('asking');
    await new Promise((resolve) => setTimeout(resolve, ASK_EVERY_MS));
  }
}

function parse(data: unknown): unknown {
  try {
    return JSON.parse(String(data));
  } catch {
    return null;
  }
}
