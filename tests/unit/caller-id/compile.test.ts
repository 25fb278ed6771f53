import { describe, expect, it } from 'vitest';
import { compileIndex, type IndexRecords } from '../../../lib/caller-id/compile';
import { unpackNumbers } from '../../../lib/caller-id/packed-numbers';
import {
  type AgentRecord,
  type AreaRecord,
  agentKey,
  KEPT_CHOICES,
  type PackedNumbers,
} from '../../../lib/caller-id/record';
import {
  atlas,
  directoryFrom,
  exampleIndex,
  exampleJson,
  type Json,
  numberRow,
  smallJson,
} from '../../support/unit-directory';

const agentIn = (records: IndexRecords) => records.get(agentKey) as AgentRecord;
const lineIn = (records: IndexRecords, id: string) => agentIn(records).lines.find((line) => line.id === id);
const pooled = (records: IndexRecords): string[] =>
  [...records]
    .filter(([key]) => key.startsWith('numbers/'))
    .flatMap(([, packed]) => unpackNumbers(packed as PackedNumbers).map(({ number }) => number));

/** One call centre with local presence over these numbers. */
const centre = (numbers: Json[], own: string[], pool: string[]) =>
  compileIndex(
    directoryFrom(
      smallJson({
        numbers,
        bundles: [{ id: 'b', name: 'Bundle', kind: 'full', numbers: pool }],
        callCenters: [
          {
            id: 'c',
            name: 'Centre',
            mainNumber: own[0],
            numbers: own,
            callerId: 'localPresence',
            bundleIds: ['b'],
            memberIds: ['u'],
          },
        ],
        users: [{ id: 'u', name: 'User' }],
      }),
    ),
    atlas,
    'u',
  );

describe('the index', () => {
  it('knows the agent and their lines, without the numbers these are made of', () => {
    const agent = agentIn(exampleIndex('aiko'));
    expect(agent).toMatchObject({
      userId: 'aiko',
      name: 'Aiko Mori',
      account: { country: 'US' },
      barred: null,
    });
    for (const line of agent.lines) {
      expect(line).not.toHaveProperty('ownNumbers');
      expect(line).not.toHaveProperty('bundleIds');
    }
  });

  it('says of each line which bundles it chooses from, and how many numbers they have (D3, D6)', () => {
    const records = exampleIndex('aiko');
    expect(lineIn(records, 'sales-west')?.bundles).toEqual([
      { name: 'Top 100 metro areas', kind: 'top100', numbers: 168 },
      { name: 'Individual numbers', kind: 'individual', numbers: 5 },
    ]);
    expect(lineIn(records, 'seniors')?.bundles.map(({ kind }) => kind)).toEqual(['top100']);
    expect(lineIn(records, 'support')?.bundles).toEqual([]);
  });

  it('lines with equal numbers share a rule set and a pool', () => {
    const json = exampleJson();
    json.coachingTeams.push({ ...json.coachingTeams[1], id: 'veterans', name: 'Veterans' });
    const records = compileIndex(directoryFrom(json), atlas, 'aiko');
    const [seniors, veterans, west] = ['seniors', 'veterans', 'sales-west'].map((id) => lineIn(records, id));
    expect(veterans?.ruleSet).toBe(seniors?.ruleSet);
    expect(veterans?.pool).toBe(seniors?.pool);
    expect(west?.ruleSet).not.toBe(seniors?.ruleSet);
  });

  it('bundles in another order are the same pool', () => {
    const json = exampleJson();
    json.coachingTeams[1].bundleIds = ['lp-single', 'lp-top100'];
    expect(lineIn(compileIndex(directoryFrom(json), atlas, 'aiko'), 'seniors')?.pool).toBe(
      lineIn(exampleIndex('aiko'), 'sales-west')?.pool,
    );
  });

  it('lines with equal own numbers share their pool, whatever their names', () => {
    const json = exampleJson();
    const [west] = json.callCenters;
    json.callCenters.push({
      ...west,
      id: 'sales-east',
      name: 'Sales East',
      numbers: [...west.numbers].reverse(),
    });
    const records = compileIndex(directoryFrom(json), atlas, 'aiko');
    expect(lineIn(records, 'sales-east')?.ownPool).toBe(lineIn(records, 'sales-west')?.ownPool);
    expect(lineIn(records, 'sales-east')?.ruleSet).toBe(lineIn(records, 'sales-west')?.ruleSet);
    expect(lineIn(records, 'japan')?.ownPool).not.toBe(lineIn(records, 'sales-west')?.ownPool);
    expect(records.size).toBe(exampleIndex('aiko').size);
  });

  it('no ids of bundles can be mistaken for each other', () => {
    const [a, b, both] = ['+12125550101', '+12125550102', '+12125550103'];
    const center = (id: string, bundleIds: string[]) => ({
      id,
      name: id,
      callerId: 'localPresence',
      numbers: [a],
      bundleIds,
      memberIds: ['u'],
    });
    const records = compileIndex(
      directoryFrom(
        smallJson({
          numbers: [a, b, both].map((number) => numberRow(number ?? '')),
          bundles: [
            { id: 'a', name: 'A', kind: 'full', numbers: [a] },
            { id: 'b', name: 'B', kind: 'full', numbers: [b] },
            { id: 'a+b', name: 'A+B', kind: 'full', numbers: [both] },
            { id: 'p0', name: 'P0', kind: 'full', numbers: [both] },
          ],
          callCenters: [center('two', ['a', 'b']), center('one', ['a+b']), center('own:two', ['p0'])],
          users: [{ id: 'u', name: 'User' }],
        }),
      ),
      atlas,
      'u',
    );
    const numbersOf = (id: string) =>
      unpackNumbers(records.get(`numbers/${lineIn(records, id)?.pool}/212`) as PackedNumbers).map(
        ({ number }) => number,
      );
    expect(numbersOf('two')).toEqual([a, b]);
    expect(numbersOf('one')).toEqual([both]);
    expect(numbersOf('own:two')).toEqual([both]);
  });

  it('keeps the account’s own numbers outside +1 together, and no such record without them', () => {
    const record = exampleIndex('aiko').get('area/other') as AreaRecord;
    expect(record.rules).toEqual({});
    expect(unpackNumbers(record.account ?? new Float64Array()).map(({ number }) => number)).toEqual([
      '+81355550100',
    ]);
    expect(centre([numberRow('+12125550101')], ['+12125550101'], []).has('area/other')).toBe(false);
  });

  it('lines without local presence have no records of their own', () => {
    for (const id of ['support', 'default', 'personal'])
      expect(lineIn(exampleIndex('aiko'), id), id).toMatchObject({
        ruleSet: null,
        pool: null,
        ownPool: null,
      });
  });

  it('somebody who may not call gets no numbers', () => {
    expect(pooled(exampleIndex('eve'))).toEqual([]);
    expect(pooled(exampleIndex('gus'))).toEqual([]);
  });

  it('every area that a rule names has numbers, as many as it says', () => {
    const records = exampleIndex('aiko');
    let checked = 0;
    for (const [key, record] of records) {
      if (!key.startsWith('area/')) continue;
      for (const [ruleSet, rules] of Object.entries((record as AreaRecord).rules)) {
        const line = agentIn(records).lines.find((one) => one.ruleSet === ruleSet);
        for (const [rung, choices] of Object.entries(rules))
          for (const { code, count, only } of choices ?? []) {
            const packed = records.get(
              `numbers/${rung.startsWith('own-') ? line?.ownPool : line?.pool}/${code}`,
            ) as PackedNumbers;
            expect(packed.length, `${key} ${rung} ${code}`).toBe(count);
            if (only) expect(unpackNumbers(packed)[0]?.number).toBe(only);
            checked++;
          }
        for (const choices of Object.values(rules)) expect(choices?.length).toBeLessThanOrEqual(KEPT_CHOICES);
      }
    }
    expect(checked).toBeGreaterThan(500);
  });

  it('keeps the account’s own numbers by area, whoever uses them', () => {
    const record = exampleIndex('aiko').get('area/628') as AreaRecord;
    expect(unpackNumbers(record.account ?? new Float64Array()).map(({ number }) => number)).toEqual([
      '+16285550100',
      '+16285550150',
    ]);
  });
});

describe('numbers that never appear', () => {
  const good = '+12125550101';
  it.each<[string, string, object]>([
    ['unavailable', '+12125550102', { status: 'unavailable' }],
    ['without a calling plan', '+12125550102', { canCall: false }],
    ['toll-free', '+18005550102', { type: 'tollfree' }],
    ['of no area code', '+12225550102', {}],
    ['toll-free, though the directory calls it local', '+18885550102', {}],
    ['not of +1', '+81355550102', {}],
    ['of an area code that is not in service yet', '+12735550102', {}],
  ])('%s', (_, number, more) => {
    const records = centre([numberRow(good), numberRow(number, more)], [good, number], [good, number]);
    expect(new Set(pooled(records))).toEqual(new Set([good]));
  });

  it.each(['active', 'cooling', 'flagged'])('%s ones do appear', (status) => {
    const number = '+12125550102';
    expect(pooled(centre([numberRow(good), numberRow(number, { status })], [good], [number]))).toContain(
      number,
    );
  });

  it('numbers of a bundle the line does not use', () => {
    const foreign = new Set(['+19075550142', '+14165550142']);
    expect(pooled(exampleIndex('ben')).some((number) => foreign.has(number))).toBe(true);
    const json = exampleJson();
    for (const row of [...json.callCenters, ...json.coachingTeams])
      row.bundleIds = row.bundleIds.filter((id: string) => id !== 'lp-single');
    const records = compileIndex(directoryFrom(json), atlas, 'ben');
    expect(pooled(records).some((number) => foreign.has(number))).toBe(false);
  });
});
