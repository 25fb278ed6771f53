// What screen readers say when it changes. It stands there before it is filled; else nothing would be said.
import type { ComponentChildren, JSX } from 'preact';
import type { AttemptView } from '../lib/messages/views';

export const Said = ({ children }: { children: ComponentChildren }): JSX.Element => (
  <span class="unseen" role="status">
    {children}
  </span>
);

/** How calls stand, for the same. */
export const saidOf = (calls: readonly AttemptView[]): string =>
  calls.map(({ name, display, label }) => `${name ?? display}: ${label}`).join(', ');
