// The sites on which numbers are found, besides the well-known CRMs.
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { text } from '../lib/messages/text';
import type { SectionProps } from './Options';

/** `hint` is said after the built-in sites. */
type Props = SectionProps & { hint?: string };
type Note = { tone: 'live' | 'no'; text: string };

export function SitesForm({ status, worker, requestAccess, onChange, hint }: Props): JSX.Element {
  const [note, setNote] = useState<Note | null>(null);

  async function add(form: HTMLFormElement): Promise<void> {
    const address = String(new FormData(form).get('site')).trim();
    const granted = await requestAccess(address).catch(() => null);
    if (!granted) {
      setNote({
        tone: 'no',
        text: granted === null ? text('badAddress') : text('permissionDenied', address),
      });
      return;
    }
    const asked = await worker.ask('sites.add', { address });
    const failed = !asked.ok ? text('errorUnexpected') : 'failed' in asked.value ? asked.value.failed : null;
    setNote(failed ? { tone: 'no', text: failed } : { tone: 'live', text: text('siteAdded', address) });
    if (!failed) form.reset();
    await onChange();
  }
  return (
    <>
      <p class="small">
        {text('builtInSites', status.builtInSites.join(', '))} {hint}
      </p>
      <form
        class="row"
        onSubmit={(event) => {
          event.preventDefault();
          void add(event.currentTarget);
        }}
      >
        <input
          name="site"
          type="url"
          required
          aria-label={text('siteAddress')}
          placeholder="https://crm.example.com"
        />
        <button type="submit" class="primary narrow" data-t="add-site">
          {text('addSite')}
        </button>
      </form>
      <div role="status">
        {note && (
          <p class={`notice ${note.tone}`} data-t="site-note">
            {note.text}
          </p>
        )}
      </div>
      <ul class="plain-list">
        {status.sites.map((origin) => (
          <li class="row" key={origin}>
            <span>{origin}</span>
            <button
              type="button"
              class="link"
              aria-label={text('removeSiteNamed', origin)}
              onClick={() => void worker.ask('sites.remove', { origin }).then(onChange)}
            >
              {text('removeSite')}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
