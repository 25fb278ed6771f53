// The rules of docs/adr/0002: who may import whom, what reaches a page, how large things get.
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { isBarrel, reachableFrom, readSources, type Source } from './support/imports';
import { literalsSaid } from './support/literals-said';

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
});

describe('files', () => {
  it('are named for one job: no utils, no helpers, no common', () => {
    const names = sources
      .map(({ path }) => path)
      .filter((path) => /\/(utils?|helpers?|common)\.tsx?$/.test(path));
    expect(names).toEqual([]);
  });

  it('are no barrels: none only hands on what others export', () => {
    // The one door to the extension API.
    expect(sources.filter(({ syntax }) => isBarrel(syntax)).map(({ path }) => path)).toEqual([
      'lib/platform/browser.ts',
    ]);
  });

  it.each([
    ["export * from './a';", true],
    ["export { a } from './a';\nexport type { B } from './b';", true],
    ["import { a } from './a';\nexport { a };", true],
    ["export * from './a';\nexport const b = 1;", false],
    ["import './a';", false],
    ["import { a } from './a';\nconst b = a();\nexport { b };", false],
  ])('of which %j is one: %s', (text, expected) => {
    expect(isBarrel(ts.createSourceFile('a.ts', text, ts.ScriptTarget.Latest))).toBe(expected);
  });

  it('of surfaces have no words of their own: every sentence is in public/_locales', () => {
    const surfaces = sources.filter(({ path }) => /^(components|entrypoints)\//.test(path));
    const said = surfaces.flatMap(({ path, syntax }) =>
      literalsSaid(syntax).map((words) => `${path}: ${words}`),
    );
    expect(said.sort()).toEqual([
      'components/Diagnostics.tsx: Neardial', // a name
      // Examples of what is to be entered, the same in every language.
      'components/NetworkServiceForm.tsx: https://gateway.example.com',
      'components/PhoneAppForm.tsx: sip.example.com',
      'components/SitesForm.tsx: https://crm.example.com',
    ]);
  });

  it.each([
    ['<p>Calls</p>', ['Calls']],
    ['<p> · 7 {text("calls")}</p>', []],
    ['<p title="Calls" class="big" data-t="calls" />', ['Calls']],
    ['<img alt={isOpen ? "Call " + name : text("call")} />', ['Call']],
    ['<p>{count > 1 && "Calls"} {state === "live" && text("live")}</p>', ['Calls']],
    ['<p>{text(isOpen ? "calls" : "call")}</p>', []],
    ['title.textContent = name || "Somebody"', ['Somebody']],
    ['button.setAttribute("aria-label", "Call")', ['Call']],
    ['button.setAttribute("class", "primary")', []],
  ])('of which %s has: %j', (text, expected) => {
    const syntax = ts.createSourceFile('a.tsx', text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
    expect(literalsSaid(syntax)).toEqual(expected);
  });
});
