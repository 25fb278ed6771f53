import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { toCsv, toJson } from '../../../lib/calls/export';
import { COLUMNS, exportRow } from '../../../lib/calls/export-row';
import { e164 } from '../../support/unit-directory';
import { attempt } from '../../support/unit-journal';

const out = (change: Parameters<typeof attempt>[1] = {}) =>
  exportRow({ direction: 'out', at: 0, call: attempt('a', change) });
const parsed = (csv: string) =>
  Papa.parse<Record<string, string>>(csv.slice(1), { header: true, skipEmptyLines: true });
const record = (name: string) => ({ type: 'contact', id: '7', name, url: 'https://crm.example.com/7' });

/** What spreadsheets and CSV trip over. */
const text = fc.string({
  unit: fc.constantFrom(...'=+-@＝＋－＠ \t\r\n",\';1aé田\u200b\ufeff'),
  maxLength: 12,
});

describe('an export', () => {
  it('has times in ISO 8601, numbers in E.164, what was said, and nothing that is not a column', () => {
    const row = out({
      postDial: '45',
      state: 'ended',
      connectedAt: 11_000,
      endedAt: 233_000,
      record: record('Maria'),
      wrapUp: { outcome: 'connected', note: 'fine', at: 1 },
      report: { state: 'sent', note: null, tries: 1, nextAt: 0 },
    });
    expect(row).toMatchObject({
      at: '1970-01-01T00:00:00.000Z',
      connectedAt: '1970-01-01T00:00:11.000Z',
      durationSeconds: 222,
      number: '+12125550199',
      extension: '45',
      shownNumber: '+12125550142',
      line: 'Sales West',
      outcome: 'connected',
      recordName: 'Maria',
    });
    expect(Object.keys(row)).toEqual([...COLUMNS]);
    expect(JSON.stringify(row)).not.toContain('a worker that is gone');
  });

  it('labels a call to a pool number Dynamic Caller', () => {
    const call = {
      id: 'in',
      agentId: 'aiko',
      from: null,
      to: e164('+12125550142'),
      at: 0,
      isDynamicCaller: true,
      shown: null,
    };
    expect(exportRow({ direction: 'in', at: 0, call })).toMatchObject({
      label: 'Dynamic Caller',
      agent: 'aiko',
      overrode: null,
      number: null,
      shownNumber: '+12125550142',
    });
  });

  it('guards what people wrote against being a formula', () => {
    const overrode = { gates: ['hours' as const], why: '=1+1' };
    const wrapUp = { outcome: 'other' as const, note: ' @SUM(A1)', at: 1 };
    const [row] = parsed(toCsv([out({ overrode, wrapUp, record: record('＝1') })])).data;
    expect(row).toMatchObject({ overrodeWhy: "'=1+1", note: "' @SUM(A1)", recordName: "'＝1" });
  });

  it('says who called in spite of which rules, and why; nothing where there were none', () => {
    const overrode = { gates: ['hours' as const, 'colleague' as const], why: 'Appointment' };
    const rows = [out({ overrode }), out({ overrode: { ...overrode, why: '' } }), out()];
    const said = [
      { agent: 'aiko', overrode: 'hours colleague', overrodeWhy: 'Appointment' },
      { agent: 'aiko', overrode: 'hours colleague', overrodeWhy: null },
      { agent: 'aiko', overrode: null, overrodeWhy: null },
    ];
    expect(rows).toMatchObject(said);
    expect(JSON.parse(toJson(rows))).toMatchObject(said);
    expect(parsed(toCsv(rows)).data).toMatchObject(
      said.map((row) => ({ ...row, overrode: row.overrode ?? '', overrodeWhy: row.overrodeWhy ?? '' })),
    );
  });

  it('leaves numbers as they are', () => {
    const [row] = parsed(toCsv([out({ to: '+12125550123' })])).data;
    expect(row).toMatchObject({ number: '+12125550123', shownNumber: '+12125550142' });
  });

  it('reads back as it was written, whatever was noted, and no cell begins a formula', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 5 }), (notes) => {
        const rows = notes.map((note) =>
          out({ record: record(note), wrapUp: { outcome: 'other', note, at: 1 } }),
        );
        const { data, errors } = parsed(toCsv(rows));
        expect(errors).toEqual([]);
        expect(data.map(({ note }) => note?.replace(/^'/, ''))).toEqual(
          notes.map((note) => note.replace(/^'/, '')),
        );
        for (const row of data)
          for (const cell of Object.values(row))
            expect(/^\s*[=@＝＠\t\r-]/.test(cell) || /^\s*[+＋](?!\d{7,15}$)/.test(cell), cell).toBe(false);
        expect(JSON.parse(toJson(rows))).toEqual(rows);
      }),
    );
  });
});
