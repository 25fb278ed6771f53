// The telephony service: which one, and how to connect it.
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { text } from '../lib/messages/text';
import type { StatusView } from '../lib/messages/views';
import { whole } from './figures';
import { LockIcon } from './icons';
import { NetworkServiceForm } from './NetworkServiceForm';
import type { SectionProps } from './Options';
import { PhoneAppForm } from './PhoneAppForm';
import { when } from './when';

export type ServiceFormProps = SectionProps;
type Name = StatusView['service']['name'];

const NAMES = { gateway: 'serviceGateway', dialpad: 'serviceDialpad', uri: 'serviceUri' } as const satisfies {
  [Service in Name]: string;
};

export function ServiceForm(props: ServiceFormProps): JSX.Element {
  const { status, worker, onChange } = props;
  const { service } = status;
  // Where nobody chose yet, what most want to set up comes first.
  const [chosen, setChosen] = useState<Name>(service.isDefault ? 'gateway' : service.name);
  const [failed, setFailed] = useState<string | null>(null);
  const { directory, connectedAs } = status;
  const connection = service.isDefault
    ? text('serviceNotChosen')
    : service.name === 'uri'
      ? text('phoneAppInUse')
      : connectedAs
        ? text('connectedAs', connectedAs)
        : text('notConnected');
  const failure = failed ?? (status.signedIn === 'ended' ? text('signInAgain') : status.barred);
  return (
    <>
      <label class="field">
        <span>{text('serviceChoice')}</span>
        <select
          data-t="service-choice"
          value={chosen}
          disabled={service.locked}
          onChange={({ currentTarget }) => {
            setFailed(null);
            setChosen(currentTarget.value as Name);
          }}
        >
          {Object.entries(NAMES).map(([name, key]) => (
            <option key={name} value={name}>
              {text(key)}
            </option>
          ))}
        </select>
        {service.locked && (
          <span class="small">
            <LockIcon /> {text('setByAdministrator')}
          </span>
        )}
      </label>
      {chosen === 'uri' ? (
        <PhoneAppForm {...props} onFailed={setFailed} />
      ) : (
        <NetworkServiceForm {...props} key={chosen} name={chosen} onFailed={setFailed} />
      )}
      <p class={`notice ${failure ? 'no' : directory ? 'live' : 'quiet'}`} role="status" data-t="connection">
        {failure ?? connection}
        {directory && !failure && (
          <> {text('directoryFacts', directory.account, whole(directory.lines), when(directory.asOf))}</>
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
    </>
  );
}
