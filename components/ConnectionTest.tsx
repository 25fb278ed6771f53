// A press tries out the connection: what was tried, what came back, what to do.
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { text } from '../lib/messages/text';
import type { ConnectionCheck } from '../lib/messages/views';
import type { MessageKey } from '../lib/words/message-key';
import { CheckIcon, CloseIcon, DashIcon } from './icons';
import type { Worker } from './use-call';

const NAMES: Record<ConnectionCheck['name'], MessageKey> = {
  address: 'testAddress',
  signIn: 'testSignIn',
  directory: 'testDirectory',
  events: 'testEvents',
  phoneApp: 'testPhoneAppName',
};
const STATES: Record<ConnectionCheck['state'], { word: MessageKey; icon: () => JSX.Element }> = {
  ok: { word: 'testOk', icon: CheckIcon },
  no: { word: 'testFailed', icon: CloseIcon },
  notTried: { word: 'testSkipped', icon: DashIcon },
};

/** @param onDone told when it is over: it reads the directory anew */
export function ConnectionTest(props: { worker: Pick<Worker, 'ask'>; onDone(): Promise<void> }): JSX.Element {
  const { worker, onDone } = props;
  const [checks, setChecks] = useState<ConnectionCheck[] | 'running' | 'failed' | null>(null);
  async function run(): Promise<void> {
    setChecks('running');
    const asked = await worker.ask('connection.test', {});
    setChecks(asked.ok ? asked.value : 'failed');
    await onDone();
  }
  return (
    <div class="stack" data-t="connection-test">
      <button
        type="button"
        class="secondary start"
        data-t="test-connection"
        aria-disabled={checks === 'running'}
        onClick={() => checks !== 'running' && void run()}
      >
        {text(checks === 'running' ? 'testing' : 'testConnection')}
      </button>
      <div role="status">
        {checks === 'failed' && <p class="notice no">{text('errorUnexpected')}</p>}
        {Array.isArray(checks) && (
          <ul class="checks" aria-label={text('testHeading')} data-t="checks">
            {checks.map((check) => (
              <Check key={check.name} {...check} />
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}

function Check({ name, state, text: sentence }: ConnectionCheck): JSX.Element {
  const { word, icon: Icon } = STATES[state];
  return (
    <li class={state} data-t={`check-${name}`}>
      <Icon />
      <p>
        <b>{text(NAMES[name])}</b> <span class="state">{text(word)}</span>
        <br />
        <span class="small">{sentence}</span>
      </p>
    </li>
  );
}
