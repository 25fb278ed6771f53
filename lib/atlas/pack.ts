// From the plain tables to the packed atlas, and what is wrong with the tables if anything is.
import { KIND_LETTERS, type Packed, STATUS_LETTERS } from './packed';

export type Row = Readonly<Record<string, string>>;
export type Tables = {
  areaCodes: Row[];
  borders: Row[];
  lataWeights: Row[];
  latas: Row[];
  zones: Row[];
  metros: Row[];
};

/** Rows of a comma-separated table without quoting, keyed by its header. */
export function readTable(text: string): Row[] {
  const [head = '', ...lines] = text.trim().split('\n');
  const names = head.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(names.map((name, i) => [name, cells[i] ?? '']));
  });
}

const words = (cell: string | undefined): string[] => (cell ? cell.split(' ') : []);
const cell = (row: Row, name: string): string => row[name] ?? '';

/** Every reference from one table to another that leads nowhere, as a sentence each. */
export function brokenReferences(tables: Tables): string[] {
  const codes = new Map(tables.areaCodes.map((row) => [cell(row, 'code'), row]));
  const latas = new Set(tables.latas.map((row) => cell(row, 'lata')));
  const wrong: string[] = [];
  const known = (code: string, where: string): void => {
    if (codes.get(code)?.kind !== 'geographic') wrong.push(`${where}: ${code} is not a geographic code`);
  };
  if (codes.size !== 800) wrong.push(`area-codes: ${codes.size} codes, expected 800 (200 to 999)`);
  for (const row of tables.areaCodes) {
    const code = cell(row, 'code');
    for (const complex of words(row.overlays)) {
      if (!complex.split('-').includes(code))
        wrong.push(`area-codes: ${code} is not in its own complex ${complex}`);
      for (const other of complex.split('-')) known(other, `area-codes: overlays of ${code}`);
    }
    if (
      row.kind === 'geographic' &&
      row.status === 'in-service' &&
      !(row.country && row.latitude && row.time_zones)
    )
      wrong.push(`area-codes: ${code} lacks a country, position or time zone`);
  }
  for (const row of tables.borders)
    for (const zone of [cell(row, 'zone_a'), cell(row, 'zone_b')])
      for (const code of zone.split('-')) known(code, `borders: zone ${zone}`);
  for (const row of tables.zones)
    for (const code of cell(row, 'zone').split('-')) known(code, `zones: ${row.zone}`);
  for (const row of tables.metros) for (const code of words(row.codes)) known(code, `metros: ${row.name}`);
  for (const row of tables.lataWeights) {
    known(cell(row, 'code'), 'lata-weights');
    if (!latas.has(cell(row, 'lata'))) wrong.push(`lata-weights: unknown LATA ${row.lata}`);
  }
  return wrong;
}

/** The packed atlas: one line of text per area code, and indexes instead of repeated strings. */
export function pack(tables: Tables): Packed {
  const zoneSets = distinct(tables.areaCodes.map((row) => cell(row, 'time_zones')));
  const zones = distinct([
    ...tables.borders.flatMap((row) => [cell(row, 'zone_a'), cell(row, 'zone_b')]),
    ...tables.zones.map((row) => cell(row, 'zone')),
  ]);
  const people = new Map(tables.zones.map((row) => [cell(row, 'zone'), Number(row.population)]));
  const latasOf = new Map<string, string[]>();
  for (const row of tables.lataWeights) {
    const code = cell(row, 'code');
    latasOf.set(code, [...(latasOf.get(code) ?? []), `${row.lata}:${row.weight}`]);
  }
  const area = (row: Row): string =>
    [
      row.code,
      letter(KIND_LETTERS, row.kind) + letter(STATUS_LETTERS, row.status),
      row.country,
      row.region,
      row.overlays,
      row.city,
      row.latitude,
      row.longitude,
      row.time_zones ? zoneSets.indexOf(row.time_zones) : '',
      (latasOf.get(cell(row, 'code')) ?? []).join(' '),
    ].join('|');
  return {
    zoneSets,
    zones,
    populations: zones.map((zone) => people.get(zone) ?? 0),
    areas: tables.areaCodes.filter((row) => row.kind !== 'unassigned').map(area),
    borders: tables.borders
      .map(
        (row) =>
          `${zones.indexOf(cell(row, 'zone_a'))},${zones.indexOf(cell(row, 'zone_b'))},${cell(row, 'confidence')[0]}`,
      )
      .join(';'),
    latas: tables.latas.map((row) => `${row.lata}|${row.name}|${row.state}`),
    metros: tables.metros.map((row) => `${row.rank}|${row.name}|${row.population}|${row.codes}`),
  };
}

const letter = (letters: Readonly<Record<string, string>>, word = ''): string => letters[word] ?? '?';

const distinct = (values: string[]): string[] => [...new Set(values.filter(Boolean))].sort();
