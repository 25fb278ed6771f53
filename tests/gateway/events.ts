// The event stream: a WebSocket opened with a one-time ticket, resumable after the last event seen.
import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';

type Event = { type: string; seq: number } & Record<string, unknown>;
export type Events = ReturnType<typeof makeEvents>;

/** @param isLive whether an agent has a live call: then the stream is pinged, which keeps extension workers awake */
export function makeEvents(server: Server, isLive: (agent: string) => boolean, pingMs = 15_000) {
  const tickets = new Map<string, string>();
  const history: { agent: string; event: Event }[] = [];
  const sockets = new Map<WebSocket, string>();
  const sessions = new WebSocketServer({ noServer: true });
  let seq = 0;

  server.on('upgrade', (request, socket, head) => {
    const url = new URL(request.url ?? '/', 'http://gateway');
    const ticket = url.searchParams.get('ticket') ?? '';
    const agent = tickets.get(ticket);
    tickets.delete(ticket);
    if (url.pathname !== '/v1/events' || !agent) {
      socket.end('HTTP/1.1 401 Unauthorized\r\nconnection: close\r\n\r\n');
      return;
    }
    sessions.handleUpgrade(request, socket, head, (open) => {
      sockets.set(open, agent);
      open.on('close', () => sockets.delete(open));
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
      tickets.set(ticket, agent);
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
