// The database of docs/gateways/kamailio as a SQLite file: its tables, the example's agents, and a way to be without it.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { agentDirectory, numbersOf } from '../gateway/agent-directory';
import { ending } from './process';

const SCHEMA = fileURLToPath(new URL('../../docs/gateways/kamailio/schema.sql', import.meta.url));

/** Bearer tokens of the agents in the tests, which are their names with this in front. */
export const tokenOf = (agent: string): string => `token-of-${agent}`;

/** @param contact where the phone of every agent rings */
export function makeDatabase(folder: string, directory: unknown, contact: string) {
  const file = join(folder, 'neardial.db');
  const sql = (text: string): string => execFileSync('sqlite3', [file], { input: text, encoding: 'utf8' });
  sql(readFileSync(SCHEMA, 'utf8'));
  const { users } = directory as { users: { id: string; name: string }[] };
  sql(`BEGIN;${users.map((user) => agentRows(directory, user, contact)).join('\n')}COMMIT;`);
  let holder: ChildProcess | null = null;
  let letGo = async (): Promise<void> => {};

  return {
    file,
    sql,
    /** Holds the file as one writer would, so that no query of anybody else is answered any more. */
    async goAway(): Promise<void> {
      const child = spawn('sqlite3', [file], { stdio: ['pipe', 'pipe', 'ignore'] });
      const ended = ending(child);
      holder = child;
      letGo = () => ended.after(() => child.stdin.end());
      const held = new Promise<void>((resolve) => child.stdout.once('data', () => resolve()));
      child.stdin.write(".timeout 5000\nBEGIN EXCLUSIVE;\nSELECT 'held';\n");
      await held;
    },
    async release(): Promise<void> {
      if (holder) await letGo();
      holder = null;
    },
  };
}

/** What a company's own provisioning would write for one agent. */
function agentRows(directory: unknown, { id, name }: { id: string; name: string }, contact: string): string {
  const own = JSON.stringify(agentDirectory(directory, id));
  const row = [
    id,
    sha256(tokenOf(id)),
    1,
    contact,
    JSON.stringify({ userId: id, name }),
    own,
    `"${sha256(own)}"`,
  ];
  const numbers = [...numbersOf(directory, id)].map((e164) => `(${quoted(id)},${quoted(e164)})`);
  return [
    `INSERT INTO agents VALUES (${row.map(quoted).join(',')});`,
    ...(numbers.length > 0 ? [`INSERT INTO agent_numbers VALUES ${numbers.join(',')};`] : []),
  ].join('\n');
}

const quoted = (value: string | number): string => `'${String(value).replaceAll("'", "''")}'`;
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
