// A journal on fake-indexeddb, and attempts to put in it.
import 'fake-indexeddb/auto';
import type { Attempt } from '../../lib/calls/attempt';
import { type Journal, openJournal } from '../../lib/calls/journal';
import { openDatabase } from '../../lib/platform/db';
import { e164 } from './unit-directory';

/** An empty journal. */
export async function freshJournal(): Promise<Journal> {
  await (await openDatabase()).clear('attempts');
  return openJournal(openDatabase);
}

/** An attempt that was just written; `to` as E.164. */
export function attempt(id: string, change: Omit<Partial<Attempt>, 'to'> & { to?: string } = {}): Attempt {
  const { to = '+12125550199', ...more } = change;
  return {
    id,
    service: 'gateway',
    agentId: 'aiko',
    to: e164(to),
    postDial: null,
    lineId: 'sales-west',
    lineName: 'Sales West',
    callerId: e164('+12125550142'),
    rung: 'pool-same-area',
    deviceId: null,
    ringsFirst: true,
    site: 'https://crm.example.com',
    createdAt: 1000,
    updatedAt: 1000,
    sentAt: null,
    retryAt: null,
    callId: null,
    state: 'intent',
    progress: null,
    connectedAt: null,
    note: null,
    worker: 'a worker that is gone',
    open: 1,
    ...more,
  };
}

/** A storage area in memory. */
export function memoryArea() {
  const items: Record<string, unknown> = {};
  return {
    items,
    get: async (key: string) => (key in items ? { [key]: structuredClone(items[key]) } : {}),
    set: async (more: Record<string, unknown>) => void Object.assign(items, structuredClone(more)),
  };
}
