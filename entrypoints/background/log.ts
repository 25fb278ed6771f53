// The log, for our own pages; and what is said of a call, for every surface that shows it.
import { exportRow } from '../../lib/calls/export-row';
import { entriesOf, type LogEntry, type LogFilter, searchLog } from '../../lib/calls/log';
import { attemptView } from '../../lib/messages/attempt-view';
import { logEntryView } from '../../lib/messages/log-view';
import type { Handlers } from '../../lib/messages/receive';
import type { Parts } from './parts';
import type { Service } from './service';
import type { WrapUps } from './wrap-ups';

type LogHandlers = Pick<Handlers, 'log.search' | 'log.export' | 'attempt.wrapUp' | 'attempt.report'>;

export function logHandlers({ log, words }: Parts, service: Service, wrapUps: WrapUps): LogHandlers {
  /** All entries of whoever is connected; of everybody on this computer while nobody is. */
  async function everything(): Promise<LogEntry[]> {
    const [{ attempts, inbound }, agent] = await Promise.all([log.all(), service.agent()]);
    return entriesOf(attempts, inbound, agent?.userId ?? null);
  }
  const found = async (filter: LogFilter): Promise<LogEntry[]> => searchLog(await everything(), filter);

  return {
    async 'log.search'({ filter, most }) {
      const [entries, home] = await Promise.all([everything(), service.home()]);
      const hits = searchLog(entries, filter);
      return {
        entries: hits.slice(0, most).map((entry) => logEntryView(entry, words, home)),
        total: hits.length,
        lines: linesIn(entries),
      };
    },
    'log.export': async ({ filter }) => (await found(filter)).map(exportRow),
    async 'attempt.wrapUp'({ id, outcome, note }) {
      const saved = await wrapUps.save(id, outcome, note);
      return saved && attemptView(saved, words, await service.home());
    },
    async 'attempt.report'({ id }) {
      const told = await wrapUps.again(id);
      return told && attemptView(told, words, await service.home());
    },
  };
}

function linesIn(entries: readonly LogEntry[]): { id: string; name: string }[] {
  const lines = new Map<string, string>();
  for (const { direction, call } of entries)
    if (direction === 'out' && !lines.has(call.lineId)) lines.set(call.lineId, call.lineName);
  return [...lines].map(([id, name]) => ({ id, name })).filter(({ name }) => name !== '');
}
