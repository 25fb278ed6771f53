// Numbers that nobody may show, and personal ones that are not one person's.
import { describe, expect, it } from 'vitest';
import { agentOf } from '../../../lib/caller-id/agent-lines';
import { exampleJson, type Json, numberRow, readJson } from '../../support/unit-directory';

function read(change: (json: Json) => void) {
  const json = exampleJson();
  change(json);
  const reading = readJson(json);
  if (!reading.ok) throw new Error(reading.problem.code);
  const lineOf = (user: string, id: string) =>
    agentOf(reading.directory, user).lines.find((line) => line.id === id);
  return { ...reading, lineOf };
}
const codes = (json: ReturnType<typeof read>, code: string) =>
  json.problems.filter((one) => one.code === code).map(({ path }) => path);

describe('a number that may not be shown', () => {
  it.each(['+449098790879', '+19005550100', '+12129765550'])(
    '%s is said once, and nothing shows it',
    (number) => {
      const found = read((json) => {
        json.numbers.push(numberRow(number));
        json.callCenters[0].numbers.unshift(number);
        json.callCenters[0].mainNumber = number;
        json.outboundProfiles[1].numbers = [number];
        json.bundles[1].numbers.push(number);
        json.users[0].personalNumber = number;
      });
      expect(codes(found, 'NotPresentable')).toEqual([`numbers[${exampleJson().numbers.length}].e164`]);
      expect(
        JSON.stringify(agentOf(found.directory, 'aiko').lines.map(({ bundleIds: _, ...line }) => line)),
      ).not.toContain(number);
      expect(found.directory.numbers.find(({ e164 }) => e164 === number)?.canCall).toBe(false);
    },
  );
});

describe('a number without a calling plan', () => {
  it('is offered by no line, and the problem is named (M4)', () => {
    const found = read(() => undefined);
    expect(codes(found, 'NoCallingPlan')).toEqual(['outboundProfiles[0].numbers[1]']);
    expect(found.lineOf('ben', 'renewals')?.numbers).toEqual(['+12065550100']);
  });
});

describe('a personal number', () => {
  it('that two users have stays with the first (M32)', () => {
    const found = read((json) => (json.users[1].personalNumber = json.users[0].personalNumber));
    expect(codes(found, 'PersonalNotExclusive')).toEqual(['users[1].personalNumber']);
    expect(found.directory.users.slice(0, 2).map((row) => row.personalNumber)).toEqual([
      '+16285550150',
      null,
    ]);
  });

  it('that a profile has too is left out of the profile (MX7)', () => {
    const found = read((json) => json.outboundProfiles[1].numbers.unshift('+16285550150'));
    expect(codes(found, 'PersonalInProfile')).toEqual(['outboundProfiles[1].numbers[0]']);
    expect(found.lineOf('aiko', 'default')).toMatchObject({
      main: '+12065550100',
      numbers: ['+12065550100'],
    });
    expect(found.lineOf('aiko', 'personal')).toMatchObject({ main: '+16285550150' });
  });

  it('that cannot be called from takes nothing from a profile', () => {
    const found = read((json) => (json.users[4].personalNumber = '+14255550100'));
    expect(codes(found, 'PersonalInProfile')).toEqual([]);
    expect(codes(found, 'NoCallingPlan')).toContain('users[4].personalNumber');
  });

  it('follows the default profile: its countries, its limit where the agent has it (M34)', () => {
    const found = read((json) => {
      json.capacityProfiles[0].memberIds.push('aiko');
      json.capacityProfiles[1].maxCalls = 3;
    });
    expect(found.lineOf('aiko', 'personal')).toMatchObject({ countries: ['US'], limit: { maxCalls: 3 } });
    expect(found.lineOf('aiko', 'sales-west')).toMatchObject({ countries: null, limit: { maxCalls: 1 } });
    expect(found.lineOf('gus', 'personal')).toMatchObject({ countries: ['US'], limit: { maxCalls: 1 } });
  });
});
