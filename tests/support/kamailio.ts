// Nodes of docs/gateways/kamailio, as it is, with a shared database and the agent's phone. Everything on 127.0.0.1.
import { spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installed, installPackages } from '../../scripts/packages';
import { makeDatabase } from './kamailio-database';
import { freePort, type Phone, type Scenario, startPhone } from './phone';
import { ending } from './process';

const CONFIGURATION = fileURLToPath(new URL('../../docs/gateways/kamailio', import.meta.url));
const PROGRAMS = ['kamailio', 'sipp', 'sqlite3'];
const PACKAGES = ['kamailio', 'kamailio-json-modules', 'kamailio-sqlite-modules', 'sip-tester', 'sqlite3'];
const MODULES = ['x86_64', 'aarch64'].map((machine) => `/usr/lib/${machine}-linux-gnu/kamailio/modules`);

export type Lab = Awaited<ReturnType<typeof startLab>>;
export type GatewayNode = Awaited<ReturnType<typeof startNode>>;
type Place = { name: string; sip: number; http: number };

/** Why there can be no Kamailio here, or null. Installs it where that is possible. */
export function missingForKamailio(): string | null {
  const hasModule = (name: string): boolean => MODULES.some((folder) => existsSync(`${folder}/${name}.so`));
  const isThere = (): boolean =>
    PROGRAMS.every((name) => installed([name])) && ['json', 'db_sqlite'].every(hasModule);
  if (isThere() || (installPackages(...PACKAGES) && isThere())) return null;
  return `${PACKAGES.join(', ')} are not all here and could not be installed (that takes root and apt-get).`;
}

/** Starts a phone and one or two nodes that share a database, in a folder that goes when they go. */
export async function startLab(options: { nodes: 1 | 2; phone: Scenario; directory: unknown }) {
  const folder = mkdtempSync(join(tmpdir(), 'neardial-kamailio-'));
  const phone = await startPhone(folder, options.phone);
  const phones = [phone];
  const database = makeDatabase(folder, options.directory, phone.contact);
  const places: Place[] = [];
  for (let i = 0; i < options.nodes; i++)
    places.push({ name: `node-${i + 1}`, sip: await freePort('udp'), http: await freePort('tcp') });
  const nodes: GatewayNode[] = [];
  // One after the other: the second tells the first that it is there.
  for (const place of places) {
    const peer = places.find((other) => other !== place);
    nodes.push(await startNode(folder, place, siteOf(place, peer, database.file)));
  }
  return {
    phone,
    database,
    nodes,
    /** Another phone in the place of the first, for every agent. */
    async changePhone(scenario: Scenario): Promise<Phone> {
      const other = await startPhone(folder, scenario);
      phones.push(other);
      database.sql(`UPDATE agents SET contact = '${other.contact}';`);
      return other;
    },
    async close(): Promise<void> {
      await Promise.all([
        ...nodes.map((node) => node.stop()),
        ...phones.map((one) => one.stop()),
        database.release(),
      ]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What an operator writes into site.cfg; see site.example.cfg. */
function siteOf({ name, sip, http }: Place, peer: Place | undefined, database: string): string {
  const values = {
    NODE_NAME: name,
    SIP_HOST: '127.0.0.1',
    SIP_PORT: String(sip),
    HTTP_HOST: '127.0.0.1',
    HTTP_PORT: String(http),
    SIP_DOMAIN: 'example.com',
    DB_URL: `sqlite:///${database}`,
    STATE_ANSWERED: 'ringingCustomer',
    ...(peer ? { DMQ_PEER: `sip:127.0.0.1:${peer.sip}` } : {}),
  };
  return [
    ...Object.entries(values).map(([name, value]) => `#!substdef "!${name}!${value}!g"`),
    '#!define WITH_SQLITE',
    ...(peer ? ['#!define WITH_DMQ'] : []),
    '',
  ].join('\n');
}

async function startNode(folder: string, place: Place, site: string) {
  const home = join(folder, place.name);
  mkdirSync(home);
  cpSync(CONFIGURATION, home, { recursive: true });
  writeFileSync(join(home, 'site.cfg'), site);
  const url = `http://127.0.0.1:${place.http}`;
  const log = join(home, 'log');
  async function start(): Promise<() => Promise<void>> {
    // In the foreground (-DD), so that this process is the one to end; files are included from where it runs.
    const args = ['-DD', '-E', '-m', '64', '-M', '24', '-f', 'kamailio.cfg', '-Y', home];
    const out = openSync(log, 'a');
    const child = spawn('kamailio', args, { cwd: home, stdio: ['ignore', out, out] });
    const ended = ending(child);
    await answers(url, () => child.exitCode !== null, log);
    return () => ended.after(() => child.kill('SIGTERM'));
  }
  let stop = await start();
  return {
    url,
    log: (): string => readFileSync(log, 'utf8'),
    stop: () => stop(),
    async restart(): Promise<void> {
      await stop();
      stop = await start();
    },
  };
}

/** Waits until a node answers, with 401 because nobody asked. */
async function answers(url: string, hasEnded: () => boolean, log: string): Promise<void> {
  for (const end = Date.now() + 15_000; Date.now() < end && !hasEnded(); ) {
    const status = await fetch(`${url}/v1/me`, { signal: AbortSignal.timeout(1_000) }).then(
      (response) => response.status,
      () => 0,
    );
    if (status === 401) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`Kamailio did not start:\n${readFileSync(log, 'utf8')}`);
}
