// Pointer and focus on numbers: a click on a mark or a number link opens the card; hovering or focus shows the chip.
import type { Judged } from '../../lib/detection/judged';
import type { Marks } from '../../lib/detection/mark';
import { elementAt, shadowRootOf } from '../../lib/detection/shadow-roots';
import { elementTarget, fieldAround, linkTarget, markTarget, type Target } from '../../lib/detection/target';
import type { Watch } from '../../lib/detection/watch';

export type Finding = { marks: Marks; judged: Judged; watch: Watch; leaveAlone: string };
export type PointerActions = {
  open(target: Target): void;
  /** A double click selects a word; a card that its first click opened goes away. */
  undoOpen(): void;
  /** The pointer is over a number, or over none any more. */
  hover(target: Target | null, event: MouseEvent): void;
  /** A field with a number got the focus; null when anything else did. */
  focus(target: Target | null): void;
};

/** Listens until the signal aborts. A fixed number of listeners, however many numbers there are. */
export function listenToPointer(finding: Finding, actions: PointerActions, signal: AbortSignal): void {
  const { judged } = finding;
  const onClick = (event: MouseEvent): void => {
    if (!event.isTrusted || event.button !== 0 || hasModifier(event)) return;
    const link = linkTarget(innermost(event), judged);
    if (link) {
      event.preventDefault();
      if (event.detail < 2) actions.open(link);
      return;
    }
    if (event.detail > 1) actions.undoOpen();
    if (event.detail !== 1 || !document.getSelection()?.isCollapsed) return;
    const target = markAt(finding, innermost(event), event);
    if (target && !target.isInteractive && target.kind === 'phone') actions.open(target);
  };
  let frame = 0;
  const onMove = (event: MouseEvent): void => {
    if (frame || event.buttons !== 0) return;
    // Of the event, which is over when the frame comes.
    const element = innermost(event);
    frame = requestAnimationFrame(async () => {
      actions.hover(await targetAt(finding, element, event), event);
      frame = 0;
    });
  };
  const onFocus = async (event: FocusEvent): Promise<void> => {
    const field = fieldAround(focused(event.composedPath()[0]));
    actions.focus(field && (await elementTarget(field, judged)));
  };
  const options = { signal, capture: true, passive: true };
  window.addEventListener('click', onClick, { signal, capture: true });
  window.addEventListener('mousemove', onMove, options);
  window.addEventListener('focusin', onFocus, options);
}

function markAt(finding: Finding, element: Element | null, { clientX, clientY }: MouseEvent): Target | null {
  const { marks, judged, watch, leaveAlone } = finding;
  const mark = element && marks.at(clientX, clientY, element, watch.seen().roots);
  return mark && markTarget(mark, judged, leaveAlone);
}

async function targetAt(
  finding: Finding,
  element: Element | null,
  event: MouseEvent,
): Promise<Target | null> {
  const root = element?.getRootNode();
  // A root that was attached after the last look.
  if (root instanceof ShadowRoot && !finding.watch.seen().roots.has(root)) finding.watch.again();
  const found = linkTarget(element, finding.judged) ?? markAt(finding, element, event);
  if (found) return found;
  const field = fieldAround(element);
  return field && elementTarget(field, finding.judged);
}

/** What an event is about; a closed shadow tree shows only its host to listeners outside. */
function innermost(event: MouseEvent): Element | null {
  const target = event.composedPath()[0];
  if (event.type === 'click' && event.detail === 0) return focused(target);
  const isHost = target instanceof Element && shadowRootOf(target) !== null;
  return isHost
    ? elementAt(document, event.clientX, event.clientY)
    : target instanceof Element
      ? target
      : null;
}

function focused(target: EventTarget | undefined): Element | null {
  let element = target instanceof Element ? target : null;
  for (
    let root = element && shadowRootOf(element);
    root?.activeElement;
    root = element && shadowRootOf(element)
  )
    element = root.activeElement;
  return element;
}

const hasModifier = ({ ctrlKey, metaKey, shiftKey, altKey }: MouseEvent): boolean =>
  ctrlKey || metaKey || shiftKey || altKey;
