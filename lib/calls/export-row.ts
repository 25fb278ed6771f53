// An entry of the log as a row of an export. The columns are named one by one, so nothing else gets out.
import type { LogEntry } from './log';
import { durationOf } from './wrap-up';

export const COLUMNS = [
  'id',
  'direction',
  'label',
  'agent',
  'at',
  'connectedAt',
  'endedAt',
  'durationSeconds',
  'number',
  'extension',
  'shownNumber',
  'line',
  'state',
  'overrode',
  'overrodeWhy',
  'outcome',
  'note',
  'recordType',
  'recordId',
  'recordName',
  'recordUrl',
  'service',
  'report',
] as const;
/**
 * Times in ISO 8601, numbers in E.164; `overrode` the rules that the call was placed in spite of, by their names
 * (gates/gate.ts) with blanks between them. Null where there is nothing.
 */
export type ExportRow = Record<(typeof COLUMNS)[number], string | number | null>;

const NOTHING = Object.fromEntries(COLUMNS.map((column) => [column, null])) as ExportRow;
/** D34: the term of the field, in every language. */
const DYNAMIC_CALLER = 'Dynamic Caller';

/** One row for each entry. */
export function exportRow({ direction, at, call }: LogEntry): ExportRow {
  const common = { ...NOTHING, id: call.id, direction, agent: call.agentId, at: iso(at) };
  if (direction === 'in') {
    return {
      ...common,
      ...recordColumns(call.shown?.record),
      label: call.isDynamicCaller ? DYNAMIC_CALLER : null,
      number: call.from,
      shownNumber: call.to,
      line: call.shown?.lineName ?? null,
    };
  }
  return {
    ...common,
    ...recordColumns(call.record),
    connectedAt: iso(call.connectedAt),
    endedAt: iso(call.endedAt),
    durationSeconds: durationOf(call),
    number: call.to,
    extension: call.postDial,
    shownNumber: call.callerId,
    line: call.lineName,
    state: call.state,
    overrode: call.overrode?.gates.join(' ') ?? null,
    overrodeWhy: call.overrode?.why || null,
    outcome: call.wrapUp?.outcome ?? null,
    note: call.wrapUp?.note || null,
    service: call.service,
    report: call.report?.state ?? null,
  };
}

const iso = (time: number | null | undefined): string | null =>
  time === null || time === undefined ? null : new Date(time).toISOString();

const recordColumns = (
  record: { type: string; id: string; name: string | null; url: string } | null = null,
) => ({
  recordType: record?.type ?? null,
  recordId: record?.id ?? null,
  recordName: record?.name ?? null,
  recordUrl: record?.url ?? null,
});
