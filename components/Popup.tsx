// The popup: the same decision for every number on this page and for a typed one; running and recent calls.
import type { JSX } from 'preact';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { text } from '../lib/messages/text';
import type { AttemptView, PageNumberView, StatusView } from '../lib/messages/views';
import { AttemptList } from './AttemptList';
import { CallCard } from './CallCard';
import { DialField } from './DialField';
import { whole } from './figures';
import { NumberList, usePreviews } from './NumberList';
import { ProblemList } from './ProblemList';
import { Said, saidOf } from './Said';
import type { Worker } from './use-call';
import { useWayBack } from './use-way-back';
import { when } from './when';

type Props = {
  worker: Worker;
  /** Calls back with the numbers of the page; with null where the extension does not run. */
  numbersOnPage(found: (numbers: PageNumberView[] | null) => void, signal: AbortSignal): void;
  /** The number that it was opened for; null when it was opened by its button. */
  initial: string | null;
  /** Opens the side panel; null where the browser has none. */
  openPanel: (() => Promise<void>) | null;
};

export function Popup({ worker, numbersOnPage, initial, openPanel }: Props): JSX.Element {
  const [status, setStatus] = useState<StatusView | null>(null);
  const [numbers, setNumbers] = useState<PageNumberView[] | null | undefined>(undefined);
  const [calls, setCalls] = useState<AttemptView[]>([]);
  const [running, setRunning] = useState<AttemptView[]>([]);
  const [chosen, setChosen] = useState<PageNumberView | null>(initial ? alone(initial) : null);
  const choose = (number: string): void => setChosen(alone(number));
  // Asked for at once, and not when it is known that calls can be made: the first paint waits for both.
  const views = usePreviews(numbers, worker);

  const reload = useCallback(async () => {
    const [asked, up, recent] = await Promise.all([
      worker.ask('status.get', {}),
      worker.ask('calls.running', {}),
      worker.ask('calls.recent', {}),
    ]);
    if (asked.ok) setStatus(asked.value);
    if (up.ok) setRunning(up.value);
    if (recent.ok) setCalls(recent.value);
  }, [worker]);
  useEffect(() => {
    const stop = new AbortController();
    numbersOnPage(setNumbers, stop.signal);
    // Calls back at once, too.
    worker.onCallsChanged(() => void reload(), stop.signal);
    return () => stop.abort();
  }, [reload, numbersOnPage, worker]);

  const list = useRef<HTMLElement>(null);
  useWayBack(list, chosen !== null, () => list.current?.querySelector('.dial-field input'));
  const followed = useFollowed(running, calls);
  const past = calls.filter(({ id }) => !running.some((call) => call.id === id));
  const notSent = calls.filter(({ wrapUp }) => wrapUp?.report?.canSendAgain).length;
  const mayCall = status?.ready && !status.barred;
  return (
    <>
      {chosen && (
        <main>
          <CallCard
            key={chosen.number}
            {...chosen}
            worker={worker}
            isSafePress={({ isTrusted }) => isTrusted}
            onClose={() => setChosen(null)}
          />
        </main>
      )}
      <main class="nd popup" ref={list} hidden={chosen !== null}>
        <h1 class="unseen">{text('panelTitle')}</h1>
        <Said>{saidOf(followed)}</Said>
        {status && <Hindrance status={status} onSettings={() => void worker.ask('settings.open', {})} />}
        {notSent > 0 && (
          <p class="notice look row" data-t="not-sent">
            {text('unsentCount', whole(notSent))}
            {openPanel && (
              <button type="button" class="link" onClick={() => void openPanel()}>
                {text('openPanel')}
              </button>
            )}
          </p>
        )}
        {running.length > 0 && (
          <AttemptList title={text('runningCalls')} attempts={running} onChoose={choose} />
        )}
        {mayCall && <DialField worker={worker} onDial={choose} />}
        {mayCall && <NumberList numbers={numbers} views={views} onChoose={setChosen} />}
        {mayCall && past.length > 0 && (
          <AttemptList title={text('recentCalls')} attempts={past.slice(0, 5)} onChoose={choose} />
        )}
        {status && status.problems.length > 0 && (
          <details class="small" data-t="problems">
            <summary>{text('problemsCount', whole(status.problems.length))}</summary>
            <ProblemList problems={status.problems} />
          </details>
        )}
        {status && <Rules status={status} />}
        {status?.ready && (
          <footer class="small">
            <p data-t="directory">{connectionOf(status)}</p>
            <p class="row">
              {openPanel && (
                <button type="button" class="link" data-t="open-panel" onClick={() => void openPanel()}>
                  {text('openPanel')}
                </button>
              )}
              <button type="button" class="link" onClick={() => void worker.ask('settings.open', {})}>
                {text('openSettings')}
              </button>
            </p>
          </footer>
        )}
      </main>
    </>
  );
}

/** The calls that run; once none does any more, the last of those that did, to say how it ended. */
function useFollowed(running: readonly AttemptView[], calls: readonly AttemptView[]): readonly AttemptView[] {
  const seen = useRef(new Set<string>());
  for (const { id } of running) seen.current.add(id);
  return running.length > 0 ? running : calls.filter(({ id }) => seen.current.has(id)).slice(0, 1);
}

/** Who is connected, and how old what is known is. */
function connectionOf({ connectedAs, directory }: StatusView): string {
  if (!directory) return text('phoneAppInUse');
  const age = text(directory.failed ? 'directoryStale' : 'directoryFrom', when(directory.asOf));
  return [connectedAs && text('connectedAs', connectedAs), age].filter(Boolean).join(' ');
}

/** What the administrator set. */
function Rules({ status }: { status: StatusView }): JSX.Element | null {
  const rules = status.policy.filter(({ source }) => source === 'policy');
  if (rules.length === 0) return null;
  return (
    <details class="small" data-t="rules">
      <summary>{text('rulesCount', whole(rules.length))}</summary>
      <dl>
        {rules.map(({ key, name, shown }) => (
          <div key={key}>
            <dt>{name}</dt>
            <dd>{shown || text('notSet')}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

/** A number that no page says more of. */
const alone = (number: string): PageNumberView => ({
  number,
  record: null,
  contact: null,
  isText: false,
  foundOn: null,
});

/** Why no call can be made from here, and what to do; nothing while all is well. */
function Hindrance({ status, onSettings }: { status: StatusView; onSettings(): void }): JSX.Element | null {
  if (status.barred)
    return (
      <p class="notice no" role="alert" data-t="barred">
        {status.barred}
      </p>
    );
  if (status.ready) return null;
  return (
    <div class="stack">
      <p class="notice look" role="alert" data-t="not-ready">
        {text(status.hasToken ? 'errorNoDirectory' : 'errorNotConnected')}
      </p>
      <button type="button" class="primary" onClick={onSettings}>
        {text('openSettings')}
      </button>
    </div>
  );
}
