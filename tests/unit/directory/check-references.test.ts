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
    (d) => (d.callCenters[0].numbers = []),
    { code: 'NoOwnNumbers', path: 'callCenters[0]', value: 'Sales West' },
    (d) => d.callCenters[0]?.name,
    'Sales West',
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
    expect(read((d) => (d.callCenters[1].numbers = [])).problems).toEqual([]);
  });

  it('a toll-free number belongs to no area code and is no problem', () => {
    expect(read((d) => d.numbers.push(numberRow('+18885550100', { type: 'tollfree' }))).problems).toEqual([]);
  });

  it('numbers abroad have no area code to check', () => {
    expect(read((d) => d.numbers.push(numberRow('+442079460958'))).problems).toEqual([]);
  });
});
