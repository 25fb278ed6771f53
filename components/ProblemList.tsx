// Problems of the directory: what, where, and what stood there.
import type { JSX } from 'preact';
import type { StatusView } from '../lib/messages/views';

export function ProblemList({ problems }: Pick<StatusView, 'problems'>): JSX.Element {
  return (
    <ul class="plain-list">
      {problems.map(({ text: sentence, path, value }) => (
        <li key={path}>
          <p>{sentence}</p>
          <p class="small">
            <code>{path}</code> {value}
          </p>
        </li>
      ))}
    </ul>
  );
}
