// What screen readers say when it changes. It stands there before it is filled; else nothing would be said.
import type { ComponentChildren, JSX } from 'preact';

export const Said = ({ children }: { children: ComponentChildren }): JSX.Element => (
  <span class="unseen" role="status">
    {children}
  </span>
);
