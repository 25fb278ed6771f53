// The rules of docs/adr/0002: who may import whom, what reaches a page, how large things get.
import { describe, expect, it } from 'vitest';
import { reachableFrom, readSources, type Source } from './support/imports';

const sources = readSources(['lib', 'components', 'entrypoints']);
const byPath = new Map(sources.map((source) => [source.path, source]));

/** What everybody may use: facts, words and the writing of tables, which use nobody. */
const LEAVES = ['phone', 'words', 'atlas', 'csv'];
/** The code each domain may use besides itself and the leaves; types are free. */
const MAY_USE: Record<string, readonly string[]> = {
  phone: [],
  words: ['phone'],
  atlas: ['phone'],
  csv: [],
  detection: LEAVES,
  directory: LEAVES,
  'caller-id': LEAVES,
  gates: LEAVES,
  'do-not-call': [...LEAVES, 'directory'],
  callback: LEAVES,
  calls: LEAVES,
  policy: LEAVES,
  settings: LEAVES,
  'sign-in': [...LEAVES, 'settings'],
  diagnostics: LEAVES,
  simulation: LEAVES,
  platform: ['words'],
  crm: [...LEAVES, 'platform', 'settings'],
  // The orchestrator and the protocol know the domains; nobody knows them.
  dial: [...LEAVES, 'caller-id', 'gates', 'callback', 'calls', 'directory', 'policy', 'settings', 'sign-in'],
  messages: [...LEAVES, 'caller-id', 'gates', 'calls', 'dial', 'platform', 'settings', 'policy', 'detection'],
};
const TYPES_ONLY_INTO: readonly string[] = ['components', 'entrypoints'];

const domainOf = (path: string): string | null => /^lib\/([^/]+)\//.exec(path)?.[1] ?? null;
const runtimeImports = (source: Source) => source.imports.filter(({ typeOnly }) => !typeOnly);

describe('imports', () => {
  it('go only where the domain may look', () => {
    const wrong = sources.flatMap((source) => {
      const domain = domainOf(source.path);
      if (!domain) return [];
      const allowed = MAY_USE[domain];
      if (!allowed) return [`${source.path}: no rule for lib/${domain}`];
      return runtimeImports(source)
        .map(({ to }) => to)
        .filter((to) => domainOf(to) && domainOf(to) !== domain && !allowed.includes(domainOf(to) ?? ''))
        .map((to) => `${source.path} → ${to}`);
    });
    expect(wrong).toEqual([]);
  });

  it('never go from lib to components or entrypoints', () => {
    const wrong = sources.flatMap(({ path, imports }) =>
      path.startsWith('lib/')
        ? imports
            .filter(({ to }) => TYPES_ONLY_INTO.some((top) => to.startsWith(`${top}/`)))
            .map(({ to }) => `${path} → ${to}`)
        : [],
    );
    expect(wrong).toEqual([]);
  });

  it('of components are drawings: no store, no platform, no adapter, no schema library', () => {
    const forbidden =
      /^(lib\/platform|lib\/dial|lib\/calls\/journal|lib\/directory\/store)|^(zod|idb|webextension-polyfill)$/;
    const wrong = sources
      .filter(({ path }) => path.startsWith('components/'))
      .flatMap((source) =>
        runtimeImports(source)
          .filter(({ to }) => forbidden.test(to))
          .map(({ to }) => `${source.path} → ${to}`),
      );
    expect(wrong).toEqual([]);
  });

  it.each(['entrypoints/crm/index.ts', 'entrypoints/controls/index.ts', 'entrypoints/card/index.tsx'])(
    'of %s bring no schema library, no number metadata, no store and no adapter into a page',
    (entry) => {
      expect(byPath.has(entry)).toBe(true);
      const reached = [...reachableFrom(entry, byPath)];
      const forbidden =
        /^(zod|idb|libphonenumber-js.*|webextension-polyfill)$|^lib\/(platform|dial|directory|policy|settings|calls|atlas)\//;
      expect(reached.filter((to) => forbidden.test(to))).toEqual([]);
    },
  );

  it('have no cycles', () => {
    const cycles = sources
      .filter(({ path }) => reachableFrom(path, byPath).has(path))
      .map(({ path }) => path);
    expect(cycles).toEqual([]);
  });

  it('know the extension API by one door', () => {
    const users = sources.filter((source) =>
      source.imports.some(({ to, typeOnly }) => !typeOnly && to === 'webextension-polyfill'),
    );
    expect(users.map(({ path }) => path)).toEqual(['lib/platform/browser.ts']);
  });
});

describe('sizes', () => {
  const part = (values: number[], share: number): number =>
    [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) * share)] ?? 0;

  it('of files: median ≤ 60 lines, 95 % ≤ 180, none over 300', () => {
    const lines = sources.map((source) => source.lines);
    expect(part(lines, 0.5)).toBeLessThanOrEqual(60);
    expect(part(lines, 0.95)).toBeLessThanOrEqual(180);
    expect(sources.filter((source) => source.lines > 300).map(({ path }) => path)).toEqual([]);
  });

  it('of functions: 95 % ≤ 35 lines', () => {
    expect(
      part(
        sources.flatMap(({ functions }) => functions),
        0.95,
      ),
    ).toBeLessThanOrEqual(35);
  });

  it('and no barrels: no file only re-exports', () => {
    const names = sources
      .map(({ path }) => path)
      .filter((path) => /\/(utils?|helpers?|common)\.tsx?$/.test(path));
    expect(names).toEqual([]);
  });
});
