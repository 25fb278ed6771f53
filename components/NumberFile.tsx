// A CSV file with numbers, chosen or dropped.
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { language, text } from '../lib/messages/text';
import { decodeText } from '../lib/simulation/decode';
import { type NumberTable, readTable } from '../lib/simulation/number-table';
import { whole } from './figures';

export type ReadFile = { name: string; table: NumberTable };
type Props = {
  file: ReadFile | null;
  onFile(file: ReadFile | null): void;
  onProblem(problem: string | null): void;
};

export function NumberFile({ file, onFile, onProblem }: Props): JSX.Element {
  const [isOver, setOver] = useState(false);

  async function read(chosen: File | undefined): Promise<void> {
    if (!chosen) return;
    const table = readTable(decodeText(new Uint8Array(await chosen.arrayBuffer()), language()));
    if ('problem' in table)
      return onProblem(
        table.problem === 'broken' ? text('simulatorBroken', whole(table.row)) : text('simulatorEmpty'),
      );
    onProblem(null);
    onFile({ name: chosen.name, table });
  }
  if (file)
    return (
      <div class="row drop" data-t="simulator-file">
        <span>{factsOf(file)}</span>
        <button type="button" class="link" onClick={() => onFile(null)}>
          {text('simulatorForget')}
        </button>
      </div>
    );
  return (
    <label
      class={`drop ${isOver ? 'over' : ''}`}
      data-t="simulator-drop"
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        void read(event.dataTransfer?.files[0]);
      }}
    >
      <input
        type="file"
        accept=".csv,.tsv,.txt,text/csv,text/plain"
        data-t="simulator-choose"
        onChange={({ currentTarget }) => {
          void read(currentTarget.files?.[0]);
          currentTarget.value = '';
        }}
      />
      <span class="link">{text('simulatorFile')}</span> <span class="small">{text('simulatorDrop')}</span>
    </label>
  );
}

function factsOf({ name, table: { column, destinations } }: ReadFile): string {
  const count = whole(destinations.length);
  return column?.name
    ? text('simulatorColumn', name, count, column.name)
    : text('simulatorColumnUnnamed', name, count);
}
