// The event stream, as an agent reads it.
import { expect } from 'vitest';
import WebSocket from 'ws';
import { type Json, operationOf, problems, schemaRef } from './openapi';
import { ticketFor } from './requests';
import { gateway, sockets } from './stage';

type Message = Json & { type: string; seq?: number };
type Stream = { messages: Message[]; until(enough: (messages: Message[]) => boolean): Promise<Message[]> };

/** Opens the event stream; every message is held against the contract. Resolves to the status when it is refused. */
export async function openStream(query: Record<string, string>): Promise<Stream | number> {
  const socket = new WebSocket(
    `${gateway.url.replace('http', 'ws')}/v1/events?${new URLSearchParams(query)}`,
  );
  sockets.add(socket);
  const messages: Message[] = [];
  let look = (): unknown => undefined;
  socket.on('message', (data) => {
    messages.push(JSON.parse(String(data)) as Message);
    look();
  });
  socket.on('error', () => undefined);
  const status = await new Promise<number>((resolve, reject) => {
    socket.on('open', () => resolve(101));
    socket.on('unexpected-response', (_, { statusCode = 0 }) => resolve(statusCode));
    socket.on('close', () => reject(new Error('The stream was closed before it opened')));
  });
  expect(Object.keys(operationOf('GET', '/v1/events').operation.responses)).toContain(String(status));
  if (status !== 101) return status;
  return {
    messages,
    until: (enough) =>
      new Promise<void>((resolve) => {
        look = () => enough(messages) && resolve();
        look();
      }).then(() => {
        for (const message of messages)
          expect(problems(schemaRef('EventMessage'), message), JSON.stringify(message)).toEqual([]);
        return messages;
      }),
  };
}
export async function stream(token = 'aiko', query: Record<string, string> = {}): Promise<Stream> {
  const opened = await openStream({ ticket: await ticketFor(token), ...query });
  if (typeof opened === 'number') throw new Error(`The stream was refused with ${opened}`);
  return opened;
}
export const count = (n: number) => (messages: Message[]) => messages.length >= n;
export const pings = (messages: Message[]): number => messages.filter(({ type }) => type === 'ping').length;
export const callers = (messages: Message[]): unknown[] => messages.map(({ from }) => from);
