// A front before a telephony service: passes everything on, counts the dials, and fails in the way it is told.
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Identity } from '../../tests/support/certificate';
import { CUTS, FAULTS } from '../../tests/support/connection-faults';
import type { Request, Response } from '../../tests/support/counting-server';
import type { Cut, DialFault, LookUpFault } from './faults';
import { reply } from './faulty-replies';
import { listen } from './listen';
import { passOn, readBody, send, tunnel } from './pass-on';
import { type Arming, NO_FAULTS } from './service';

export type Front = Awaited<ReturnType<typeof startFront>>;
type FrontOptions = {
  /** What is a request to place a call, and what asks about one, by method and path: `POST /v1/dial`. */
  isDial: RegExp;
  isLookUp: RegExp;
  /** Told whenever the service behind has answered a dial. */
  placed?(lookUp: LookUpFault | null): void;
  /** For HTTP/2. */
  tls?: Identity;
};

export async function startFront(serviceUrl: string, { isDial, isLookUp, placed, tls }: FrontOptions) {
  const service = new URL(serviceUrl);
  let orders = NO_FAULTS;
  let dials = 0;
  let [total, busy] = [0, 0];
  const held = new Set<() => void>();

  /** Cuts a request off: over HTTP/2 as the attempt says, else its connection. */
  const cutter =
    (request: Request, response: Response, session: Arming['session']) =>
    (cut: Cut): void => {
      const socket = server.socketOf(request);
      // It may be gone already: a killed browser does not wait for our cut.
      if (!socket) return;
      if (session && 'stream' in request) FAULTS[session](request, response, socket);
      else if (cut === 'rst') CUTS.rst(socket);
      else socket.destroySoon();
    };

  async function answer(request: Request, response: Response): Promise<void> {
    const { method, url = '' } = request;
    const what = `${method} ${url}`;
    if (isDial.test(what)) return dial(request, response);
    const { lookUp } = orders;
    const body = await readBody(request);
    if (lookUp && isLookUp.test(what)) failLookUp(lookUp, response, cutter(request, response, null));
    else send(response, await passOn(request, body, service));
  }

  async function dial(request: Request, response: Response): Promise<void> {
    const mine = orders;
    const fault = dials++ === 0 ? mine.service?.first : mine.service?.again;
    const cutOff = cutter(request, response, mine.session);
    total++;
    busy++;
    try {
      if (fault?.kind === 'drop' && fault.at === 'beforeReading') return cutOff(fault.cut);
      const body = await readBody(request);
      mine.arrived();
      if (fault?.kind === 'placedLate') await sleep(fault.ms);
      const real = !fault || places(fault) ? await passOn(request, body, service) : null;
      if (real) placed?.(mine.lookUp);
      if (fault?.kind === 'late') await sleep(fault.ms);
      if (fault?.kind === 'silent') held.add(() => cutOff('rst'));
      else if (fault) await reply(fault, real, response, cutOff);
      else if (real) send(response, real);
      mine.replied();
    } finally {
      busy--;
    }
  }

  const server = await listen(
    (request, response) => void answer(request, response).catch(() => server.socketOf(request)?.destroy()),
    (request, socket, head) => tunnel(request as IncomingMessage, socket as Socket, head, service),
    tls ?? null,
  );
  return {
    url: server.url,
    arm(next: Arming): void {
      orders = next;
      dials = 0;
      for (const letGo of held) letGo();
      held.clear();
    },
    dialRequests: (): number => total,
    isBusy: (): boolean => busy > 0,
    close: server.close,
  };
}

/** Whether a dial with this fault reaches the service behind. */
function places(fault: DialFault): boolean {
  if (fault.kind === 'drop') return fault.at !== 'beforeReading' && fault.at !== 'afterReading';
  return 'placed' in fault ? fault.placed : true;
}

function failLookUp(fault: LookUpFault, response: Response, cutOff: (cut: Cut) => void): void {
  if (fault === 'drop') {
    cutOff('rst');
    return;
  }
  response.writeHead(fault === 'status500' ? 500 : 200, { 'content-type': 'application/json' });
  response.end(fault === 'status500' ? '{}' : '<html>');
}
