// The gateway that the contract is tested on, and what it is asked for.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, vi } from 'vitest';
import type WebSocket from 'ws';
import { type Gateway, type GatewayOptions, startGateway } from '../gateway/server';
import { type Json, read } from './openapi';

export type Directory = Json & { users: Json[]; numbers: { e164: string }[]; callCenters: Json[] };

export const DIRECTORY = JSON.parse(read('../fixtures/directory.json')) as Directory;
const TOKENS = { aiko: 'aiko', eve: 'eve', ben: 'ben', locked: null };
export const KEY = '7c9e6679-7425-40de-944b-e07fc1f90ae7';
export const ORDER = {
  to: '+12125550123',
  callerId: '+12125550142',
  lineId: 'sales-west',
  context: { site: 'https://crm.example.com', rung: 'pool-same-area' },
};

export const CHECK = { to: ORDER.to, lineId: ORDER.lineId, dayStartedAt: '2026-11-20T08:00:00.000Z' };
/** How the call of ORDER went, by the agent. */
export const COMPLETION = {
  outcome: 'connected',
  note: 'Wants the offer by Friday.',
  savedAt: '2026-11-20T18:04:12.000Z',
  to: ORDER.to,
  callerId: ORDER.callerId,
  lineId: ORDER.lineId,
  startedAt: '2026-11-20T18:00:00.000Z',
  connectedAt: '2026-11-20T18:00:11.000Z',
  endedAt: '2026-11-20T18:03:53.000Z',
  durationSeconds: 222,
  context: {
    site: 'https://crm.example.com',
    record: { type: 'contact', id: '1042', name: null, url: 'https://crm.example.com/contacts/1042' },
  },
};

let folder: string;
export let gateway: Gateway;
const open = new Set<Gateway>();
export const sockets = new Set<WebSocket>();

export async function start(options: Partial<GatewayOptions> = {}, log = 'gateway.jsonl'): Promise<Gateway> {
  const logFile = join(folder, log);
  const started = await startGateway({ directory: DIRECTORY, tokens: TOKENS, logFile, ...options });
  open.add(started);
  return started;
}
export async function stop(one: Gateway): Promise<void> {
  open.delete(one);
  await one.close();
}
/** Another process on the same log. */
export async function restart(options: Partial<GatewayOptions> = {}): Promise<void> {
  await stop(gateway);
  gateway = await start(options);
}

/** Gives every test of a file a gateway of its own, and leaves nothing of it behind. */
export function stageGateway(): void {
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'neardial-contract-'));
    gateway = await start();
  });
  afterEach(async () => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
    for (const socket of sockets) socket.terminate();
    sockets.clear();
    for (const one of open) await stop(one);
    rmSync(folder, { recursive: true, force: true });
  });
}
