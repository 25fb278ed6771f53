// Replies to a dial that are not what the contract says, or not whole.
import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Cut, DialFault, Garbage } from './faults';

export type Reply = { status: number; headers: Record<string, string>; body: Buffer };

const JSON_TYPE = { 'content-type': 'application/json' };
/** Time for what was written to leave before the connection is cut. */
const LEAVES_MS = 15;

export function cutOff(socket: Socket, cut: Cut): void {
  if (cut === 'rst') socket.resetAndDestroy();
  else socket.destroySoon();
}

/**
 * Answers with a fault.
 * @param real the answer of the service behind; null where the dial did not reach it
 */
export async function reply(fault: DialFault, real: Reply | null, response: ServerResponse): Promise<void> {
  const end = (status: number, body: string | Buffer, headers: Record<string, string> = JSON_TYPE): void => {
    response.writeHead(status, headers);
    response.end(body);
  };
  const body = real?.body ?? Buffer.from('{}');
  switch (fault.kind) {
    case 'drop':
      return dropReply(fault, body, response);
    case 'status':
      return end(fault.status, '{"error":{"code":"fault","message":"The campaign asked for this."}}');
    case 'redirect':
      return end(fault.status, '', { location: '/elsewhere' });
    case 'garbage':
      return end(202, garbage(fault.body, body));
    case 'wrongId':
      return end(202, '{"attemptId":"00000000-0000-4000-8000-000000000000","state":"queued","cause":null}');
    case 'twice':
      return twice(body, response);
    case 'late':
    case 'placedLate':
      return end(real?.status ?? 202, body);
    case 'silent':
  }
}

async function dropReply(
  { at, cut }: Extract<DialFault, { kind: 'drop' }>,
  body: Buffer,
  response: ServerResponse,
): Promise<void> {
  const { socket } = response;
  if (!socket) return;
  if (at === 'afterHeaders' || at === 'midBody') {
    response.writeHead(202, { ...JSON_TYPE, 'content-length': String(body.length) });
    if (at === 'afterHeaders') response.flushHeaders();
    else response.write(body.subarray(0, body.length >> 1));
    await sleep(LEAVES_MS);
  }
  cutOff(socket, cut);
}

/** The same reply twice in one connection, as a broken proxy does. */
async function twice(body: Buffer, { socket }: ServerResponse): Promise<void> {
  const head = `HTTP/1.1 202 Accepted\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n`;
  const once = Buffer.concat([Buffer.from(head), body]);
  socket?.write(Buffer.concat([once, once]));
  await sleep(LEAVES_MS);
  socket?.end();
}

function garbage(kind: Garbage, body: Buffer): string | Buffer {
  switch (kind) {
    case 'html':
      return '<!doctype html><title>202</title>';
    case 'empty':
      return '';
    case 'half':
      return body.subarray(0, body.length >> 1);
    case 'list':
      return '[[], null, 7]';
    case 'huge':
      return `{"attemptId":"${'x'.repeat(2_000_000)}"}`;
    case 'bytes':
      return Buffer.from(Array.from({ length: 512 }, (_, i) => (i * 151) % 256));
  }
}
