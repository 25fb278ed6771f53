// The side panel: what must survive a click elsewhere. Running calls, the log, who called back.
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { text } from '../lib/messages/text';
import type { LogEntryView } from '../lib/messages/views';
import { CallCard } from './CallCard';
import { type ExportKind, LogExport } from './LogExport';
import { LogFilters } from './LogFilters';
import { LogList } from './LogList';
import { RunningCalls } from './RunningCalls';
import type { Worker } from './use-call';
import { type Filter, NO_FILTER, useLog } from './use-log';

type Props = {
  worker: Worker;
  /** Writes the calls of the filter to a file. */
  exportLog(filter: Filter, kind: ExportKind): Promise<void>;
};

export function Panel({ worker, exportLog }: Props): JSX.Element {
  const log = useLog(worker);
  const [opened, setOpened] = useState<string | null>(null);
  const [calling, setCalling] = useState<LogEntryView | null>(null);
  useEnded(
    log.running.map(({ id }) => id),
    setOpened,
  );
  if (calling?.dial)
    return (
      <main class="nd panel-call">
        <CallCard
          key={calling.id}
          number={calling.dial}
          record={calling.record}
          before={{ lineId: calling.lineId, shown: calling.shown }}
          worker={worker}
          isSafePress={({ isTrusted }) => isTrusted}
          onClose={() => setCalling(null)}
        />
      </main>
    );
  const isCallbacks = log.filter.direction === 'callback';
  const { text: sought, direction, ...others } = log.filter;
  const isNarrowed = Boolean(sought) || Object.values(others).some((value) => value !== null);
  return (
    <main class="nd panel">
      <h1 class="unseen">{text('panelTitle')}</h1>
      <RunningCalls attempts={log.running} worker={worker} />
      <div class="tabs" role="tablist">
        <Tab
          name="log"
          label={text('tabLog')}
          selected={!isCallbacks}
          onSelect={() => log.narrow(NO_FILTER)}
        />
        <Tab
          name="callbacks"
          label={text('tabCallbacks')}
          selected={isCallbacks}
          onSelect={() => log.narrow({ ...NO_FILTER, direction: 'callback' })}
        />
      </div>
      <LogFilters
        key={String(isCallbacks)}
        filter={log.filter}
        lines={log.view?.lines ?? []}
        isCallbacks={isCallbacks}
        onNarrow={log.narrow}
      />
      {log.view && (
        <LogList
          view={log.view}
          opened={opened}
          nothing={nothingWord(isNarrowed || (direction !== null && !isCallbacks), isCallbacks)}
          worker={worker}
          onOpen={setOpened}
          onCall={setCalling}
          onChange={log.reload}
        />
      )}
      {log.showMore && (
        <button type="button" class="secondary" data-t="more" onClick={log.showMore}>
          {text('showMore')}
        </button>
      )}
      {log.view && log.view.total > 0 && (
        <LogExport total={log.view.total} onExport={(kind) => exportLog(log.filter, kind)} />
      )}
    </main>
  );
}

const nothingWord = (isNarrowed: boolean, isCallbacks: boolean): string =>
  text(isNarrowed ? 'logNoHits' : isCallbacks ? 'callbacksEmpty' : 'logEmpty');

type TabProps = { name: string; label: string; selected: boolean; onSelect(): void };

function Tab({ name, label, selected, onSelect }: TabProps): JSX.Element {
  return (
    <button type="button" role="tab" aria-selected={selected} data-t={`tab-${name}`} onClick={onSelect}>
      {label}
    </button>
  );
}

/** Tells of a call that was running and is not any more, so that it can be wrapped up. */
function useEnded(running: string[], ended: (id: string) => void): void {
  const before = useRef<string[]>([]);
  useEffect(() => {
    const gone = before.current.find((id) => !running.includes(id));
    before.current = running;
    if (gone) ended(gone);
  }, [running.join()]);
}
