// The results of a simulation: counted, row by row, and to download.
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { forSpreadsheets } from '../lib/csv/write';
import { download } from '../lib/messages/download';
import { text } from '../lib/messages/text';
import type { SimulatedView } from '../lib/messages/views';
import type { NumberTable } from '../lib/simulation/number-table';
import { summarize } from '../lib/simulation/summary';
import type { MessageKey } from '../lib/words/message-key';
import { whole } from './figures';
import { Rows } from './Rows';
import { OUTCOMES, RULES } from './rule-words';

type Props = { table: NumberTable; results: SimulatedView[] };

/** A table of ten thousand rows would hold up the page. */
const ROWS_AT_ONCE = 100;
const MOST_COUNTS = 8;

export function SimulationResults({ table, results }: Props): JSX.Element {
  const [shown, setShown] = useState(ROWS_AT_ONCE);
  return (
    <div class="stack" data-t="simulator-results">
      <Summary results={results} />
      <div class="row">
        <h3>{text('simulatorResults')}</h3>
        <button
          type="button"
          class="secondary"
          data-t="simulator-download"
          // Spreadsheets take UTF-8 for what it is only with a byte order mark.
          onClick={() =>
            download('neardial-simulation.csv', 'text/csv', forSpreadsheets(table.write(results)))
          }
        >
          {text('simulatorDownload')}
        </button>
      </div>
      <ResultTable results={results.slice(0, shown)} />
      {shown < results.length && (
        <div class="row">
          <span class="small">{text('simulatorFirst', whole(shown), whole(results.length))}</span>
          <button type="button" class="link" onClick={() => setShown(shown + ROWS_AT_ONCE)}>
            {text('simulatorMore', whole(Math.min(ROWS_AT_ONCE, results.length - shown)))}
          </button>
        </div>
      )}
    </div>
  );
}

function Summary({ results }: { results: SimulatedView[] }): JSX.Element {
  const { outcomes, rungs, callerIds } = summarize(results);
  const shownAs = new Map(results.map(({ callerId, shown }) => [callerId as string | null, shown]));
  const counted = (counts: [string, number][], name: (key: string) => string): [string, string][] =>
    counts.slice(0, MOST_COUNTS).map(([key, count]) => [name(key), whole(count)]);
  return (
    <div class="stack" data-t="simulator-summary">
      <h3>{text('simulatorSummary')}</h3>
      <div class="summary">
        <Rows
          title={text('simulatorOutcome')}
          rows={counted(outcomes, (key) => text(OUTCOMES[key as SimulatedView['outcome']].word))}
        />
        <Rows
          title={text('simulatorRule')}
          rows={counted(rungs, (key) => text((RULES as Record<string, MessageKey>)[key] ?? 'ruleDefault'))}
        />
        <Rows title={text('simulatorShown')} rows={counted(callerIds, (key) => shownAs.get(key) ?? key)} />
      </div>
    </div>
  );
}

function ResultTable({ results }: { results: SimulatedView[] }): JSX.Element {
  return (
    <table class="stacks results" data-t="simulator-table">
      <thead>
        <tr>
          {(['simulatorNumber', 'simulatorOutcome', 'simulatorShown', 'simulatorReason'] as const).map(
            (key) => (
              <th scope="col" key={key}>
                {text(key)}
              </th>
            ),
          )}
        </tr>
      </thead>
      <tbody>
        {results.map(({ display, place, outcome, shown, rung, reason, warnings }, i) => (
          <tr key={i}>
            <th scope="row">
              <span class="nowrap">{display || '–'}</span>
              {place && <span class="small block">{place}</span>}
            </th>
            <td class={`nowrap tone ${OUTCOMES[outcome].tone}`}>{text(OUTCOMES[outcome].word)}</td>
            <td class="nowrap" data-label={shown && text('simulatorShown')}>
              {shown}
            </td>
            <td>
              {[rung && <b>{text(RULES[rung])}</b>, reason, ...warnings].map((part, j) => (
                <span class="block" key={j}>
                  {part}
                </span>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
