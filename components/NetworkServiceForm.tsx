// Connecting a service that is at an address: the address, and signing in there or a token.
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { text } from '../lib/messages/text';
import { failureOf } from './failure';
import { LockIcon } from './icons';
import type { ServiceFormProps } from './ServiceForm';
import { SignIn } from './SignIn';

export type NetworkFormProps = ServiceFormProps & {
  name: 'gateway' | 'dialpad';
  onFailed(why: string | null): void;
};

/** Dialpad's servers; a policy may name another. */
const DIALPAD_HOSTS = ['https://dialpad.com', 'https://sandbox.dialpad.com'];

export function NetworkServiceForm(props: NetworkFormProps): JSX.Element {
  const { status, worker, requestAccess, onChange, name, onFailed } = props;
  const [busy, setBusy] = useState(false);
  const { url: address, locked } = status.service.addresses[name];
  const [typed, setUrl] = useState(address);
  const url = locked ? address : typed;
  const hasToken = status.hasToken && status.service.name === name;
  const isSignedIn = status.signedIn !== 'no' && status.service.name === name;
  const keyLabel = name === 'dialpad' ? 'dialpadKey' : 'accessToken';

  async function connect(form: HTMLFormElement): Promise<void> {
    const token = String(new FormData(form).get('token')).trim();
    setBusy(true);
    onFailed(null);
    const granted = await requestAccess(url).catch(() => null);
    if (granted) {
      const wanted = { service: name, url };
      const asked = await worker.ask('service.connect', token ? { ...wanted, token } : wanted);
      onFailed(failureOf(asked));
    } else onFailed(granted === null ? text('badAddress') : text('permissionDenied', url));
    await onChange();
    setBusy(false);
  }
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        // A disabled button would lose the focus.
        if (!busy) void connect(event.currentTarget);
      }}
    >
      {name === 'dialpad' ? (
        <DialpadHost url={url} locked={locked} onUrl={setUrl} />
      ) : (
        <GatewayAddress url={url} locked={locked} onUrl={setUrl} />
      )}
      {locked && (
        <span class="small">
          <LockIcon /> {text('setByAdministrator')}
        </span>
      )}
      <SignIn {...props} url={url} busy={busy} onBusy={setBusy} />
      <label class="field">
        <span>{text(keyLabel)}</span>
        <input name="token" type="password" autocomplete="off" required={!hasToken} />
        {hasToken && <span class="small">{text(isSignedIn ? 'signedInKept' : 'tokenKept')}</span>}
      </label>
      <div class="row">
        <button type="submit" class="primary narrow" aria-disabled={busy} data-t="connect">
          {text(busy ? 'connecting' : 'connect')}
        </button>
        {(hasToken || isSignedIn) && (
          <button
            type="button"
            class="link"
            data-t="disconnect"
            onClick={() => void worker.ask('service.disconnect', {}).then(onChange)}
          >
            {text(isSignedIn ? 'signOut' : 'disconnect')}
          </button>
        )}
      </div>
    </form>
  );
}

type AddressProps = { url: string; locked: boolean; onUrl(url: string): void };

const DialpadHost = ({ url, locked, onUrl }: AddressProps): JSX.Element => (
  <label class="field">
    <span>{text('dialpadHost')}</span>
    <select name="url" disabled={locked} onChange={({ currentTarget }) => onUrl(currentTarget.value)}>
      {[...new Set([...DIALPAD_HOSTS, url])].map((host) => (
        <option key={host} value={host} selected={host === url}>
          {host.replace('https://', '')}
        </option>
      ))}
    </select>
  </label>
);

const GatewayAddress = ({ url, locked, onUrl }: AddressProps): JSX.Element => (
  <label class="field">
    <span>{text('gatewayUrl')}</span>
    <input
      name="url"
      type="url"
      required
      value={url}
      disabled={locked}
      onInput={({ currentTarget }) => onUrl(currentTarget.value.trim())}
      placeholder="https://gateway.example.com"
    />
  </label>
);
