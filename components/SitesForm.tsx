// The sites on which numbers are found, besides the well-known CRMs.
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { text } from '../lib/messages/text';
import type { StatusView } from '../lib/messages/views';
import type { OptionsProps } from './Options';

type Props = OptionsProps & { status: StatusView; onChange(): Promise<void> };
type Note = { tone: 'live' | 'no'; text: string };

export function SitesForm({ status, worker, requestAccess, onChange }: Props): JSX.Element {
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
    <section class="stack" data-t="sites">
      <h2>{text('sitesHeading')}</h2>
      <p class="small">{text('sitesExplained')}</p>
      <p class="small">{text('builtInSites', status.builtInSites.join(', '))}</p>
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
      {note && (
        <p class={`notice ${note.tone}`} role="status" data-t="site-note">
          {note.text}
        </p>
      )}
      <ul class="plain-list">
        {status.sites.map((origin) => (
          <li class="row" key={origin}>
            <span>{origin}</span>
            <button
              type="button"
              class="link"
              onClick={() => void worker.ask('sites.remove', { origin }).then(onChange)}
            >
              {text('removeSite')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
