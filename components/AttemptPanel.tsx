// A call that was placed: how it stands, what the customer sees, and what can be done.
import type { JSX } from 'preact';
import { text } from '../lib/messages/text';
import type { AttemptView, CallView } from '../lib/messages/views';
import { Elapsed } from './Elapsed';
import { SpamReport } from './SpamReport';
import { Trace } from './Trace';
import { WrapUp, type WrapUpProps } from './WrapUp';

type Props = {
  attempt: AttemptView;
  trace: CallView['trace'];
  onHangUp(): void;
  onCheck(): void;
  onAgain(): void;
  onReport(isSpam: boolean): void;
} & Pick<WrapUpProps, 'onSave' | 'onSendAgain' | 'onLeave'>;

export function AttemptPanel({
  attempt,
  trace,
  onHangUp,
  onCheck,
  onAgain,
  onReport,
  onSave,
  onSendAgain,
  onLeave,
}: Props): JSX.Element {
  // Of a call that was not placed, or may not have been, nothing is said about what anybody saw.
  const isOnTheLine = attempt.tone === 'live';
  return (
    <>
      <div class="part stack" data-state={attempt.state} data-t="attempt">
        <div class="row">
          <p class="small" data-t="saw">
            {attempt.lineName
              ? text(isOnTheLine ? 'theySaw' : 'numberAndLine', attempt.shown, attempt.lineName)
              : attempt.shown}
          </p>
          <span class={`pill ${attempt.tone}`} data-t="state">
            {attempt.label}
            {attempt.state === 'live' && attempt.connectedAt && <Elapsed since={attempt.connectedAt} />}
          </span>
        </div>
        {attempt.message && (
          <p class={`notice ${attempt.tone}`} role="alert" data-t="message">
            {attempt.state === 'unknown' && <b>{text('notSure')} </b>}
            {attempt.message}
          </p>
        )}
        {attempt.overrode && (
          <p class="small" data-t="overrode">
            {attempt.overrode}
          </p>
        )}
        {attempt.canHangUp && (
          <button type="button" class="danger" data-t="hang-up" onClick={onHangUp}>
            {text('hangUp')}
          </button>
        )}
        {(attempt.canCheck || attempt.canCallAgain) && (
          <div class="row">
            {attempt.canCheck && (
              <button type="button" class="link" data-t="check" onClick={onCheck}>
                {text('checkAgain')}
              </button>
            )}
            {attempt.canCallAgain && (
              <button type="button" class="link" data-t="again" onClick={onAgain}>
                {text('callAgain')}
              </button>
            )}
          </div>
        )}
        <SpamReport attempt={attempt} onReport={onReport} />
      </div>
      {attempt.wrapUp && (
        <div class="part">
          <WrapUp
            key={attempt.id}
            view={attempt.wrapUp}
            onSave={onSave}
            onSendAgain={onSendAgain}
            onLeave={onLeave}
          />
        </div>
      )}
      {trace.length > 0 && (
        <details class="part shaded small">
          <summary class="label">{text('whyThisNumber')}</summary>
          <Trace steps={trace} />
        </details>
      )}
    </>
  );
}
