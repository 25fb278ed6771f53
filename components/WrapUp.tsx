// After the call: how it went, a note, and whether the telephony service knows.
import type { JSX } from 'preact';
import { useEffect, useId, useState } from 'preact/hooks';
import type { Outcome } from '../lib/calls/wrap-up';
import { OUTCOME_LABELS } from '../lib/messages/outcome-labels';
import { text } from '../lib/messages/text';
import type { WrapUpView } from '../lib/messages/views';

/** What is written and not saved yet. */
type Draft = { outcome: Outcome | null; note: string };
/** By the attempt's id: an entry that is closed and opened again has it still. */
export type Drafts = Map<string, Draft>;
export type WrapUpProps = {
  view: WrapUpView;
  /** What was written here before. */
  draft?: Draft | undefined;
  /** Told what is not saved yet; undefined once there is nothing. */
  onDraft?(draft: Draft | undefined): void;
  onSave(outcome: Outcome, note: string): void | Promise<void>;
  onSendAgain(): void | Promise<void>;
  onLeave(): void | Promise<void>;
};

export function WrapUp({ view, draft, onDraft, onSave, onSendAgain, onLeave }: WrapUpProps): JSX.Element {
  const [outcome, setOutcome] = useState(draft ? draft.outcome : view.outcome);
  const [note, setNote] = useState(draft ? draft.note : view.note);
  const name = useId();
  const isSaved = outcome === view.outcome && note.trim() === view.note;
  useEffect(() => onDraft?.(isSaved ? undefined : { outcome, note }), [isSaved, outcome, note]);
  return (
    <form
      class="wrap-up stack"
      data-t="wrap-up"
      onSubmit={(event) => {
        event.preventDefault();
        if (outcome && !isSaved) void onSave(outcome, note);
      }}
    >
      <h2 class="label">{text('wrapUpHeading')}</h2>
      <div class="outcomes" role="radiogroup" aria-label={text('wrapUpHeading')}>
        {(Object.keys(OUTCOME_LABELS) as Outcome[]).map((one) => (
          <label key={one} data-t={`outcome-${one}`}>
            <input
              type="radio"
              name={name}
              value={one}
              checked={outcome === one}
              onChange={() => setOutcome(one)}
            />
            <span>{text(OUTCOME_LABELS[one])}</span>
          </label>
        ))}
      </div>
      <textarea
        rows={2}
        maxLength={2000}
        data-t="wrap-up-note"
        dir="auto"
        aria-label={text('wrapUpNote')}
        placeholder={text('wrapUpNotePlaceholder')}
        value={note}
        // The page's own keyboard shortcuts are not meant.
        onKeyDown={(event) => event.stopPropagation()}
        onInput={(event) => setNote(event.currentTarget.value)}
      />
      <div class={view.report?.message && isSaved ? 'stack' : 'row'}>
        <Report report={isSaved ? view.report : null} />
        {view.report?.canSendAgain && isSaved ? (
          <span class="row">
            <button type="button" class="link" data-t="leave-unsent" onClick={() => void onLeave()}>
              {text('leaveUnsent')}
            </button>
            <button type="button" class="secondary" data-t="send-again" onClick={() => void onSendAgain()}>
              {text('sendAgain')}
            </button>
          </span>
        ) : (
          <button type="submit" class="secondary" data-t="save-wrap-up" aria-disabled={!outcome || isSaved}>
            {text('save')}
          </button>
        )}
      </div>
    </form>
  );
}

function Report({ report }: { report: WrapUpView['report'] }): JSX.Element {
  const tone = report?.tone === 'look' ? 'notice look' : 'small';
  return (
    <p class={report ? tone : 'small'} role="status" data-t="report">
      {report?.message ? <b>{report.text}</b> : report?.text}
      {report?.message && <span>{report.message}</span>}
    </p>
  );
}
