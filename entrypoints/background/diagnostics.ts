// Diagnostics: what is installed, allowed, connected and known, and what went wrong lately.
import { BUILT_IN_MATCHES } from '../../lib/crm/profiles';
import { browserName } from '../../lib/diagnostics/browser-name';
import { diagnosticsReport, type Facts } from '../../lib/diagnostics/report';
import { countRecords, type IndexMeta } from '../../lib/directory/store';
import type { Handlers } from '../../lib/messages/receive';
import type { DiagnosticsView } from '../../lib/messages/views';
import { browser } from '../../lib/platform/browser';
import { addressOf } from '../../lib/policy/service';
import { hostPattern, secureUrl } from '../../lib/settings/service-url';
import { testConnection } from './connection-test';
import type { Parts } from './parts';
import type { Service } from './service';

export function diagnosticsHandlers(
  parts: Parts,
  service: Service,
): Pick<Handlers, 'diagnostics.get' | 'connection.test'> {
  return {
    'connection.test': () => testConnection(parts, service),
    'diagnostics.get': () => diagnosticsView(parts, service),
  };
}

async function diagnosticsView(parts: Parts, service: Service): Promise<DiagnosticsView> {
  const { words, errors } = parts;
  const [use, policy, meta, ring] = await Promise.all([
    service.configured(),
    parts.policy(),
    service.meta(),
    errors.list(),
  ]);
  const address = secureUrl(addressOf(use.name, use.set, use.chosen) ?? '')?.origin ?? null;
  const wanted = [
    ...(address ? [{ origin: address, purpose: 'service' as const }] : []),
    ...use.chosen.sites.map((origin) => ({ origin, purpose: 'site' as const })),
  ];
  const hosts = await Promise.all(
    wanted.map(async (host) => ({ ...host, granted: await isGranted(hostPattern(host.origin)) })),
  );
  const index = meta && {
    ...countsOf(meta),
    records: await countRecords(await parts.database()),
    bytes: await used(),
  };
  const known = {
    version: browser.runtime.getManifest().version,
    browser: browserName(navigator.userAgent),
    hosts,
    builtInMissing: await missing(BUILT_IN_MATCHES),
    index,
  };
  const facts: Facts = {
    ...known,
    language: words.locale,
    service: { name: use.name, origin: address, connected: meta !== null },
    index: index && { ...index, problems: problemsOf(meta), failed: meta.failed?.key ?? null },
    policy: {
      settled: policy.settled,
      set: Object.keys(policy.policy),
      refused: policy.refused.map(({ key }) => key),
    },
    errors: ring,
  };
  return {
    ...known,
    errors: ring.map(({ key, at, times }) => ({ at, times, text: words.text(key, ...BLANKS) })).reverse(),
    report: diagnosticsReport(facts, parts.now()),
  };
}

/** What stood in a sentence is not kept. */
const BLANKS = Array<string>(9).fill('…');

const countsOf = ({ asOf, checkedAt, lines, numbers }: IndexMeta) => ({ asOf, checkedAt, lines, numbers });

function problemsOf({ problems }: IndexMeta): { code: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { code } of problems) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts].map(([code, count]) => ({ code, count }));
}

const isGranted = (origin: string): Promise<boolean> => browser.permissions.contains({ origins: [origin] });

async function missing(patterns: readonly string[]): Promise<string[]> {
  const granted = await Promise.all(patterns.map(isGranted));
  return patterns.filter((_, i) => !granted[i]);
}

async function used(): Promise<number | null> {
  return (await navigator.storage?.estimate?.().catch(() => null))?.usage ?? null;
}
