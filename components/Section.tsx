// One section of the settings: an anchor, a heading, what it is for.
import type { ComponentChildren, JSX } from 'preact';

type Props = {
  id: string;
  title: string;
  explained?: string | undefined;
  children: ComponentChildren;
};

export function Section({ id, title, explained, children }: Props): JSX.Element {
  return (
    <section class="stack" id={id} data-t={id} aria-labelledby={`${id}-heading`} tabIndex={-1}>
      <h2 id={`${id}-heading`}>{title}</h2>
      {explained && <p class="small">{explained}</p>}
      {children}
    </section>
  );
}
