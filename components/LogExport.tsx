// The calls that are shown, and all others that fit, as a file.
import type { JSX } from 'preact';
import { text } from '../lib/messages/text';

export type ExportKind = 'csv' | 'json';
type Props = { total: number; onExport(kind: ExportKind): Promise<void> };

export function LogExport({ total, onExport }: Props): JSX.Element {
  return (
    <footer>
      <span class="small" data-t="count">
        {text('logCount', String(total))}
      </span>
      <button type="button" class="link" data-t="export-csv" onClick={() => void onExport('csv')}>
        {text('exportCsv')}
      </button>
      <button type="button" class="link" data-t="export-json" onClick={() => void onExport('json')}>
        {text('exportJson')}
      </button>
      <span class="small">{text('exportExplained')}</span>
    </footer>
  );
}
