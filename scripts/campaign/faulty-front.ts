// A front before a gateway: passes everything on, counts the dials, and fails in the way it is told.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DialFault, LookUpFault } from './faults';
import { cutOff, reply } from './faulty-replies';
import { passOn, readBody, send, tunnel } from './pass-on';
import type { Arming } from './service';

export type Front = Awaited<ReturnType<typeof startFront>>;

const NOTHING: Arming = { service: null, lookUp: null, arrived: () => {}, replied: () => {} };
/** Longer than an attempt takes, so that the browser finds its connection again and repetitions happen. */
const KEEP_ALIVE_MS = 60_000;

/** @param closes ends the connection after every reply: what arrives by a fresh one is not sent again by a browser */
export async function startFront(gatewayUrl: string, { closes }: { closes: boolean }) {
  const gateway = new URL(gatewayUrl);
  let orders = NOTHING;
  let dials = 0;
  let [total, busy] = [0, 0];
  const held = new Set<ServerResponse>();

  const server = createServer((incoming, response) => {
    if (closes) response.setHeader('connection', 'close');
    answer(incoming, response).catch(() => incoming.socket.destroy());
  });
  server.keepAliveTimeout = KEEP_ALIVE_MS;

  async function answer(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method, url = '' } = incoming;
    if (method === 'POST' && url.startsWith('/v1/dial')) return dial(incoming, response);
    const { lookUp } = orders;
    const body = await readBody(incoming);
    const isLookUp = method === 'GET' && url.startsWith('/v1/attempts/');
    if (lookUp && isLookUp) failLookUp(lookUp, incoming, response);
    else send(response, await passOn(incoming, body, gateway));
  }

  async function dial(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const mine = orders;
    const fault = dials++ === 0 ? mine.service?.first : mine.service?.again;
    total++;
    busy++;
    try {
      if (fault?.kind === 'drop' && fault.at === 'beforeReading')
        return void cutOff(incoming.socket, fault.cut);
      const body = await readBody(incoming);
      mine.arrived();
      if (fault?.kind === 'placedLate') await sleep(fault.ms);
      const real = !fault || places(fault) ? await passOn(incoming, body, gateway) : null;
      if (fault?.kind === 'late') await sleep(fault.ms);
      if (fault?.kind === 'silent') held.add(response);
      else if (fault) await reply(fault, real, response);
      else if (real) send(response, real);
      mine.replied();
    } finally {
      busy--;
    }
  }

  server.on('upgrade', (incoming, socket, head) => tunnel(incoming, socket as Socket, head, gateway));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    arm(next: Arming): void {
      orders = next;
      dials = 0;
      for (const response of held) response.destroy();
      held.clear();
    },
    dialRequests: (): number => total,
    isBusy: (): boolean => busy > 0,
    async close(): Promise<void> {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

/** Whether a dial with this fault reaches the service behind. */
function places(fault: DialFault): boolean {
  if (fault.kind === 'drop') return fault.at !== 'beforeReading' && fault.at !== 'afterReading';
  return 'placed' in fault ? fault.placed : true;
}

function failLookUp(fault: LookUpFault, { socket }: IncomingMessage, response: ServerResponse): void {
  if (fault === 'drop') {
    cutOff(socket, 'rst');
    return;
  }
  response.writeHead(fault === 'status500' ? 500 : 200, { 'content-type': 'application/json' });
  response.end(fault === 'status500' ? '{}' : '<html>');
}
