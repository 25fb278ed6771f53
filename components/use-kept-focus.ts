// Where what has the focus goes away, the focus goes to what comes next, and never to nowhere (WCAG 2.4.3).
import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

/** @param next what takes the focus in place of an element of this part that was taken away */
export function useKeptFocus(
  part: RefObject<HTMLElement | null>,
  next: (gone: HTMLElement) => HTMLElement | null | undefined,
): void {
  // While this is drawn again: what is taken away is still there.
  const before = focusedIn(part.current);
  useLayoutEffect(() => {
    if (before && !before.isConnected) next(before)?.focus();
  });
}

function focusedIn(part: HTMLElement | null): HTMLElement | null {
  const root = part?.getRootNode() as Document | ShadowRoot | undefined;
  const focused = root?.activeElement;
  return focused && part?.contains(focused) ? (focused as HTMLElement) : null;
}
