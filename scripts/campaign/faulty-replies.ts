// Replies to a dial that are not what the contract says, or not whole.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Response } from '../../tests/support/counting-server';
import type { Cut, DialFault, Garbage } from './faults';

export type Reply = { status: number; headers: Record<string, string>; body: Buffer };

const JSON_TYPE = { 'content-type': 'application/json' };
/** The reply to another attempt, with what either service says of a call. */
const ANOTHER =
  '{"attemptId":"00000000-0000-4000-8000-000000000000","state":"queued","cause":null,"call_id":1234567890123456}';
/** Time for what was written to leave before the connection is cut. */
const LEAVES_MS = 15;

/**
 * Answers with a fault.
 * @param real the answer of the service behind; null where the dial did not reach it
 */
export async function reply(
  fault: DialFault,
  real: Reply | null,
  response: Response,
  cutOff: (cut: Cut) => void,
): Promise<void> {
  const end = (status: number, body: string | Buffer, headers: Record<string, string> = JSON_TYPE): void => {
    response.writeHead(status, headers);
    response.end(body);
  };
  const body = real?.body ?? Buffer.from('{}');
  switch (fault.kind) {
    case 'drop':
      return dropReply(fault, body, response, cutOff);
    case 'status':
      return end(fault.status, '{"error":{"code":"fault","message":"The campaign asked for this."}}');
    case 'redirect':
      return end(fault.status, '', { location: '/elsewhere' });
    case 'garbage':
      return end(202, garbage(fault.body, body));
    case 'wrongId':
      return end(202, ANOTHER);
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
  response: Response,
  cutOff: (cut: Cut) => void,
): Promise<void> {
  if (at === 'afterHeaders' || at === 'midBody') {
    response.writeHead(202, { ...JSON_TYPE, 'content-length': String(body.length) });
    const part = at === 'afterHeaders' ? Buffer.alloc(0) : body.subarray(0, body.length >> 1);
    // HTTP/2 sends its headers at once, HTTP/1.1 with the first bytes of the body.
    if ('flushHeaders' in response) response.flushHeaders();
    if (part.length > 0) (response as NodeJS.WritableStream).write(part);
    await sleep(LEAVES_MS);
  }
  cutOff(cut);
}

/** The same reply twice in one connection, as a broken proxy does. */
async function twice(body: Buffer, response: Response): Promise<void> {
  // Over HTTP/2 a request has one reply; its body may still come twice.
  if ('stream' in response) {
    response.writeHead(202, JSON_TYPE);
    response.end(Buffer.concat([body, body]));
    return;
  }
  const { socket } = response;
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
