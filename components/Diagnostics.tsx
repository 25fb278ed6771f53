// Diagnostics: what is installed, allowed and known, what went wrong lately, and all of it as text to copy.
import type { JSX } from 'preact';
import { useCallback, useEffect, useState } from 'preact/hooks';
import { text } from '../lib/messages/text';
import type { DiagnosticsView } from '../lib/messages/views';
import { whole } from './figures';
import { HostAccess } from './HostAccess';
import type { SectionProps } from './Options';
import { when } from './when';

export function Diagnostics({ worker, requestAccess, status }: SectionProps): JSX.Element {
  const [view, setView] = useState<DiagnosticsView | null>(null);
  const load = useCallback(async () => {
    const asked = await worker.ask('diagnostics.get', {});
    if (asked.ok) setView(asked.value);
  }, [worker]);
  // Anew whenever something was changed on the page.
  useEffect(() => void load(), [load, status]);
  if (!view) return <p class="small">{text('loading')}</p>;
  return (
    <>
      <dl class="facts">
        <Fact name={text('diagnosticsVersion')}>Neardial {view.version}</Fact>
        <Fact name={text('diagnosticsBrowser')}>{view.browser}</Fact>
        <Fact name={text('diagnosticsIndex')}>
          <IndexFacts index={view.index} />
        </Fact>
        <Fact name={text('diagnosticsAccess')}>
          <HostAccess view={view} requestAccess={requestAccess} onChange={load} />
        </Fact>
      </dl>
      <Errors errors={view.errors} />
      <Copy report={view.report} onReload={() => void load()} />
    </>
  );
}

const Fact = ({
  name,
  children,
}: {
  name: string;
  children: JSX.Element | (string | JSX.Element)[] | string;
}) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

function IndexFacts({ index }: Pick<DiagnosticsView, 'index'>): JSX.Element {
  if (!index) return <>{text('diagnosticsNoIndex')}</>;
  const { asOf, checkedAt, lines, numbers, records, bytes } = index;
  return (
    <>
      {text('diagnosticsIndexFacts', when(asOf), when(new Date(checkedAt).toISOString()))}
      <br />
      {text('diagnosticsIndexSize', whole(lines), whole(numbers), whole(records))}
      {bytes !== null && <> · {text('diagnosticsStored', (bytes / 1e6).toFixed(1))}</>}
    </>
  );
}

function Errors({ errors }: Pick<DiagnosticsView, 'errors'>): JSX.Element {
  return (
    <div class="stack" data-t="last-errors">
      <h3>{text('diagnosticsErrors')}</h3>
      {errors.length === 0 && <p class="small">{text('diagnosticsNoErrors')}</p>}
      <ul class="plain-list">
        {errors.map(({ at, text: sentence, times }) => (
          <li key={`${at} ${sentence}`}>
            <span class="small">
              {when(new Date(at).toISOString())}
              {times > 1 && ` · ${text('diagnosticsTimes', whole(times))}`}
            </span>
            <br />
            {sentence}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Copy({ report, onReload }: { report: string; onReload(): void }): JSX.Element {
  const [note, setNote] = useState<'diagnosticsCopied' | 'diagnosticsCopyFailed' | null>(null);
  return (
    <>
      <div class="row start">
        <button
          type="button"
          class="secondary"
          data-t="copy-diagnostics"
          onClick={() =>
            void navigator.clipboard.writeText(report).then(
              () => setNote('diagnosticsCopied'),
              () => setNote('diagnosticsCopyFailed'),
            )
          }
        >
          {text('diagnosticsCopy')}
        </button>
        <button type="button" class="link" onClick={onReload}>
          {text('diagnosticsReload')}
        </button>
        <span class="small" role="status" data-t="copy-note">
          {note && text(note)}
        </span>
      </div>
      <details open={note === 'diagnosticsCopyFailed'}>
        <summary>{text('diagnosticsText')}</summary>
        <textarea class="report" readOnly rows={14} aria-label={text('diagnosticsText')} data-t="report">
          {report}
        </textarea>
      </details>
    </>
  );
}
