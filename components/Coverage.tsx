// Which places the company's numbers cover, as a map and as tables, and what another number would add.
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { language, text } from '../lib/messages/text';
import type { CoverageView, NoCoverage } from '../lib/messages/views';
import type { MessageKey } from '../lib/words/message-key';
import { CoverageMap } from './CoverageMap';
import type { Worker } from './use-call';

export const COVERAGE_LABELS: Record<CoverageView['shares'][number]['rung'], MessageKey> = {
  same: 'coverageSame',
  overlay: 'coverageOverlay',
  lata: 'coverageLata',
  adjacent: 'coverageAdjacent',
  none: 'coverageNone',
};

export function Coverage({ worker }: { worker: Pick<Worker, 'ask'> }): JSX.Element | null {
  const [view, setView] = useState<CoverageView | NoCoverage | null>(null);
  const load = async (lineId?: string): Promise<void> => {
    const asked = await worker.ask('coverage.get', lineId ? { lineId } : {});
    if (asked.ok) setView(asked.value);
  };
  // Once; the picker loads again.
  useEffect(() => void load(), []);
  if (!view) return null;
  return (
    <section class="stack coverage" data-t="coverage">
      <h2>{text('coverageHeading')}</h2>
      {'none' in view ? (
        <p class="small">{text('coverageNoLine')}</p>
      ) : (
        <Covered view={view} onLine={(lineId) => void load(lineId)} />
      )}
    </section>
  );
}

function Covered({ view, onLine }: { view: CoverageView; onLine(lineId: string): void }): JSX.Element {
  return (
    <>
      <div class="row">
        <p class="small">{text('coverageExplained')}</p>
        <select
          value={view.lineId}
          onChange={(event) => onLine(event.currentTarget.value)}
          aria-label={text('callingAs')}
        >
          {view.lines.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <ul class="legend" data-t="coverage-shares">
        {view.shares.map(({ rung, share }) => (
          <li key={rung}>
            <i class={rung} /> {text(COVERAGE_LABELS[rung])} <b>{percent(share)}</b>
          </li>
        ))}
      </ul>
      <CoverageMap points={view.points} />
      {view.unavailable.length > 0 && (
        <p class="notice look">{text('coverageUnavailable', view.unavailable.join(', '))}</p>
      )}
      <Rows
        title={text('coverageGains')}
        rows={view.gains.map(({ code, city, region, reached, improved }) => [
          `${code} ${city}, ${region}`,
          text('coverageReached', whole(reached), whole(improved)),
        ])}
      />
      <Rows
        title={text('coverageUncovered')}
        rows={view.uncovered.map(({ code, city, region, calls }) => [
          `${code} ${city}, ${region}`,
          text('coverageCalls', whole(calls)),
        ])}
      />
      <details>
        <summary class="label">{text('coverageMetros')}</summary>
        <Rows
          title={text('coverageMetroColumns')}
          rows={view.metros.map(({ name, near, exact }) => [name, `${percent(exact)} · ${percent(near)}`])}
        />
      </details>
      <details>
        <summary class="label">{text('coverageAreas')}</summary>
        <Rows
          title=""
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

function Rows({ title, rows }: { title: string; rows: [string, string][] }): JSX.Element | null {
  if (rows.length === 0) return null;
  return (
    <div>
      {title && <h3 class="small">{title}</h3>}
      <table>
        <tbody>
          {rows.map(([name, value]) => (
            <tr key={name}>
              <td>{name}</td>
              <td class="number">{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const percent = (share: number): string =>
  new Intl.NumberFormat(language(), { style: 'percent', maximumFractionDigits: 1 }).format(share);
const whole = (value: number): string =>
  new Intl.NumberFormat(language(), { maximumFractionDigits: 0 }).format(value);
