// The agent's phone: Debian's sipp playing one of the scenarios in sipp/, and what it heard.
import { spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Ended, ending } from './process';

/** An INVITE as it arrived: each header as often as it was there. */
export type Invite = { callId: string; branch: string; header(name: string): string[] };
export type Phone = Awaited<ReturnType<typeof startPhone>>;

/** `answers` after a moment, `rings` until the caller gives up, `hangs-up` after it has answered, or is `busy`. */
export type Scenario = 'answers' | 'rings' | 'hangs-up' | 'busy';

export async function startPhone(folder: string, scenario: Scenario) {
  const port = await freePort('udp');
  const log = join(folder, `phone-${port}.log`);
  const file = fileURLToPath(new URL(`./sipp/${scenario}.xml`, import.meta.url));
  const args = ['-sf', file, '-i', '127.0.0.1', '-p', String(port), '-nostdin', '-trace_msg'];
  const child = spawn('sipp', [...args, '-message_file', log], { cwd: folder, stdio: 'ignore' });
  const ended: Ended = ending(child);
  for (let tries = 0; tries < 200 && (await isFree(port)); tries++)
    await new Promise((resolve) => setTimeout(resolve, 25));

  const heard = (): string[] => (existsSync(log) ? received(readFileSync(log, 'utf8')) : []);
  return {
    contact: `sip:aiko@127.0.0.1:${port}`,
    /** One entry for each INVITE; UDP may bring one twice, and then it is the same transaction, so the same branch. */
    invites(): Invite[] {
      const all = heard().flatMap((text) => (text.startsWith('INVITE ') ? [inviteIn(text)] : []));
      return [...new Map(all.map((invite) => [invite.branch, invite])).values()];
    },
    /** The other requests of one call, such as `BYE`. */
    methods: (callId: string): string[] =>
      heard()
        .filter((text) => headersIn(text, 'Call-ID')[0] === callId)
        .map((text) => text.split(' ')[0] ?? ''),
    stop: () => ended.after(() => child.kill('SIGKILL')),
  };
}

/** The messages in sipp's log that came in; each stands under a line of dashes and a line that says how it came. */
const received = (log: string): string[] =>
  log
    .split(/^-{20,}.*$/m)
    .flatMap(
      (part) => /^\s*\w+ message received .*:\n\n([\s\S]*)/.exec(part)?.[1]?.replaceAll('\r', '') ?? [],
    );

function inviteIn(text: string): Invite {
  const header = (name: string): string[] => headersIn(text, name);
  const branch = /branch=([^;\s]+)/.exec(header('Via')[0] ?? '')?.[1] ?? '';
  return { callId: header('Call-ID')[0] ?? '', branch, header };
}

const headersIn = (text: string, wanted: string): string[] =>
  (text.split('\n\n')[0] ?? '').split('\n').flatMap((line) => {
    const [, name, value] = /^([\w-]+)\s*:\s*(.*)$/.exec(line) ?? [];
    return name?.toLowerCase() === wanted.toLowerCase() ? [value ?? ''] : [];
  });

/** The number of a header like `<sip:+1…@example.com>;tag=…`. */
export const numberIn = (value: string): string | undefined => /^<sip:(\+\d+)@example\.com>/.exec(value)?.[1];

/** A port of 127.0.0.1 that nobody has at the moment. */
export async function freePort(kind: 'udp' | 'tcp'): Promise<number> {
  if (kind === 'udp') return bound(0).then((port) => port ?? 0);
  const server = createServer();
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  await new Promise((closed) => server.close(closed));
  return typeof address === 'object' && address ? address.port : 0;
}

const isFree = async (port: number): Promise<boolean> => (await bound(port)) !== null;

/** Takes a UDP port for a moment; null where somebody else has it. */
function bound(port: number): Promise<number | null> {
  const socket = createSocket('udp4');
  return new Promise((resolve) => {
    socket.once('error', () => resolve(null));
    socket.bind(port, '127.0.0.1', () => {
      const { port: actual } = socket.address();
      socket.close(() => resolve(actual));
    });
  });
}
