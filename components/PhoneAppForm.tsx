// Handing calls to the phone app of this computer: by which kind of link.
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { text } from '../lib/messages/text';
import type { StatusView } from '../lib/messages/views';
import type { ServiceFormProps } from './ServiceForm';

type Props = ServiceFormProps & { onFailed(why: string | null): void };
type Scheme = StatusView['service']['uriScheme'];

const SCHEMES = {
  tel: 'uriTel',
  sip: 'uriSip',
  callto: 'uriCallto',
  dialpad: 'uriDialpad',
  zoom: 'uriZoom',
  teams: 'uriTeams',
  ringcentral: 'uriRingcentral',
} as const satisfies { [One in Scheme]: string };

export function PhoneAppForm({ status, worker, onChange, onFailed }: Props): JSX.Element {
  const { uriScheme, schemes, schemeLocked, sipDomain } = status.service;
  const [scheme, setScheme] = useState<Scheme>(uriScheme);

  async function save(form: HTMLFormElement): Promise<void> {
    const domain = String(new FormData(form).get('sipDomain') ?? '').trim();
    const asked = await worker.ask('service.handOff', domain ? { scheme, sipDomain: domain } : { scheme });
    onFailed(!asked.ok ? text('badAddress') : 'failed' in asked.value ? asked.value.failed : null);
    await onChange();
  }
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void save(event.currentTarget);
      }}
    >
      <label class="field">
        <span>{text('uriScheme')}</span>
        <select
          data-t="uri-scheme"
          value={scheme}
          disabled={schemeLocked}
          onChange={({ currentTarget }) => setScheme(currentTarget.value as Scheme)}
        >
          {schemes.map((one) => (
            <option key={one} value={one}>
              {text(SCHEMES[one])}
            </option>
          ))}
        </select>
      </label>
      {scheme === 'sip' && (
        <label class="field">
          <span>{text('sipDomain')}</span>
          <input name="sipDomain" required defaultValue={sipDomain} placeholder="sip.example.com" />
        </label>
      )}
      <button type="submit" class="primary narrow start" data-t="use-phone-app">
        {text('save')}
      </button>
    </form>
  );
}
