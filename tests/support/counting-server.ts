// A telephony service that only counts: which dials arrived, by which connection, and how many calls they
// are.
import type { EventEmitter } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createSecureServer, type Http2ServerRequest, type Http2ServerResponse } from 'node:http2';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, createServer as createFront, type Socket } from 'node:net';
import { WebSocketServer } from 'ws';
import type { Identity } from './certificate';
import { CUTS, FAULTS, type Fault } from './connection-faults';

export type Protocol = 'http' | 'https' | 'h2';
/** A dial whose body was read. */
export type Arrival = { id: string; key: string | null; reused: boolean };
export type Request = IncomingMessage | Http2ServerRequest;
export type Response = ServerResponse | Http2ServerResponse;
export type CountingServer = Awaited<ReturnType<typeof startCountingServer>>;
type Ledger = ReturnType<typeof makeLedger>;
/**
 * The connections in front of TLS, by the port of the other side, so that a fault can cut the connection
 * itself.
 */
type Sockets = Map<number, Socket>;

/**
 * Paths: `/dial/<fault>` counts each dial and then fails; `/dial/<fault>/once` fails the first of each id
 * only; `/start/<fault>` counts as soon as a body begins; `/answer/<fault>` fails and all else answers 200,
 * and they count nothing. A WebSocket to `/dial/<fault>` counts its messages likewise.
 */
export async function startCountingServer(protocol: Protocol, identity: Identity) {
  const ledger = makeLedger();
  const sockets: Sockets = new Map();
  const server = serverFor(protocol, identity, (request, response) => {
    handle(request, response, ledger, sockets).catch(() => undefined);
  });
  const stopMessages = takeMessages(server, ledger, sockets);
  const front = createFront((socket) => {
    const { remotePort = 0 } = socket;
    sockets.set(remotePort, socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(remotePort));
    server.emit('connection', socket);
  });
  await new Promise<void>((ready) => front.listen(0, '127.0.0.1', ready));
  const { port } = front.address() as AddressInfo;
  return {
    url: `${protocol === 'http' ? 'http' : 'https'}://127.0.0.1:${port}`,
    arrivals: ledger.of,
    /** What a service would place: one call for each key, and for each request that has none. */
    calls: (id: string): number => new Set(ledger.of(id).map(({ key }, i) => key ?? i)).size,
    total: ledger.total,
    async close(): Promise<void> {
      for (const socket of sockets.values()) socket.destroy();
      stopMessages();
      await new Promise((closed) => front.close(closed));
    },
  };
}

function makeLedger() {
  const arrivals: Arrival[] = [];
  const used = new Set<number>();
  const of = (id: string): Arrival[] => arrivals.filter((one) => one.id === id);
  return {
    of,
    total: (): number => arrivals.length,
    /** From now on, what comes by this connection comes by a reused one. */
    use: (port: number) => void used.add(port),
    /** Counts a dial; says whether it is the first of its id. */
    arrive(body: string, key: string | null, port: number): boolean {
      const { id } = JSON.parse(body) as { id: string };
      return arrivals.push({ id, key, reused: used.has(port) }) > 0 && of(id).length === 1;
    },
  };
}

async function handle(request: Request, response: Response, ledger: Ledger, sockets: Sockets): Promise<void> {
  const port = portOf(request);
  const strike = (fault: string): void =>
    FAULTS[fault as Fault](request, response, sockets.get(port) as Socket);
  const [, path, fault, once] = (request.url ?? '').split('/');
  const body = await readBody(request, path !== 'start');
  let fails = path === 'answer';
  if (path === 'dial' || path === 'start') {
    const key = request.headers['idempotency-key'];
    const first = ledger.arrive(body, typeof key === 'string' ? key : null, port);
    fails = first || !once;
  }
  ledger.use(port);
  if (fails && fault) return strike(fault);
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end('{}');
}

function takeMessages(server: EventEmitter, ledger: Ledger, sockets: Sockets): () => void {
  const messages = new WebSocketServer({ noServer: true });
  server.on('upgrade', (request: IncomingMessage, upgraded: Socket, head: Buffer) => {
    const port = portOf(request);
    const fault = request.url?.split('/')[2];
    messages.handleUpgrade(request, upgraded, head, (socket) => {
      socket.on('error', () => undefined);
      socket.on('message', (data) => {
        ledger.arrive(String(data), null, port);
        if (fault) CUTS[fault as keyof typeof CUTS](sockets.get(port) as Socket);
        else socket.send('{}');
      });
    });
  });
  return () => messages.close();
}

function serverFor(protocol: Protocol, identity: Identity, listener: (a: Request, b: Response) => void) {
  switch (protocol) {
    case 'http':
      return createServer(listener);
    case 'https':
      return createTlsServer(identity, listener);
    case 'h2': {
      // HTTP/1.1 too: what the browser would fall back to.
      const server = createSecureServer({ ...identity, allowHTTP1: true }, listener);
      return server.on('sessionError', () => undefined);
    }
  }
}

const portOf = (request: Request): number =>
  ('stream' in request ? request.stream.session?.socket : request.socket)?.remotePort ?? 0;

async function readBody(request: Request, whole: boolean): Promise<string> {
  const chunks: Buffer[] = [];
  const read = (chunk: Buffer): void => void chunks.push(chunk);
  await new Promise<unknown>((resolve, reject) => {
    request.on('data', read).on('end', resolve).on('error', reject);
    if (!whole) request.once('data', resolve);
  });
  return Buffer.concat(chunks).toString('utf8');
}
