// The calls that are shown, and all others that fit, as a file.
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { text } from '../lib/messages/text';
import { whole } from './figures';

export type ExportKind = 'csv' | 'json';
type Props = {
  total: number;
  /** False where no file was made. */
  onExport(kind: ExportKind): Promise<boolean>;
};

export function LogExport({ total, onExport }: Props): JSX.Element {
  const [failed, setFailed] = useState(false);
  const save = async (kind: ExportKind): Promise<void> => setFailed(!(await onExport(kind)));
  return (
    <footer>
      <span class="small" data-t="count">
        {text('logCount', whole(total))}
      </span>
      <button type="button" class="link" data-t="export-csv" onClick={() => void save('csv')}>
        {text('exportCsv')}
      </button>
      <button type="button" class="link" data-t="export-json" onClick={() => void save('json')}>
        {text('exportJson')}
      </button>
      <span class="small">{text('exportExplained')}</span>
      {failed && (
        <p class="notice look" role="alert" data-t="export-failed">
          {text('exportFailed')}
        </p>
      )}
    </footer>
  );
}
