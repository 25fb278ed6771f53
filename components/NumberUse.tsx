// The numbers shown in the last days: how often, what customers reported, which of them rest.
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { text } from '../lib/messages/text';
import type { NumberUseView } from '../lib/messages/views';
import { whole } from './figures';
import type { Worker } from './use-call';
import { when } from './when';

export function NumberUse({ worker }: { worker: Pick<Worker, 'ask'> }): JSX.Element {
  const [rows, setRows] = useState<NumberUseView[]>([]);
  useEffect(() => {
    void worker.ask('numbers.use', {}).then((asked) => asked.ok && setRows(asked.value));
  }, [worker]);
  if (rows.length === 0) return <p class="small">{text('numberUseNone')}</p>;
  return (
    <table>
      <thead>
        <tr>
          <th>{text('numberUseNumber')}</th>
          <th class="number">{text('numberUseCalls')}</th>
          <th class="number">{text('numberUseReports')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ number, calls, reports, restsUntil }) => (
          <tr key={number}>
            <td>{number}</td>
            <td class="number">{whole(calls)}</td>
            <td class="number">
              {reports > 0 && whole(reports)}
              {restsUntil !== null &&
                ` · ${text('numberUseRests', when(new Date(restsUntil).toISOString()))}`}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
