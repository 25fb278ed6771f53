// For how many days the log keeps calls.
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { text } from '../lib/messages/text';
import { whole } from './figures';
import { LockIcon } from './icons';
import type { SectionProps } from './Options';

type Note = { tone: 'live' | 'no'; text: string };

export function LogKept({ status, worker, onChange }: SectionProps): JSX.Element {
  const { days, most, locked } = status.logKept;
  const [note, setNote] = useState<Note | null>(null);

  async function save(form: HTMLFormElement): Promise<void> {
    const wanted = Number(new FormData(form).get('logDays'));
    const asked = await worker.ask('log.keep', { days: wanted });
    const failed = !asked.ok ? text('errorNotSaved') : 'failed' in asked.value ? asked.value.failed : null;
    setNote(
      failed ? { tone: 'no', text: failed } : { tone: 'live', text: text('logKeptSaved', whole(wanted)) },
    );
    await onChange();
  }
  return (
    <form
      class="field"
      onSubmit={(event) => {
        event.preventDefault();
        void save(event.currentTarget);
      }}
    >
      <label for="log-days">{text('logKeptDays')}</label>
      <div class="row">
        <input
          id="log-days"
          name="logDays"
          class="days"
          type="number"
          inputMode="numeric"
          min={1}
          max={locked ? undefined : most}
          required
          disabled={locked}
          key={days}
          defaultValue={String(days)}
          aria-describedby="log-days-about"
        />
        {!locked && (
          <button type="submit" class="secondary" data-t="save-log-days">
            {text('save')}
          </button>
        )}
      </div>
      <p class="small" id="log-days-about">
        {locked ? (
          <>
            <LockIcon /> {text('setByAdministrator')}
          </>
        ) : (
          text('logKeptMost', whole(most))
        )}
      </p>
      <div role="status">
        {note && (
          <p class={`notice ${note.tone}`} data-t="log-days-note">
            {note.text}
          </p>
        )}
      </div>
    </form>
  );
}
