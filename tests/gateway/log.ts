// What the gateway received and did, one JSON object a line, on disk before it is acted upon.
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** How a call went, by the agent. */
export type Completed = Record<string, unknown> & { savedAt: string };
export type Entry =
  | {
      kind: 'request';
      at: string;
      method: string;
      path: string;
      agent: string | null;
      key: string | null;
      body: unknown;
    }
  | { kind: 'inbound'; at: string; from: string; to: string; landing: unknown }
  | { kind: 'completed'; at: string; attemptId: string; agent: string; body: Completed }
  | { kind: 'call'; at: string; attemptId: string; agent: string; body: Record<string, unknown> };
export type Log = { entries: readonly Entry[]; add(entry: Entry): void; close(): void };

/** Opens a log and reads what an earlier gateway wrote. */
export function openLog(file: string): Log {
  mkdirSync(dirname(file), { recursive: true });
  const entries: Entry[] = existsSync(file) ? readFileSync(file, 'utf8').split('\n').flatMap(readLine) : [];
  const handle = openSync(file, 'a');
  return {
    entries,
    add(entry) {
      writeSync(handle, `${JSON.stringify(entry)}\n`);
      fsyncSync(handle);
      entries.push(entry);
    },
    close: () => closeSync(handle),
  };
}

/** A line cut off by a crash was never acted upon: it is left out. */
function readLine(line: string): Entry[] {
  try {
    return line ? [JSON.parse(line) as Entry] : [];
  } catch {
    return [];
  }
}
