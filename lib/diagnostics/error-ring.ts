// The last errors, for whoever helps the agent: which sentence was said, and when. What stood in it is not kept: it may
// hold numbers, names or what a service answered.
import { z } from 'zod';
import type { MessageKey } from '../words/message-key';

export type NotedError = {
  /** The reason, from the closed list. */
  key: MessageKey;
  /** When it was last said, milliseconds since the epoch. */
  at: number;
  /** How often in a row. */
  times: number;
};
type ErrorRing = { note(key: MessageKey): Promise<void>; list(): Promise<NotedError[]> };
type StorageArea = {
  get(key: string): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
};

export const MOST_ERRORS = 50;
const KEY = 'recentErrors';
const Ring = z.array(
  z.object({
    key: z.string().regex(/^\w{1,60}$/),
    at: z.number(),
    times: z.number(),
  }),
);

/** The ring with one error more, oldest first. The same again is counted, so that one fault does not push out others. */
export function withError(ring: readonly NotedError[], key: MessageKey, at: number): NotedError[] {
  const last = ring.at(-1);
  if (last?.key === key) return [...ring.slice(0, -1), { key, at, times: last.times + 1 }];
  return [...ring, { key, at, times: 1 }].slice(-MOST_ERRORS);
}

/** The ring in a storage area; one note after the other. A ring that cannot be read or written troubles nobody. */
export function errorRing(area: StorageArea, now: () => number): ErrorRing {
  let last: Promise<unknown> = Promise.resolve();
  const list = async (): Promise<NotedError[]> =>
    (Ring.safeParse((await area.get(KEY))[KEY]).data ?? []) as NotedError[];
  return {
    list,
    note(key) {
      const next = last.then(async () => area.set({ [KEY]: withError(await list(), key, now()) }));
      last = next.catch(() => undefined);
      return last as Promise<void>;
    },
  };
}
