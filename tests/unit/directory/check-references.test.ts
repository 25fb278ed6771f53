import { describe, expect, it } from 'vitest';
import type { PROBLEM_CODES } from '../../../lib/directory/problem';
import type { Directory } from '../../../lib/directory/schema';
import { exampleJson, type Json, numberRow, readJson } from '../../support/unit-directory';

/** Reads the example without its two planted problems, changed. */
function read(change: (json: Json) => void): { problems: unknown[]; directory: Directory } {
  const json = exampleJson();
  json.outboundProfiles[0].numbers.pop();
  json.users[4].personalNumber = null;
  change(json);
  const reading = readJson(json);
  if (!reading.ok) throw new Error(reading.problem.code);
  return reading;
}

it('the example without its planted problems has none', () => {
  expect(read(() => undefined).problems).toEqual([]);
});

type Case = [
  name: string,
  change: (json: Json) => void,
  problem: { code: (typeof PROBLEM_CODES)[number]; path: string; value: string },
  left: (directory: Directory) => unknown,
  expected: unknown,
];
const makeUnavailable = (d: Json, number: string): void => {
  for (const row of d.numbers) if (row.e164 === number) row.status = 'unavailable';
};
const stranger = '+12125559999';
const cases: Case[] = [
  [
    'a bundle with a number that is not the account’s',
    (d) => (d.bundles[1].numbers = ['+19075550142', stranger]),
    { code: 'UnknownNumber', path: 'bundles[1].numbers[1]', value: stranger },
    (d) => d.bundles[1]?.numbers,
    ['+19075550142'],
  ],
  [
    'a call centre with such a number',
    (d) => d.callCenters[0].numbers.push(stranger),
    { code: 'UnknownNumber', path: 'callCenters[0].numbers[2]', value: stranger },
    (d) => d.callCenters[0]?.numbers,
    ['+16285550100', '+15035550101'],
  ],
  [
    'such a number as the main one',
    (d) => (d.callCenters[0].mainNumber = stranger),
    { code: 'UnknownNumber', path: 'callCenters[0].mainNumber', value: stranger },
    (d) => d.callCenters[0]?.mainNumber,
    null,
  ],
  [
    'a personal number that is not the account’s',
    (d) => (d.users[0].personalNumber = stranger),
    { code: 'UnknownNumber', path: 'users[0].personalNumber', value: stranger },
    (d) => d.users[0]?.personalNumber,
    null,
  ],
  [
    'a bundle that does not exist',
    (d) => d.callCenters[0].bundleIds.push('lp-gone'),
    { code: 'UnknownBundle', path: 'callCenters[0].bundleIds[2]', value: 'lp-gone' },
    (d) => d.callCenters[0]?.bundleIds,
    ['lp-top100', 'lp-single'],
  ],
  [
    'a team with such a bundle',
    (d) => (d.coachingTeams[1].bundleIds = ['lp-gone']),
    { code: 'UnknownBundle', path: 'coachingTeams[1].bundleIds[0]', value: 'lp-gone' },
    (d) => d.coachingTeams[1]?.bundleIds,
    [],
  ],
  [
    'a team of a call centre that does not exist',
    (d) => (d.coachingTeams[0].callCenterId = 'sales-east'),
    { code: 'UnknownCallCenter', path: 'coachingTeams[0].callCenterId', value: 'sales-east' },
    (d) => d.coachingTeams.map(({ id }) => id),
    ['seniors'],
  ],
  [
    'a member who does not exist',
    (d) => d.callCenters[1].memberIds.push('zoe'),
    { code: 'UnknownMember', path: 'callCenters[1].memberIds[1]', value: 'zoe' },
    (d) => d.callCenters[1]?.memberIds,
    ['aiko'],
  ],
  [
    'a pending member who does not exist',
    (d) => d.callCenters[0].pendingMemberIds.push('zoe'),
    { code: 'UnknownMember', path: 'callCenters[0].pendingMemberIds[1]', value: 'zoe' },
    (d) => d.callCenters[0]?.pendingMemberIds,
    ['dee'],
  ],
  [
    'a team member who does not exist',
    (d) => d.coachingTeams[0].memberIds.unshift('zoe'),
    { code: 'UnknownMember', path: 'coachingTeams[0].memberIds[0]', value: 'zoe' },
    (d) => d.coachingTeams[0]?.memberIds,
    ['ben'],
  ],
  [
    'capacity for somebody who does not exist',
    (d) => d.capacityProfiles[1].memberIds.push('zoe'),
    { code: 'UnknownMember', path: 'capacityProfiles[1].memberIds[1]', value: 'zoe' },
    (d) => d.capacityProfiles[1]?.memberIds,
    ['aiko'],
  ],
  [
    'an outbound profile with unknown capacity',
    (d) => d.outboundProfiles[0].capacityProfileIds.push('outbound-9'),
    {
      code: 'UnknownCapacityProfile',
      path: 'outboundProfiles[0].capacityProfileIds[1]',
      value: 'outbound-9',
    },
    (d) => d.outboundProfiles[0]?.capacityProfileIds,
    ['outbound-1'],
  ],
  [
    'a number in an area code that nobody has',
    (d) => d.numbers.unshift(numberRow('+12225550142')),
    { code: 'UnknownAreaCode', path: 'numbers[0].e164', value: '+12225550142' },
    (d) => d.callCenters.length,
    3,
  ],
  [
    'a toll-free personal number',
    (d) => (d.users[0].personalNumber = '+18005550100'),
    { code: 'TollFreePersonal', path: 'users[0].personalNumber', value: '+18005550100' },
    (d) => d.users[0]?.personalNumber,
    null,
  ],
  [
    'a personal number without a calling plan',
    (d) => (d.users[0].personalNumber = '+14255550100'),
    { code: 'NoCallingPlan', path: 'users[0].personalNumber', value: '+14255550100' },
    (d) => d.users[0]?.personalNumber,
    null,
  ],
  [
    'a main number without a calling plan',
    (d) => (d.callCenters[1].mainNumber = '+14255550100'),
    { code: 'NoCallingPlan', path: 'callCenters[1].mainNumber', value: '+14255550100' },
    (d) => d.callCenters[1]?.mainNumber,
    null,
  ],
  [
    'a profile whose first number has no calling plan',
    (d) => d.outboundProfiles[1].numbers.unshift('+14255550100'),
    { code: 'NoCallingPlan', path: 'outboundProfiles[1].numbers[0]', value: '+14255550100' },
    (d) => d.outboundProfiles[1]?.numbers,
    ['+12065550100'],
  ],
  [
    'local presence without a number of its own',
    (d) => Object.assign(d.callCenters[0], { numbers: [], mainNumber: null }),
    { code: 'NoOwnNumbers', path: 'callCenters[0]', value: 'Sales West' },
    (d) => d.callCenters[0]?.name,
    'Sales West',
  ],
  [
    'a call centre with a number without a calling plan',
    (d) => d.callCenters[0].numbers.push('+14255550100'),
    { code: 'NoCallingPlan', path: 'callCenters[0].numbers[2]', value: '+14255550100' },
    (d) => d.callCenters[0]?.numbers,
    ['+16285550100', '+15035550101'],
  ],
  [
    'a call centre with a number that is unavailable',
    (d) => makeUnavailable(d, '+15035550101'),
    { code: 'Unavailable', path: 'callCenters[0].numbers[1]', value: '+15035550101' },
    (d) => d.callCenters[0]?.numbers,
    ['+16285550100'],
  ],
  [
    'a personal number that is unavailable',
    (d) => makeUnavailable(d, '+16285550150'),
    { code: 'Unavailable', path: 'users[0].personalNumber', value: '+16285550150' },
    (d) => d.users[0]?.personalNumber,
    null,
  ],
  [
    'a main number that is not the call centre’s own: it stays',
    (d) => (d.callCenters[0].mainNumber = '+12065550100'),
    { code: 'MainNotOwn', path: 'callCenters[0].mainNumber', value: '+12065550100' },
    (d) => d.callCenters[0]?.mainNumber,
    '+12065550100',
  ],
  [
    'a team with the id of a call centre',
    (d) => (d.coachingTeams[1].id = 'support'),
    { code: 'DuplicateRow', path: 'coachingTeams[1].id', value: 'support' },
    (d) => [d.callCenters.length, d.coachingTeams.map(({ id }) => id)],
    [3, ['rookies']],
  ],
  [
    'a profile with the id of a team',
    (d) => (d.outboundProfiles[0].id = 'seniors'),
    { code: 'DuplicateRow', path: 'outboundProfiles[0].id', value: 'seniors' },
    (d) => [d.coachingTeams.length, d.outboundProfiles.map(({ id }) => id)],
    [2, ['default']],
  ],
  [
    'a line with the id of every agent’s own line',
    (d) => (d.callCenters[1].id = 'personal'),
    { code: 'DuplicateRow', path: 'callCenters[1].id', value: 'personal' },
    (d) => d.callCenters.map(({ id }) => id),
    ['sales-west', 'japan'],
  ],
];

describe('references that do not hold', () => {
  it.each(cases)('%s', (_, change, problem, left, expected) => {
    const { problems, directory } = read(change);
    expect(problems).toEqual([problem]);
    expect(left(directory)).toEqual(expected);
    expect(directory.users).toHaveLength(6);
  });

  it('a call centre without numbers is no problem while it does not want local presence', () => {
    expect(read((d) => Object.assign(d.callCenters[1], { numbers: [], mainNumber: null })).problems).toEqual(
      [],
    );
  });

  it('a toll-free number belongs to no area code and is no problem', () => {
    expect(read((d) => d.numbers.push(numberRow('+18885550100', { type: 'tollfree' }))).problems).toEqual([]);
  });

  it('a toll-free personal number whose row calls it local is found by its area code', () => {
    const { problems, directory } = read((d) => {
      d.numbers.unshift(numberRow('+18885550100'));
      d.users[0].personalNumber = '+18885550100';
    });
    expect(problems).toEqual([
      { code: 'UnknownAreaCode', path: 'numbers[0].e164', value: '+18885550100' },
      { code: 'TollFreePersonal', path: 'users[0].personalNumber', value: '+18885550100' },
    ]);
    expect(directory.users[0]?.personalNumber).toBeNull();
  });

  it('a main number that may not be shown is named as that, not as foreign', () => {
    const { problems, directory } = read((d) => makeUnavailable(d, '+16285550100'));
    expect(problems).toEqual([
      { code: 'Unavailable', path: 'callCenters[0].numbers[0]', value: '+16285550100' },
      { code: 'Unavailable', path: 'callCenters[0].mainNumber', value: '+16285550100' },
    ]);
    expect(directory.callCenters[0]).toMatchObject({ mainNumber: null, numbers: ['+15035550101'] });
  });

  it('local presence is lost with the last number that may be shown', () => {
    const { problems } = read((d) => makeUnavailable(d, '+81355550100'));
    expect(problems).toContainEqual({ code: 'NoOwnNumbers', path: 'callCenters[2]', value: 'Japan desk' });
  });

  it('a personal number abroad is not toll-free', () => {
    const { problems, directory } = read((d) => (d.users[0].personalNumber = '+81355550100'));
    expect(problems).toEqual([]);
    expect(directory.users[0]?.personalNumber).toBe('+81355550100');
  });

  it('numbers abroad have no area code to check', () => {
    expect(read((d) => d.numbers.push(numberRow('+442079460958'))).problems).toEqual([]);
  });
});
