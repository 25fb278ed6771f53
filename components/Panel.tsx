// The side panel: what must survive a click elsewhere. Running calls, the log, who called back.
import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { text } from '../lib/messages/text';
import type { LogEntryView } from '../lib/messages/views';
import { CallCard } from './CallCard';
import { whole } from './figures';
import { type ExportKind, LogExport } from './LogExport';
import { LogFilters } from './LogFilters';
import { LogList } from './LogList';
import { PanelTabs } from './PanelTabs';
import { RunningCalls } from './RunningCalls';
import { Said, saidOf } from './Said';
import type { Worker } from './use-call';
import { useEscape } from './use-escape';
import { useKeptFocus } from './use-kept-focus';
import { type Filter, NO_FILTER, useLog } from './use-log';
import { useWayBack } from './use-way-back';
import type { Drafts } from './WrapUp';

type Props = {
  worker: Worker;
  /** Writes the calls of the filter to a file. */
  exportLog(filter: Filter, kind: ExportKind): Promise<boolean>;
};

export function Panel({ worker, exportLog }: Props): JSX.Element {
  const log = useLog(worker);
  const [opened, setOpened] = useState<string | null>(null);
  const [calling, setCalling] = useState<LogEntryView | null>(null);
  const drafts = useRef<Drafts>(new Map());
  useEnded(
    log.running.map(({ id }) => id),
    // What is being written is not taken away.
    (id) => setOpened((before) => (before !== null && drafts.current.has(before) ? before : id)),
  );
  const list = useRef<HTMLElement>(null);
  const find = (selector: string): HTMLElement | null | undefined => list.current?.querySelector(selector);
  const tab = '[role="tab"][aria-selected="true"]';
  useWayBack(list, calling !== null, () => find('.entry[aria-expanded="true"]') ?? find(tab));
  // The wrap-up of the call that ended, else the last of the calls that there are to show.
  useKeptFocus(list, (gone) =>
    gone.dataset.t === 'more'
      ? find('section:last-child > ul > li:last-child .entry')
      : (find('.detail .outcomes input') ?? find(tab)),
  );
  const closeCard = (): void => setCalling(null);
  useEscape(calling !== null, closeCard);
  const isCallbacks = log.filter.direction === 'callback';
  const { text: sought, direction, ...others } = log.filter;
  const isNarrowed = Boolean(sought) || Object.values(others).some((value) => value !== null);
  const nothing = nothingWord(isNarrowed || (direction !== null && !isCallbacks), isCallbacks);
  return (
    <>
      {calling?.dial && (
        <main class="nd panel-call">
          <CallCard
            key={calling.id}
            number={calling.dial}
            record={calling.record}
            before={{ lineId: calling.lineId, shown: calling.shown }}
            worker={worker}
            isSafePress={({ isTrusted }) => isTrusted}
            onClose={closeCard}
          />
        </main>
      )}
      <main class="nd panel" ref={list} hidden={calling !== null}>
        <h1 class="unseen">{text('panelTitle')}</h1>
        <Said>{saidOf(log.running)}</Said>
        <Said>{log.view && (log.view.total > 0 ? text('logCount', whole(log.view.total)) : nothing)}</Said>
        <RunningCalls attempts={log.running} worker={worker} />
        <PanelTabs
          selected={isCallbacks ? 'callbacks' : 'log'}
          onSelect={(tab) => log.narrow(tab === 'log' ? NO_FILTER : { ...NO_FILTER, direction: 'callback' })}
        >
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
              nothing={nothing}
              worker={worker}
              drafts={drafts.current}
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
        </PanelTabs>
      </main>
    </>
  );
}

const nothingWord = (isNarrowed: boolean, isCallbacks: boolean): string =>
  text(isNarrowed ? 'logNoHits' : isCallbacks ? 'callbacksEmpty' : 'logEmpty');

/** Tells of a call that was running and is not any more, so that it can be wrapped up: while this is drawn, at once. */
function useEnded(running: string[], ended: (id: string) => void): void {
  const before = useRef<string[]>([]);
  const gone = before.current.find((id) => !running.includes(id));
  before.current = running;
  if (gone) ended(gone);
}
