// A small table of names and what belongs to them.
import type { JSX } from 'preact';

type Props = { title: string; rows: readonly [name: string, value: string][] };

export function Rows({ title, rows }: Props): JSX.Element | null {
  if (rows.length === 0) return null;
  return (
    <table class="rows">
      <caption class="small">{title}</caption>
      <tbody>
        {rows.map(([name, value]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td class="number">{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
