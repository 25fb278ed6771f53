import { describe, expect, it } from 'vitest';
import { brokenReferences, pack, readTable, type Tables } from '../../../lib/atlas/pack';
import packed from '../../../lib/atlas/packed.json';
import { readAtlasTables } from '../../../scripts/atlas-tables';

const tables = readAtlasTables();

/** The tables with one area code's row changed. */
const withArea = (code: string, change: Record<string, string>): Tables => ({
  ...tables,
  areaCodes: tables.areaCodes.map((row) => (row.code === code ? { ...row, ...change } : row)),
});

describe('the tables', () => {
  it('point nowhere wrong', () => {
    expect(brokenReferences(tables)).toEqual([]);
  });

  it('make exactly the packed file that ships, so it cannot go stale', () => {
    expect(pack(tables)).toEqual(packed);
  });

  it('hold every code from 200 to 999 once', () => {
    const codes = tables.areaCodes.map(({ code }) => Number(code));
    expect(codes).toEqual(Array.from({ length: 800 }, (_, i) => i + 200));
  });

  it('give every code the weights of a whole, within two percent', () => {
    const sums = new Map<string, number>();
    for (const { code = '', weight } of tables.lataWeights)
      sums.set(code, (sums.get(code) ?? 0) + Number(weight));
    expect(sums.size).toBeGreaterThan(300);
    for (const [code, sum] of sums) expect(Math.abs(sum - 1), code).toBeLessThan(0.02);
  });
});

describe('a broken reference is named', () => {
  const border = { zone_a: '201-551', zone_b: '212-332-646-917', relation: 'border', confidence: 'high' };
  it.each<[string, Tables, string]>([
    [
      'a code is missing',
      { ...tables, areaCodes: tables.areaCodes.filter(({ code }) => code !== '222') },
      'area-codes: 799 codes, expected 800 (200 to 999)',
    ],
    [
      'a complex without the code that names it',
      withArea('808', { overlays: '212-332' }),
      'area-codes: 808 is not in its own complex 212-332',
    ],
    [
      'a complex with a toll-free code',
      withArea('808', { overlays: '808-800' }),
      'area-codes: overlays of 808: 800 is not a geographic code',
    ],
    [
      'no country',
      withArea('808', { country: '' }),
      'area-codes: 808 lacks a country, position or time zone',
    ],
    [
      'no position',
      withArea('808', { latitude: '' }),
      'area-codes: 808 lacks a country, position or time zone',
    ],
    [
      'no time zone',
      withArea('808', { time_zones: '' }),
      'area-codes: 808 lacks a country, position or time zone',
    ],
    [
      'a border with an unassigned code on the left',
      { ...tables, borders: [{ ...border, zone_a: '200' }] },
      'borders: zone 200: 200 is not a geographic code',
    ],
    [
      'a border with an unknown code on the right',
      { ...tables, borders: [{ ...border, zone_b: '212-XXX' }] },
      'borders: zone 212-XXX: XXX is not a geographic code',
    ],
    [
      'a weight of a code that is none',
      { ...tables, lataWeights: [{ code: '900', lata: '132', weight: '1' }] },
      'lata-weights: 900 is not a geographic code',
    ],
    [
      'a weight in a LATA that is none',
      { ...tables, lataWeights: [{ code: '212', lata: '001', weight: '1' }] },
      'lata-weights: unknown LATA 001',
    ],
  ])('%s', (_, broken, sentence) => {
    expect(brokenReferences(broken)).toEqual([sentence]);
  });
});

describe('reading a table', () => {
  it('keys the cells by the header; missing cells are empty', () => {
    expect(readTable('a,b,c\n1,2,3\n4,,\n5\n')).toEqual([
      { a: '1', b: '2', c: '3' },
      { a: '4', b: '', c: '' },
      { a: '5', b: '', c: '' },
    ]);
  });

  it('a header alone is a table without rows', () => {
    expect(readTable('a,b\n')).toEqual([]);
  });
});
