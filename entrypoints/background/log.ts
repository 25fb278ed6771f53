// The log, for our own pages.
import { exportRow } from '../../lib/calls/export-row';
import { entriesOf, type LogEntry, type LogFilter, searchLog } from '../../lib/calls/log';
import { barredBecause } from '../../lib/gates/agent';
import { logEntryView } from '../../lib/messages/log-view';
import type { Handlers } from '../../lib/messages/receive';
import { say } from '../../lib/words/say';
import type { Parts } from './parts';
import type { Service } from './service';

export function logHandlers(
  { log, words }: Parts,
  service: Service,
): Pick<Handlers, 'log.search' | 'log.export'> {
  /** All entries of whoever is connected. */
  async function everything(): Promise<LogEntry[]> {
    const [{ attempts, inbound }, agentId] = await Promise.all([log.all(), service.agentId()]);
    return entriesOf(attempts, inbound, agentId);
  }
  const found = async (filter: LogFilter): Promise<LogEntry[]> => searchLog(await everything(), filter);

  return {
    async 'log.search'({ filter, most }) {
      const [entries, home, agent] = await Promise.all([everything(), service.home(), service.agent()]);
      const hits = searchLog(entries, filter);
      const barred = agent ? barredBecause(agent) : null;
      return {
        entries: hits.slice(0, most).map((entry) => logEntryView(entry, words, home)),
        total: hits.length,
        lines: linesIn(entries),
        barred: barred && say(words, barred, home),
      };
    },
    'log.export': async ({ filter }) => (await found(filter)).map(exportRow),
  };
}

function linesIn(entries: readonly LogEntry[]): { id: string; name: string }[] {
  const lines = new Map<string, string>();
  for (const { direction, call } of entries)
    if (direction === 'out' && !lines.has(call.lineId)) lines.set(call.lineId, call.lineName);
  return [...lines].map(([id, name]) => ({ id, name })).filter(({ name }) => name !== '');
}
