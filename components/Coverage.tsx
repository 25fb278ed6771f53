// Which places the company's numbers cover: a map, a search, what is missing, and the tables behind it.
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { findAreas } from '../lib/atlas/find-areas';
import { text } from '../lib/messages/text';
import type { CoverageView, NoCoverage } from '../lib/messages/views';
import { CoverageBundles } from './CoverageBundles';
import { CoverageMap } from './CoverageMap';
import { CoverageMissing } from './CoverageMissing';
import { CoverageSearch } from './CoverageSearch';
import { COVERAGE_LABELS } from './coverage-words';
import { percent } from './figures';
import { Rows } from './Rows';
import type { Worker } from './use-call';

export function Coverage({ worker }: { worker: Pick<Worker, 'ask'> }): JSX.Element {
  const [view, setView] = useState<CoverageView | NoCoverage | null>(null);
  const load = async (lineId?: string): Promise<void> => {
    const asked = await worker.ask('coverage.get', lineId ? { lineId } : {});
    if (asked.ok) setView(asked.value);
  };
  // Once; the picker loads again.
  useEffect(() => void load(), []);
  if (!view) return <p class="small">{text('loading')}</p>;
  if ('none' in view) return <p class="small">{text('coverageNoLine')}</p>;
  return <Covered view={view} onLine={(lineId) => void load(lineId)} />;
}

function Covered({ view, onLine }: { view: CoverageView; onLine(lineId: string): void }): JSX.Element {
  const [typed, setTyped] = useState('');
  const found = findAreas(view.points, typed);
  return (
    <>
      <p class="small">{text('coverageExplained')}</p>
      <label class="field">
        <span>{text('callingAs')}</span>
        <select value={view.lineId} onChange={(event) => onLine(event.currentTarget.value)}>
          {view.lines.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <CoverageBundles view={view} />
      <ul class="legend" data-t="coverage-shares">
        {view.shares.map(({ rung, share }) => (
          <li key={rung}>
            <i class={`dot ${rung}`} /> {text(COVERAGE_LABELS[rung])} <b>{percent(share)}</b>
          </li>
        ))}
      </ul>
      <CoverageMap
        points={view.points}
        found={typed.trim() ? new Set(found.map(({ code }) => code)) : null}
      />
      <CoverageSearch typed={typed} onTyped={setTyped} found={found} unavailable={view.unavailable} />
      <CoverageMissing view={view} />
      <Tables view={view} />
    </>
  );
}

function Tables({ view }: { view: CoverageView }): JSX.Element {
  return (
    <>
      <details>
        <summary>{text('coverageMetros')}</summary>
        <Rows
          title={text('coverageMetroColumns')}
          rows={view.metros.map(({ name, near, exact }) => [name, `${percent(exact)} · ${percent(near)}`])}
        />
      </details>
      <details>
        <summary>{text('coverageAreas')}</summary>
        <Rows
          title={text('coverageAreas')}
          rows={[...view.points]
            .sort((a, b) => (a.code < b.code ? -1 : 1))
            .map(({ code, city, region, rung }) => [
              `${code} ${city}, ${region}`,
              text(COVERAGE_LABELS[rung]),
            ])}
        />
      </details>
    </>
  );
}
