// The gateway's event stream: a WebSocket opened with a one-time ticket, resumed after the last event seen.
import type { CallEvent } from './adapter';
import { Event, statusOf, Ticket } from './gateway-contract';
import { request, type ServiceAccess } from './service-request';

/** What a gateway answers that has no event stream. */
const NO_EVENTS: ReadonlySet<number> = new Set([404, 501]);
const ASK_EVERY_MS = 2_500;
/** The last event seen of each gateway, kept while the worker lives; a new worker reads its open attempts instead. */
const lastSeen = new Map<string, number>();

/**
 * Reports events until the signal aborts or the connection ends.
 * @param opened told when events begin to come, and where none ever will, whenever it is time to ask for states
 */
export async function listenToGateway(
  access: ServiceAccess,
  report: (event: CallEvent) => void,
  opened: (by?: 'asking') => void,
  signal: AbortSignal,
): Promise<void> {
  const response = await request(access, '/v1/events/tickets', { method: 'POST', signal }, true);
  if (NO_EVENTS.has(response.status)) return askAgain(opened, signal);
  const ticket = Ticket.safeParse(await response.json().catch(() => null));
  if (!ticket.success) return;
  const query = new URLSearchParams({ ticket: ticket.data.ticket });
  const since = lastSeen.get(access.url);
  if (since !== undefined) query.set('since', String(since));
  const socket = new WebSocket(`${access.url.replace(/^http/, 'ws')}/v1/events?${query}`);
  signal.addEventListener('abort', () => socket.close(), { once: true });
  await new Promise<void>((ended) => {
    socket.onopen = () => opened();
    socket.onclose = () => ended();
    socket.onmessage = ({ data }) => {
      const event = Event.safeParse(parse(data));
      if (!event.success || event.data.type === 'ping') return;
      lastSeen.set(access.url, event.data.seq);
      if (event.data.type === 'call.updated')
        report({ attemptId: event.data.call.attemptId, status: statusOf(event.data.call) });
    };
  });
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
