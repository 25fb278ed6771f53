// Pointer and keyboard on numbers: a click on a mark or a number link opens the card; hovering shows the chip.
import type { Marks } from '../../lib/detection/mark';
import { linkAt, type Target, targetAt } from '../../lib/detection/target';

export type PointerActions = {
  open(target: Target): void;
  /** A double click selects a word; a card that its first click opened goes away. */
  undoOpen(): void;
  hover(target: Target | null, event: MouseEvent): void;
};

/** Listens until the signal aborts. A fixed number of listeners, however many numbers there are. */
export function listenToPointer(
  document: Document,
  marks: Marks,
  actions: PointerActions,
  signal: AbortSignal,
): void {
  const onClick = (event: MouseEvent): void => {
    if (!event.isTrusted || event.button !== 0 || hasModifier(event)) return;
    const link = linkAt(event.composedPath()[0] as Element | null);
    if (link) {
      event.preventDefault();
      if (event.detail < 2) actions.open(link);
      return;
    }
    if (event.detail > 1) actions.undoOpen();
    if (event.detail !== 1 || !document.getSelection()?.isCollapsed) return;
    const target = targetAt(document, marks, event.clientX, event.clientY);
    if (target && !target.interactive) actions.open(target);
  };
  let frame = 0;
  const onMove = (event: MouseEvent): void => {
    if (frame || event.buttons !== 0) return;
    frame = requestAnimationFrame(() => {
      frame = 0;
      actions.hover(targetAt(document, marks, event.clientX, event.clientY), event);
    });
  };
  document.addEventListener('click', onClick, { signal, capture: true });
  document.addEventListener('mousemove', onMove, { signal, passive: true });
}

const hasModifier = ({ ctrlKey, metaKey, shiftKey, altKey }: MouseEvent): boolean =>
  ctrlKey || metaKey || shiftKey || altKey;
