// One call of the log, opened: why that number, how it went, calling back.
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { text } from '../lib/messages/text';
import type { LogEntryView } from '../lib/messages/views';
import { PhoneIcon } from './icons';
import { Trace } from './Trace';
import type { Worker } from './use-call';
import { type Drafts, WrapUp } from './WrapUp';

type Props = {
  entry: LogEntryView;
  /** Why the agent may not call at all; null when they may. */
  barred: string | null;
  worker: Worker;
  /** What is being written of each call. */
  drafts: Drafts;
  onCall(entry: LogEntryView): void;
  onChange(): void;
};

export function LogDetail({ entry, barred, worker, drafts, onCall, onChange }: Props): JSX.Element {
  const { id, attempt, trace, story, record, dial } = entry;
  const [failed, setFailed] = useState(false);
  const changed = async (asking: Promise<{ ok: boolean }>): Promise<void> => {
    const asked = await asking;
    setFailed(!asked.ok);
    onChange();
  };
  return (
    <div class="detail stack" data-t="detail">
      {story && <p data-t="story">{story}</p>}
      {attempt?.message && <p class={`notice ${attempt.tone}`}>{attempt.message}</p>}
      {attempt?.overrode && (
        <p class="small" data-t="overrode">
          {attempt.overrode}
        </p>
      )}
      {record && (
        <a class="small record" dir="auto" href={record.url} target="_blank" rel="noreferrer">
          {record.name ?? `${record.type} ${record.id}`}
        </a>
      )}
      {attempt && (
        <details class="small">
          <summary class="label">{text('whyThisNumber')}</summary>
          {trace && trace.length > 0 ? <Trace steps={trace} /> : <p>{text('traceNotKept')}</p>}
        </details>
      )}
      {attempt?.wrapUp && (
        <WrapUp
          view={attempt.wrapUp}
          draft={drafts.get(id)}
          onDraft={(draft) => (draft ? drafts.set(id, draft) : drafts.delete(id))}
          onSave={(outcome, note) => changed(worker.ask('attempt.wrapUp', { id, outcome, note }))}
          onSendAgain={() => changed(worker.ask('attempt.report', { id }))}
          onLeave={() => changed(worker.ask('attempt.leave', { id }))}
        />
      )}
      {failed && (
        <p class="notice look" role="alert" data-t="not-saved">
          {text('errorNotSaved')}
        </p>
      )}
      {dial && barred && (
        <p class="notice no" data-t="barred">
          {barred}
        </p>
      )}
      {dial && !barred && (
        <button type="button" class="secondary call-back" data-t="call-back" onClick={() => onCall(entry)}>
          <PhoneIcon /> {text('callBackSameNumber')}
        </button>
      )}
    </div>
  );
}
