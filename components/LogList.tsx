// Calls by day, newest first; one at a time can be opened.
import type { JSX } from 'preact';
import { text } from '../lib/messages/text';
import type { LogEntryView, LogView } from '../lib/messages/views';
import { clock, dayName, dayOf } from './day';
import { IncomingIcon, OutgoingIcon } from './icons';
import { LogDetail } from './LogDetail';
import type { Worker } from './use-call';
import type { Drafts } from './WrapUp';

type Props = {
  view: LogView;
  opened: string | null;
  /** What to read where there is no entry. */
  nothing: string;
  worker: Worker;
  drafts: Drafts;
  onOpen(id: string | null): void;
  onCall(entry: LogEntryView): void;
  onChange(): void;
};

export function LogList({ view, opened, nothing, onOpen, ...rest }: Props): JSX.Element {
  if (view.entries.length === 0)
    return (
      <p class="empty" data-t="nothing">
        {nothing}
      </p>
    );
  return (
    <div class="log" data-t="log">
      {byDay(view.entries).map(([day, entries]) => (
        <section key={day}>
          <h2 class="label">{dayName(entries[0]?.at ?? 0)}</h2>
          <ul>
            {entries.map((entry) => (
              <li key={entry.id} data-t="entry" data-id={entry.id}>
                <button
                  type="button"
                  class="entry"
                  aria-expanded={opened === entry.id}
                  onClick={() => onOpen(opened === entry.id ? null : entry.id)}
                >
                  <Summary entry={entry} />
                </button>
                {opened === entry.id && <LogDetail entry={entry} barred={view.barred} {...rest} />}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function Summary({ entry }: { entry: LogEntryView }): JSX.Element {
  const { direction, name, display, label, detail, status, notSent, at } = entry;
  return (
    <>
      <span class="way" role="img" aria-label={text(direction === 'out' ? 'outgoing' : 'incoming')}>
        {direction === 'out' ? <OutgoingIcon /> : <IncomingIcon />}
      </span>
      <span class="row">
        <bdi class="name">{name ?? display}</bdi>
        <time class="small" dateTime={new Date(at).toISOString()}>
          {clock(at)}
        </time>
      </span>
      <span class="row small">
        <span class="facts">
          {name && <span>{display}</span>}
          <span>{detail}</span>
        </span>
        <span class="pills">
          {notSent && <span class="pill look">{text('reportNotSent')}</span>}
          <span class={`pill ${label ? 'accent' : status.tone}`}>{label ?? status.text}</span>
        </span>
      </span>
    </>
  );
}

function byDay(entries: readonly LogEntryView[]): [string, LogEntryView[]][] {
  const days = new Map<string, LogEntryView[]>();
  for (const entry of entries) {
    const day = dayOf(entry.at);
    days.set(day, [...(days.get(day) ?? []), entry]);
  }
  return [...days];
}
