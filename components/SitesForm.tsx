// The sites on which numbers are found, besides the well-known CRMs.
import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { text } from '../lib/messages/text';
import type { SectionProps } from './Options';
import { SiteList } from './SiteList';

type Note = { tone: 'live' | 'no'; text: string };

export function SitesForm(props: SectionProps): JSX.Element {
  const { status, worker, requestAccess, onChange } = props;
  const [note, setNote] = useState<Note | null>(null);
  const field = useRef<HTMLInputElement>(null);

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
  /** The button goes with its site; the focus must not. */
  async function remove(origin: string): Promise<void> {
    await worker.ask('sites.remove', { origin });
    await onChange();
    field.current?.focus();
  }
  return (
    <>
      <form
        class="row"
        onSubmit={(event) => {
          event.preventDefault();
          void add(event.currentTarget);
        }}
      >
        <input
          ref={field}
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
      <SiteList
        {...props}
        id="added-sites"
        title={text('addedSitesHeading')}
        sites={status.sites}
        more={(origin) => (
          <button
            type="button"
            class="link"
            aria-label={text('removeSiteNamed', origin)}
            data-t="remove-site"
            onClick={() => void remove(origin)}
          >
            {text('removeSite')}
          </button>
        )}
      />
    </>
  );
}
