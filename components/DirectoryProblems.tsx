// What is wrong with the directory: where, what stood there, what was done instead.
import type { JSX } from 'preact';
import { text } from '../lib/messages/text';
import type { StatusView } from '../lib/messages/views';
import { ProblemList } from './ProblemList';

export function DirectoryProblems({ status }: { status: StatusView }): JSX.Element {
  return (
    <>
      {status.problems.length === 0 && <p class="small">{text('problemsNone')}</p>}
      <ProblemList problems={status.problems} />
    </>
  );
}
