// Connecting a service that is at an address: the address and a token.
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { text } from '../lib/messages/text';
import { LockIcon } from './icons';
import type { ServiceFormProps } from './ServiceForm';

type Props = ServiceFormProps & { name: 'gateway' | 'dialpad'; onFailed(why: string | null): void };

/** Dialpad's servers; a policy may name another. */
const DIALPAD_HOSTS = ['https://dialpad.com', 'https://sandbox.dialpad.com'];

export function NetworkServiceForm(props: Props): JSX.Element {
  const { status, worker, requestAccess, onChange, name, onFailed } = props;
  const [busy, setBusy] = useState(false);
  const { url: address, locked } = status.service.addresses[name];
  const hasToken = status.hasToken && status.service.name === name;

  async function connect(form: HTMLFormElement): Promise<void> {
    const data = new FormData(form);
    const url = locked ? address : String(data.get('url')).trim();
    const token = String(data.get('token')).trim();
    setBusy(true);
    onFailed(null);
    const granted = await requestAccess(url).catch(() => null);
    if (granted) {
      const wanted = { service: name, url };
      const asked = await worker.ask('service.connect', token ? { ...wanted, token } : wanted);
      onFailed(!asked.ok ? text('errorUnexpected') : 'failed' in asked.value ? asked.value.failed : null);
    } else onFailed(granted === null ? text('badAddress') : text('permissionDenied', url));
    await onChange();
    setBusy(false);
  }
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void connect(event.currentTarget);
      }}
    >
      {name === 'dialpad' ? (
        <DialpadHost url={address} locked={locked} />
      ) : (
        <GatewayAddress url={address} locked={locked} />
      )}
      {locked && (
        <span class="small">
          <LockIcon /> {text('setByAdministrator')}
        </span>
      )}
      <label class="field">
        <span>{text(name === 'dialpad' ? 'dialpadKey' : 'accessToken')}</span>
        <input name="token" type="password" autocomplete="off" required={!hasToken} />
        {hasToken && <span class="small">{text('tokenKept')}</span>}
      </label>
      <div class="row">
        <button type="submit" class="primary narrow" disabled={busy} data-t="connect">
          {text(busy ? 'connecting' : 'connect')}
        </button>
        {hasToken && (
          <button
            type="button"
            class="link"
            data-t="disconnect"
            onClick={() => void worker.ask('service.disconnect', {}).then(onChange)}
          >
            {text('disconnect')}
          </button>
        )}
      </div>
    </form>
  );
}

type AddressProps = { url: string; locked: boolean };

const DialpadHost = ({ url, locked }: AddressProps): JSX.Element => (
  <label class="field">
    <span>{text('dialpadHost')}</span>
    <select name="url" disabled={locked}>
      {[...new Set([...DIALPAD_HOSTS, url])].map((host) => (
        <option key={host} value={host} selected={host === url}>
          {host.replace('https://', '')}
        </option>
      ))}
    </select>
  </label>
);

const GatewayAddress = ({ url, locked }: AddressProps): JSX.Element => (
  <label class="field">
    <span>{text('gatewayUrl')}</span>
    <input
      name="url"
      type="url"
      required
      defaultValue={url}
      disabled={locked}
      placeholder="https://gateway.example.com"
    />
  </label>
);
