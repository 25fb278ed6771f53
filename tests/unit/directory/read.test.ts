import { describe, expect, it } from 'vitest';
import { MAX_DIRECTORY_LENGTH, readDirectory } from '../../../lib/directory/read';
import {
  directoryFrom,
  exampleJson,
  isAreaCode,
  type Json,
  readJson,
  smallJson,
} from '../../support/unit-directory';

const changed = (change: (json: Json) => void): Json => {
  const json = exampleJson();
  change(json);
  return json;
};
const example = directoryFrom(exampleJson());

describe('a document that can be used', () => {
  it('the example: every row, and its two planted problems', () => {
    const reading = readJson(exampleJson());
    expect(reading).toMatchObject({
      ok: true,
      problems: [
        { code: 'TollFreePersonal', path: 'users[4].personalNumber', value: '+18005550100' },
        { code: 'NoCallingPlan', path: 'outboundProfiles[0].numbers[1]', value: '+14255550100' },
      ],
    });
    const json = exampleJson();
    for (const table of [
      'numbers',
      'bundles',
      'callCenters',
      'coachingTeams',
      'outboundProfiles',
      'users',
    ] as const)
      expect(example[table], table).toHaveLength(json[table].length);
  });

  it('the smallest: missing lists are empty', () => {
    expect(readJson(smallJson())).toMatchObject({
      ok: true,
      problems: [],
      directory: { numbers: [], bundles: [], callCenters: [], coachingTeams: [], users: [] },
    });
  });

  it('fields of a later minor version are dropped, not refused', () => {
    const json = changed((d) => {
      d.extra = 1;
      d.users[0].favouriteColour = 'green';
    });
    expect(readJson(json)).toMatchObject({ ok: true, problems: [{}, {}] });
  });

  it.each(['2026-11-20T08:00:00Z', '2026-11-20T08:00:00.123+09:00'])('asOf %s', (asOf) => {
    expect(readJson(smallJson({ asOf })).ok).toBe(true);
  });
});

describe('a document that cannot be used says the one reason', () => {
  it.each<[string, string, object]>([
    [
      'not JSON',
      '<!doctype html><title>Sign in</title>',
      { code: 'NotJson', value: '<!doctype html><title>Sign in</title>' },
    ],
    ['empty', '', { code: 'NotJson' }],
    ['cut off', JSON.stringify(exampleJson()).slice(0, 5000), { code: 'NotJson' }],
    ['a list', '[]', { code: 'WrongShape' }],
    ['null', 'null', { code: 'WrongShape', value: 'null' }],
    [
      'a later version',
      JSON.stringify(smallJson({ version: 2 })),
      { code: 'WrongVersion', path: 'version', value: '2' },
    ],
    [
      'no version',
      JSON.stringify(smallJson({ version: undefined })),
      { code: 'WrongVersion', path: 'version' },
    ],
    ['version as text', JSON.stringify(smallJson({ version: '1' })), { code: 'WrongVersion', value: '1' }],
    [
      'no date',
      JSON.stringify(smallJson({ asOf: 'today' })),
      { code: 'WrongShape', path: 'asOf', value: 'today' },
    ],
    [
      'a country name for a code',
      JSON.stringify(smallJson({ account: { id: 'a', name: 'A', country: 'USA' } })),
      { code: 'WrongShape', path: 'account.country', value: 'USA' },
    ],
    ['no account', JSON.stringify(smallJson({ account: null })), { code: 'WrongShape', path: 'account' }],
    [
      'a table that is no list',
      JSON.stringify(smallJson({ users: {} })),
      { code: 'WrongShape', path: 'users' },
    ],
  ])('%s', (_, text, problem) => {
    expect(readDirectory(text, isAreaCode)).toMatchObject({ ok: false, problem });
  });

  it('too large, before any of it is parsed', () => {
    const text = ' '.repeat(MAX_DIRECTORY_LENGTH + 1);
    expect(readDirectory(text, isAreaCode)).toEqual({
      ok: false,
      problem: { code: 'TooLarge', path: '', value: `${MAX_DIRECTORY_LENGTH + 1} characters` },
    });
  });
});

describe('a broken row is set aside and the rest works', () => {
  it.each<[string, (json: Json) => void, object]>([
    [
      'a number with spaces',
      (d) => (d.numbers[3].e164 = '+1 201 555'),
      { path: 'numbers[3].e164', value: '+1 201 555' },
    ],
    [
      'an unknown status',
      (d) => (d.numbers[3].status = 'spam'),
      { path: 'numbers[3].status', value: 'spam' },
    ],
    ['no word on the calling plan', (d) => delete d.numbers[3].canCall, { path: 'numbers[3].canCall' }],
    ['a row that is null', (d) => (d.users[2] = null), { path: 'users[2]', value: 'null' }],
    ['a row that is text', (d) => (d.users[2] = 'cho'), { path: 'users[2]', value: 'cho' }],
    ['an empty name', (d) => (d.users[2].name = ''), { path: 'users[2].name' }],
    [
      'no calls at all',
      (d) => (d.capacityProfiles[2].maxCalls = 0),
      { path: 'capacityProfiles[2].maxCalls', value: '0' },
    ],
    [
      'a country name',
      (d) => (d.outboundProfiles[1].countries = ['Japan']),
      { path: 'outboundProfiles[1].countries.0' },
    ],
    ['an area code that cannot be', (d) => (d.bundles[0].unavailableAreaCodes = ['112']), { value: '112' }],
  ])('%s', (_, change, problem) => {
    const reading = readJson(changed(change));
    if (!reading.ok) throw new Error(reading.problem.code);
    expect(reading.problems).toContainEqual(expect.objectContaining({ code: 'BrokenRow', ...problem }));
    expect(reading.directory.callCenters).toHaveLength(example.callCenters.length);
    expect(reading.directory.bundles.length + reading.directory.users.length).toBeGreaterThanOrEqual(
      example.bundles.length + example.users.length - 1,
    );
  });

  it.each<[string, (json: Json) => void, string, string]>([
    ['a number', (d) => d.numbers.push({ ...d.numbers[0], canCall: false }), 'e164', '+13475550142'],
    ['a user', (d) => d.users.push({ ...d.users[0], name: 'Impostor' }), 'id', 'aiko'],
    ['a call centre', (d) => d.callCenters.push({ ...d.callCenters[0], name: 'Copy' }), 'id', 'sales-west'],
  ])('%s twice: the first one counts', (_, change, field, value) => {
    const reading = readJson(changed(change));
    if (!reading.ok) throw new Error(reading.problem.code);
    expect(reading.directory).toEqual(example);
    expect(reading.problems).toContainEqual({
      code: 'DuplicateRow',
      path: expect.stringMatching(new RegExp(`\\.${field}$`)),
      value,
    });
  });

  it('a value that is too long to show is cut', () => {
    const reading = readJson(changed((d) => (d.numbers[3].e164 = 'x'.repeat(1000))));
    if (!reading.ok) throw new Error(reading.problem.code);
    expect(reading.problems[0]?.value).toBe(`${'x'.repeat(79)}…`);
  });
});
