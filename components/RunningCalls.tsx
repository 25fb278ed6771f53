// Calls that are up, each with its end at hand.
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { text } from '../lib/messages/text';
import type { AttemptView } from '../lib/messages/views';
import { Elapsed } from './Elapsed';
import { failureOf } from './failure';
import type { Worker } from './use-call';

type Props = { attempts: AttemptView[]; worker: Worker };

export function RunningCalls({ attempts, worker }: Props): JSX.Element | null {
  const [failed, setFailed] = useState<string | null>(null);
  if (attempts.length === 0) return null;
  async function hangUp(id: string): Promise<void> {
    setFailed(failureOf(await worker.ask('attempt.hangUp', { id })));
  }
  return (
    <section class="stack running" data-t="running">
      <h2 class="label">{text('runningCalls')}</h2>
      {attempts.map(({ id, name, display, shown, lineName, tone, label, state, connectedAt, canHangUp }) => (
        <div class="running-call stack" key={id} data-state={state}>
          <div class="row">
            <bdi class="name">{name ?? display}</bdi>
            <span class={`pill ${tone}`}>
              {label}
              {state === 'live' && connectedAt && <Elapsed since={connectedAt} />}
            </span>
          </div>
          <p class="small">
            {name && <>{display} · </>}
            {lineName ? text('theySaw', shown, lineName) : shown}
          </p>
          {canHangUp && (
            <button type="button" class="danger" data-t="hang-up" onClick={() => void hangUp(id)}>
              {text('hangUp')}
            </button>
          )}
        </div>
      ))}
      {failed && (
        <p class="notice look" role="alert">
          {failed}
        </p>
      )}
    </section>
  );
}
