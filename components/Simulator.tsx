// What would happen for a whole list: numbers in, decisions out, no call.
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { text } from '../lib/messages/text';
import type { StatusView } from '../lib/messages/views';
import { readLines } from '../lib/simulation/number-table';
import { whole } from './figures';
import { NumberFile, type ReadFile } from './NumberFile';
import { SimulationResults } from './SimulationResults';
import type { Worker } from './use-call';
import { type SimulationState, useSimulation } from './use-simulation';

type Props = { worker: Pick<Worker, 'ask'>; lines: StatusView['lines'] };

/** The results of more would not fit into a page's memory next to everything else. */
const MOST_NUMBERS = 50_000;

export function Simulator({ worker, lines }: Props): JSX.Element {
  const [typed, setTyped] = useState('');
  const [file, setFile] = useState<ReadFile | null>(null);
  const [lineId, setLine] = useState(lines[0]?.id ?? '');
  const [problem, setProblem] = useState<string | null>(null);
  const { state, run, stop } = useSimulation(worker);
  const isRunning = state.is === 'running';

  function start(): void {
    const table = file?.table ?? readLines(typed);
    if ('problem' in table) setProblem(text('simulatorEmpty'));
    else if (table.destinations.length > MOST_NUMBERS)
      setProblem(text('simulatorTooMany', whole(MOST_NUMBERS)));
    else {
      setProblem(null);
      void run(table, lineId);
    }
  }
  return (
    <>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isRunning) start();
        }}
      >
        <label class="field">
          <span>{text('simulatorNumbers')}</span>
          <textarea
            rows={5}
            spellcheck={false}
            value={typed}
            disabled={file !== null}
            data-t="simulator-numbers"
            onInput={({ currentTarget }) => setTyped(currentTarget.value)}
          />
        </label>
        <NumberFile file={file} onFile={setFile} onProblem={setProblem} />
        {lines.length > 1 && (
          <label class="field">
            <span>{text('callingAs')}</span>
            <select
              value={lineId}
              data-t="simulator-line"
              onChange={(event) => setLine(event.currentTarget.value)}
            >
              {lines.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name || text('personalLine')}
                </option>
              ))}
            </select>
          </label>
        )}
        <div class="row start">
          <button type="submit" class="primary narrow" aria-disabled={isRunning} data-t="simulate">
            {text('simulatorRun')}
          </button>
          {isRunning && (
            <button type="button" class="secondary" data-t="simulator-stop" onClick={stop}>
              {text('simulatorStop')}
            </button>
          )}
        </div>
      </form>
      {isRunning && <Progress {...state} />}
      <p
        class={problem || state.is === 'failed' ? 'notice no' : 'small'}
        role="status"
        data-t="simulator-note"
      >
        {problem ?? noteOf(state)}
      </p>
      {state.is === 'finished' && <SimulationResults {...state} />}
    </>
  );
}

function Progress({ done, total }: { done: number; total: number }): JSX.Element {
  return (
    <div class="row start" data-t="simulator-progress">
      <progress value={done} max={total} aria-label={text('simulatorProgress')} />
      <span class="small">{text('simulatorRunning', whole(done), whole(total))}</span>
    </div>
  );
}

function noteOf(state: SimulationState): string {
  if (state.is === 'failed') return state.why ?? text('simulatorFailed');
  if (state.is === 'stopped') return text('simulatorStopped');
  return state.is === 'finished' ? text('simulatorFinished', whole(state.results.length)) : '';
}
