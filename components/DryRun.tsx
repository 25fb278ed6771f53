// What would happen if a number were called now: the worker's own decision, and no call.
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { text } from '../lib/messages/text';
import type { CallView } from '../lib/messages/views';
import { NumberField } from './NumberField';
import { Trace } from './Trace';
import type { Worker } from './use-call';

type Props = {
  worker: Pick<Worker, 'ask'>;
  /** A number was checked, and something was decided about it. */
  onChecked?(): void;
};
type Result = { view: CallView } | { failed: string };

export function DryRun({ worker, onChecked }: Props): JSX.Element {
  const [number, setNumber] = useState('');
  const [result, setResult] = useState<Result | null>(null);

  async function check(): Promise<void> {
    const asked = await worker.ask('call.preview', { text: number.trim() });
    if (!asked.ok) return setResult({ failed: text('errorUnexpected') });
    if ('notReady' in asked.value) return setResult({ failed: asked.value.notReady });
    setResult({ view: asked.value });
    onChecked?.();
  }
  return (
    <>
      <form
        class="field"
        onSubmit={(event) => {
          event.preventDefault();
          if (number.trim()) void check();
        }}
      >
        <label for="check-number">{text('checkNumber')}</label>
        <div class="row">
          <NumberField id="check-number" worker={worker} value={number} onValue={setNumber} />
          <button type="submit" class="primary narrow" disabled={!number.trim()} data-t="check-now">
            {text('checkNow')}
          </button>
        </div>
      </form>
      <div role="status" data-t="check-result">
        {result && ('failed' in result ? <p class="notice no">{result.failed}</p> : <Decided {...result} />)}
      </div>
    </>
  );
}

function Decided({ view }: { view: CallView }): JSX.Element {
  const blocked = view.outcome === 'block';
  return (
    <div class="decision stack">
      <p>
        <b>{view.display}</b> {view.place && <span class="small">{view.place}</span>}
      </p>
      {blocked ? (
        <p class="notice no" data-t="check-reason">
          <b>{text('checkBlocked')}</b> {view.reason}
        </p>
      ) : (
        <div>
          <p class="label">{text('theyWillSee')}</p>
          <p class="big" data-t="check-shown" data-rung={view.rung}>
            {view.shown}
          </p>
          <p class="small" data-t="check-reason">
            {view.reason}
          </p>
        </div>
      )}
      {view.warnings.map((warning) => (
        <p class="notice look" key={warning}>
          {warning}
        </p>
      ))}
      {!blocked && view.trace.length > 0 && (
        <div>
          <p class="label">{text('whyThisNumber')}</p>
          <Trace steps={view.trace} />
        </div>
      )}
      {view.callback && (
        <div>
          <p class="label">{text('checkCallback')}</p>
          <p class="small" data-t="check-callback">
            {view.callback}
          </p>
        </div>
      )}
      <p class="small">{text('checkNoCall')}</p>
    </div>
  );
}
