// What an agent copies for whoever helps them. In English, whatever the agent speaks: support reads it. Nothing goes in
// but what is named here, so no token, no phone number and nobody's name can.
import type { NotedError } from './error-ring';

export type Facts = {
  version: string;
  /** Name and version. */
  browser: string;
  language: string;
  /** The service's name, and where it is; null for one that is at no address. */
  service: { name: string; origin: string | null; connected: boolean };
  hosts: { origin: string; granted: boolean }[];
  /** Built-in CRMs whose pages the browser does not let the extension into. */
  builtInMissing: string[];
  index: {
    /** ISO-8601. */
    asOf: string;
    /** Milliseconds since the epoch. */
    checkedAt: number;
    lines: number;
    numbers: number;
    records: number;
    /** What the browser says that everything of the extension takes; null where it does not say. */
    bytes: number | null;
    /** How often each kind of problem was found. */
    problems: { code: string; count: number }[];
    failed: string | null;
  } | null;
  policy: { settled: boolean; set: string[]; refused: string[] };
  errors: NotedError[];
};

/** The report as plain text. @param now milliseconds since the epoch */
export function diagnosticsReport(facts: Facts, now: number): string {
  const { version, browser, language, service, hosts, builtInMissing, policy, errors } = facts;
  const list = (items: readonly string[]): string => items.join(', ') || 'none';
  return [
    `Neardial ${version}`,
    `Time: ${iso(now)}`,
    `Browser: ${browser}, ${language}`,
    `Service: ${[service.name, service.origin].filter(Boolean).join(' ')}, ${service.connected ? 'connected' : 'not connected'}`,
    `Access: ${list(hosts.map(({ origin, granted }) => `${origin} ${granted ? 'granted' : 'MISSING'}`))}`,
    `Built-in CRMs without access: ${list(builtInMissing)}`,
    ...indexLines(facts.index),
    `Policy: ${policy.settled ? '' : 'not settled yet; '}set: ${list(policy.set)}; refused: ${list(policy.refused)}`,
    `Errors: ${errors.length === 0 ? 'none' : ''}`.trim(),
    ...errors.map(({ key, at, times }) => `  ${iso(at)} ${key}${times > 1 ? ` ×${times}` : ''}`),
  ].join('\n');
}

function indexLines(index: Facts['index']): string[] {
  if (!index) return ['Directory: none'];
  const { asOf, checkedAt, lines, numbers, records, bytes, problems, failed } = index;
  const size = bytes === null ? '' : `, ${(bytes / 1e6).toFixed(1)} MB`;
  return [
    `Directory: of ${asOf}, checked ${iso(checkedAt)}, ${lines} lines, ${numbers} numbers, ${records} records${size}`,
    `Last refresh: ${failed ?? 'worked'}`,
    `Directory problems: ${problems.map(({ code, count }) => `${code} ×${count}`).join(', ') || 'none'}`,
  ];
}

const iso = (at: number): string => new Date(at).toISOString();
