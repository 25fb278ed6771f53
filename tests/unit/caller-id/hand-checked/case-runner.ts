// Runs tables of cases whose expectations were worked out by hand, from the numbering plan and the atlas tables.
import { describe, expect, it } from 'vitest';
import { compileIndex, type IndexRecords } from '../../../../lib/caller-id/compile';
import type { Rung } from '../../../../lib/caller-id/record';
import type { GateName } from '../../../../lib/gates/gate';
import type { SetPolicy } from '../../../../lib/policy/schema';
import {
  atlas,
  type Calling,
  decisionFor,
  directoryFrom,
  type Json,
  numberRow,
  smallJson,
} from '../../../support/unit-directory';

/** The rung that decides, or the gate that refuses the call. */
export type Expected = Rung | `blocked by ${GateName}`;

/**
 * `to` is an area code (its number 555-0199), `212/43` (555-0143) or anything that can be dialed.
 * `numbers` are the call centre's own, the main one first, then after each bar the numbers of a bundle:
 * `808 | 212 646f` is 808 555-0142 with 212 555-0142 and a flagged 646 555-0142 in a bundle. Other letters: `c`
 * cooling, `u` unavailable, `n` no calling plan, `t` toll-free.
 * `shown` are the numbers that may be shown, in the same spelling; empty where the call is refused.
 */
export type Case = readonly [
  to: string,
  numbers: string,
  policy: SetPolicy,
  expected: Expected,
  shown: string,
  why: string,
];

/** `how` the agent calls, as `user` and line; otherwise as above. */
export type LineCase = readonly [
  to: string,
  user: string,
  line: string,
  how: Calling,
  expected: Expected,
  shown: string,
  why: string,
];

export const SAME: SetPolicy = { preferOwnNumbers: 'same' };
export const OFF: SetPolicy = { preferOwnNumbers: 'off' };
/** The administrator lets agents call these countries. */
export const abroad = (...countries: string[]): SetPolicy => ({ countries });

export function runCases(about: string, cases: readonly Case[]): void {
  describe(about, () => {
    for (const [to, numbers, policy, expected, shown, why] of cases)
      it(`${to} from ${numbers}: ${why}`, () =>
        check(indexOf(numbers), to, 'desk', { policy }, expected, shown));
  });
}

export function runLineCases(about: string, json: Json, cases: readonly LineCase[]): void {
  const directory = directoryFrom(json);
  describe(about, () => {
    for (const [to, user, line, how, expected, shown, why] of cases)
      it(`${to} by ${user} as ${line}: ${why}`, () =>
        check(compileIndex(directory, atlas, user), to, line, how, expected, shown));
  });
}

async function check(
  index: IndexRecords,
  to: string,
  line: string,
  how: Calling,
  expected: Expected,
  shown: string,
): Promise<void> {
  const { outcome, rung, callerId, verdicts } = await decisionFor(index, line, destination(to), how);
  const gate = verdicts.find(({ verdict }) => verdict === 'block')?.gate;
  if (expected.startsWith('blocked by ')) {
    expect({ outcome, gate }).toEqual({ outcome: 'block', gate: expected.slice('blocked by '.length) });
    return;
  }
  expect({ rung, gate }).toEqual({ rung: expected, gate: undefined });
  expect(tokens(shown).map(spelled)).toContain(callerId);
}

const destination = (to: string): string =>
  /^[2-9]\d{2}$/.test(to) && !to.endsWith('11') ? `${to}5550199` : /^\d{3}\//.test(to) ? spelled(to) : to;

const tokens = (text = ''): string[] => text.split(' ').filter(Boolean);

/** `212/43f` to +12125550143. */
export function spelled(token: string): string {
  const [, code, last = '42'] = /^(\d{3})(?:\/(\d\d))?[a-z]?$/.exec(token) ?? [];
  return code ? `+1${code}55501${last}` : token;
}

const STATUS: Record<string, object> = {
  f: { status: 'flagged' },
  c: { status: 'cooling' },
  u: { status: 'unavailable' },
  n: { canCall: false },
  t: { type: 'tollfree' },
};

export const row = (token: string): Json => numberRow(spelled(token), STATUS[token.at(-1) ?? ''] ?? {});

const indexes = new Map<string, IndexRecords>();

function indexOf(numbers: string): IndexRecords {
  const made = indexes.get(numbers) ?? compileIndex(directoryFrom(deskJson(numbers)), atlas, 'ann');
  indexes.set(numbers, made);
  return made;
}

/** One call centre with one agent, who calls from its numbers and its bundles. */
function deskJson(numbers: string): Json {
  const [own = [], ...bundles] = numbers.split('|').map(tokens);
  const all = [...new Map([own, ...bundles].flat().map((token) => [spelled(token), row(token)])).values()];
  return smallJson({
    numbers: all,
    bundles: bundles.map((bundle, i) => ({
      id: `b${i}`,
      name: `Bundle ${i}`,
      kind: 'individual',
      numbers: bundle.map(spelled),
    })),
    callCenters: [
      {
        id: 'desk',
        name: 'Desk',
        mainNumber: own[0] ? spelled(own[0]) : null,
        numbers: own.map(spelled),
        callerId: 'localPresence',
        bundleIds: bundles.map((_, i) => `b${i}`),
        memberIds: ['ann'],
      },
    ],
    users: [{ id: 'ann', name: 'Ann' }],
  });
}
