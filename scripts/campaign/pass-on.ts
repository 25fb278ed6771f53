// What a front passes on as it is: requests, answers, and the event stream.
import { type IncomingMessage, request } from 'node:http';
import { connect, type Socket } from 'node:net';
import type { Request, Response } from '../../tests/support/counting-server';
import type { Reply } from './faulty-replies';

export function send(response: Response, { status, headers, body }: Reply): void {
  response.writeHead(status, headers);
  response.end(body);
}

export async function readBody(incoming: Request): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** The service's own answer; it is asked by HTTP/1.1. */
export function passOn(
  { method, url, headers }: Request,
  body: Buffer,
  { hostname, port }: URL,
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const { host: _, connection: __, ...all } = headers;
    const rest = Object.fromEntries(Object.entries(all).filter(([name]) => !name.startsWith(':')));
    const outgoing = request({ hostname, port, path: url, method, headers: rest, agent: false }, (answer) => {
      const { 'content-type': type, etag } = answer.headers;
      const kept = { ...(type ? { 'content-type': type } : {}), ...(etag ? { etag } : {}) };
      readBody(answer).then(
        (read) => resolve({ status: answer.statusCode ?? 502, headers: kept, body: read }),
        reject,
      );
    });
    outgoing.on('error', reject).end(body);
  });
}

/** The event stream goes through as it is. */
export function tunnel(
  incoming: IncomingMessage,
  socket: Socket,
  head: Buffer,
  { hostname, port }: URL,
): void {
  const behind = connect(Number(port), hostname, () => {
    const lines = [`GET ${incoming.url} HTTP/1.1`];
    for (let i = 0; i < incoming.rawHeaders.length; i += 2)
      lines.push(`${incoming.rawHeaders[i]}: ${incoming.rawHeaders[i + 1]}`);
    behind.write(`${lines.join('\r\n')}\r\n\r\n`);
    behind.write(head);
    behind.pipe(socket).pipe(behind);
  });
  behind.on('error', () => socket.destroy()).on('close', () => socket.destroy());
  socket.on('error', () => behind.destroy()).on('close', () => behind.destroy());
}
