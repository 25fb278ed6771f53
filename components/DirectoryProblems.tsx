// What is wrong with the directory: where, what stood there, what was done instead.
import type { JSX } from 'preact';
import { text } from '../lib/messages/text';
import type { StatusView } from '../lib/messages/views';
import { ProblemList } from './ProblemList';

export function DirectoryProblems({ status }: { status: StatusView }): JSX.Element | null {
  if (!status.directory) return null;
  return (
    <section class="stack" data-t="problems">
      <h2>{text('problemsHeading')}</h2>
      {status.problems.length === 0 && <p class="small">{text('problemsNone')}</p>}
      <ProblemList problems={status.problems} />
    </section>
  );
}
