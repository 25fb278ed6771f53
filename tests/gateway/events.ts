// The event stream: a WebSocket opened with a one-time ticket, resumable after the last event seen.
import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';

type Event = { type: string; seq: number } & Record<string, unknown>;
const TICKET_LIFE_MS = 60_000;

export type Events = ReturnType<typeof makeEvents>;

/** @param isLive whether an agent has a live call: then the stream is pinged, which keeps extension workers awake */
export function makeEvents(server: Server, isLive: (agent: string) => boolean, pingMs = 15_000) {
  const tickets = new Map<string, { agent: string; until: number }>();
  const history: { agent: string; event: Event }[] = [];
  const sockets = new Map<WebSocket, string>();
  const sessions = new WebSocketServer({ noServer: true });
  // Goes on rising over a restart, so that a client's `since` stays meaningful.
  let seq = Date.now();

  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy());
    const url = new URL(`http://gateway${request.url}`);
    const ticket = url.searchParams.get('ticket') ?? '';
    const found = tickets.get(ticket);
    const agent = found && Date.now() < found.until ? found.agent : undefined;
    tickets.delete(ticket);
    if (url.pathname !== '/v1/events' || !agent) {
      socket.end('HTTP/1.1 401 Unauthorized\r\nconnection: close\r\n\r\n');
      return;
    }
    sessions.handleUpgrade(request, socket, head, (open) => {
      sockets.set(open, agent);
      open.on('close', () => sockets.delete(open));
      open.on('error', () => open.terminate());
      const since = Number(url.searchParams.get('since') ?? Number.NaN);
      if (!Number.isNaN(since))
        for (const { agent: whose, event } of history)
          if (whose === agent && event.seq > since) open.send(JSON.stringify(event));
    });
  });
  const pings = setInterval(() => {
    for (const [socket, agent] of sockets) if (isLive(agent)) socket.send(JSON.stringify({ type: 'ping' }));
  }, pingMs);

  return {
    ticketFor(agent: string): string {
      const ticket = randomUUID();
      tickets.set(ticket, { agent, until: Date.now() + TICKET_LIFE_MS });
      return ticket;
    },
    send(agent: string, event: { type: string } & Record<string, unknown>): void {
      const numbered = { ...event, seq: ++seq };
      history.push({ agent, event: numbered });
      for (const [socket, whose] of sockets) if (whose === agent) socket.send(JSON.stringify(numbered));
    },
    close(): void {
      clearInterval(pings);
      for (const socket of sockets.keys()) socket.terminate();
      sessions.close();
    },
  };
}
