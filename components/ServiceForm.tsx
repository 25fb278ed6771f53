// Connecting a telephony service: its address and a token.
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { text } from '../lib/messages/text';
import type { StatusView } from '../lib/messages/views';
import { LockIcon } from './icons';
import type { OptionsProps } from './Options';
import { when } from './when';

type Props = OptionsProps & { status: StatusView; onChange(): Promise<void> };

export function ServiceForm({ status, worker, requestAccess, onChange }: Props): JSX.Element {
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);

  async function connect(form: HTMLFormElement): Promise<void> {
    const data = new FormData(form);
    const url = status.gatewayLocked ? status.gatewayUrl : String(data.get('url')).trim();
    const token = String(data.get('token')).trim();
    setBusy(true);
    setFailed(null);
    const granted = await requestAccess(url).catch(() => null);
    if (granted) {
      const asked = await worker.ask('service.connect', token ? { url, token } : { url });
      setFailed(!asked.ok ? text('errorUnexpected') : 'failed' in asked.value ? asked.value.failed : null);
    } else setFailed(granted === null ? text('badAddress') : text('permissionDenied', url));
    await onChange();
    setBusy(false);
  }
  const { directory, connectedAs } = status;
  return (
    <section class="stack" data-t="service">
      <h2>{text('serviceHeading')}</h2>
      <p class="small">{text('serviceExplained')}</p>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void connect(event.currentTarget);
        }}
      >
        <label class="field">
          <span>{text('gatewayUrl')}</span>
          <input
            name="url"
            type="url"
            required
            defaultValue={status.gatewayUrl}
            disabled={status.gatewayLocked}
            placeholder="https://gateway.example.com"
          />
          {status.gatewayLocked && (
            <span class="small">
              <LockIcon /> {text('setByAdministrator')}
            </span>
          )}
        </label>
        <label class="field">
          <span>{text('accessToken')}</span>
          <input name="token" type="password" autocomplete="off" required={!status.hasToken} />
          {status.hasToken && <span class="small">{text('tokenKept')}</span>}
        </label>
        <div class="row">
          <button type="submit" class="primary narrow" disabled={busy} data-t="connect">
            {text(busy ? 'connecting' : 'connect')}
          </button>
          {status.hasToken && (
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
      <p
        class={`notice ${failed || status.barred ? 'no' : directory ? 'live' : 'quiet'}`}
        role="status"
        data-t="connection"
      >
        {failed ?? status.barred ?? (connectedAs ? text('connectedAs', connectedAs) : text('notConnected'))}
        {directory && !failed && (
          <> {text('directoryFacts', directory.account, String(directory.lines), when(directory.asOf))}</>
        )}
      </p>
      {directory?.failed && <p class="notice look">{directory.failed}</p>}
      {directory && (
        <button
          type="button"
          class="link start"
          data-t="refresh"
          onClick={() => void worker.ask('directory.refresh', {}).then(onChange)}
        >
          {text('refresh')}
        </button>
      )}
    </section>
  );
}
