// A server of the campaign's own: plain, or HTTP/2 over TLS; in both, the connection itself can be cut.
import { createServer } from 'node:http';
import { createSecureServer } from 'node:http2';
import { type AddressInfo, createServer as createFront, type Socket } from 'node:net';
import type { Identity } from '../../tests/support/certificate';
import type { Request, Response } from '../../tests/support/counting-server';

export type Listening = {
  url: string;
  /** The connection in front of TLS that a request came by, while it stands. */
  socketOf(request: Request): Socket | undefined;
  close(): Promise<void>;
};
type Answer = (request: Request, response: Response) => void;

/** Longer than an attempt takes, so that the browser finds its connection again and repetitions happen. */
const KEEP_ALIVE_MS = 60_000;

/** @param tls for HTTP/2; without it, HTTP/1.1 without TLS, which takes upgrades too */
export async function listen(
  answer: Answer,
  upgraded: (request: Request, socket: Socket, head: Buffer) => void,
  tls: Identity | null,
): Promise<Listening> {
  const server = tls
    ? createSecureServer({ ...tls, allowHTTP1: true }, answer).on('sessionError', () => undefined)
    : Object.assign(createServer(answer), { keepAliveTimeout: KEEP_ALIVE_MS });
  server.on('upgrade', upgraded as never);
  const sockets = new Map<number, Socket>();
  const front = createFront((socket) => {
    const { remotePort = 0 } = socket;
    sockets.set(remotePort, socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(remotePort));
    server.emit('connection', socket);
  });
  await new Promise<void>((ready) => front.listen(0, '127.0.0.1', ready));
  const { port } = front.address() as AddressInfo;
  const portOf = (request: Request): number =>
    ('stream' in request ? request.stream.session?.socket : request.socket)?.remotePort ?? 0;
  return {
    url: `${tls ? 'https' : 'http'}://127.0.0.1:${port}`,
    socketOf: (request) => sockets.get(portOf(request)),
    async close(): Promise<void> {
      for (const socket of sockets.values()) socket.destroy();
      await new Promise((closed) => front.close(closed));
    },
  };
}
