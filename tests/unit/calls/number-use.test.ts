import { describe, expect, it } from 'vitest';
import type { Attempt } from '../../../lib/calls/attempt';
import { DAY_MS, reportsSince, restsUntil, tiredNumbers } from '../../../lib/calls/number-use';
import { type SetPolicy, withDefaults } from '../../../lib/policy/schema';
import { e164, NOON } from '../../support/unit-directory';
import { attempt } from '../../support/unit-journal';

const NOW = NOON.getTime();
const HOUR = DAY_MS / 24;
const A = e164('+12125550142');
const B = e164('+12125550143');

let rows = 0;
const call = (ago: number, change: Partial<Omit<Attempt, 'to'>> = {}): Attempt =>
  attempt(`${rows++}`, { createdAt: NOW - ago, state: 'ended', ...change });
const tired = (placed: Attempt[], set: SetPolicy, reported: Attempt[] = []) => [
  ...tiredNumbers(placed, reported, withDefaults(set), NOW),
];

describe('caps', () => {
  const perHour = { numberCaps: { perHour: 2 } };
  const perDay = { numberCaps: { perDay: 3 } };
  it.each<[string, SetPolicy, Attempt[], string[]]>([
    ['under the cap of an hour', perHour, [call(1)], []],
    ['at it', perHour, [call(1), call(HOUR - 1)], [A]],
    ['an hour ago is over', perHour, [call(1), call(HOUR)], []],
    ['each number for itself', perHour, [call(1), call(2, { callerId: B }), call(3, { callerId: B })], [B]],
    ['calls of all agents count', perHour, [call(1), call(2, { agentId: 'ben' })], [A]],
    ['what was refused does not', perHour, [call(1), call(2, { state: 'rejected' })], []],
    ['what may have rung does', perHour, [call(1), call(2, { state: 'unknown' })], [A]],
    [
      'calls without a number of ours do not',
      perHour,
      [call(1, { callerId: null }), call(2, { callerId: null })],
      [],
    ],
    ['at the cap of a day', perDay, [call(1), call(2 * HOUR), call(23 * HOUR)], [A]],
    ['a day ago is over', perDay, [call(1), call(2 * HOUR), call(DAY_MS)], []],
    ['without caps nothing rests', {}, Array.from({ length: 50 }, (_, i) => call(i)), []],
  ])('%s', (_, policy, placed, expected) => {
    expect(tired(placed, policy)).toEqual(expected);
  });
});

describe('reports of spam', () => {
  const spam = (...daysAgo: number[]): Attempt[] =>
    daysAgo.map((days) => call(days * DAY_MS, { spamReportedAt: NOW - days * DAY_MS }));
  it.each<[string, Attempt[], string[]]>([
    ['two in a week are not enough', spam(1, 2), []],
    ['three in a week are', spam(0, 3, 6), [A]],
    ['three in more than a week are not', spam(0, 4, 8), []],
    ['a number rests for a week after the last of them', spam(6.9, 7, 8), [A]],
    ['and then no longer', spam(7, 8, 9), []],
    ['a later one makes the rest longer only with two others near', spam(1, 8, 9), []],
  ])('%s', (_, reported, expected) => {
    expect(tired([], {}, reported)).toEqual(expected);
  });

  it('are counted by the administrator’s measure', () => {
    expect(tired([], { spamReports: { reports: 1, withinDays: 1, restDays: 30 } }, spam(29))).toEqual([A]);
    expect(restsUntil([], withDefaults({}))).toBeNull();
  });

  it('are looked for as far back as one can matter', () => {
    expect(reportsSince(withDefaults({}), NOW)).toBe(NOW - 14 * DAY_MS);
  });
});
