// The keyboard's way: from number to number through the page, the chip takes the focus and Enter opens the card.
import { everyNumber } from '../../lib/detection/every-number';
import type { Target } from '../../lib/detection/target';
import type { Finding, Step } from '../crm/doors';
import type { Chip } from './chip';

const MOST = 2_000;
/** Steps in quick succession go through one list. */
const FRESH_MS = 8_000;

/** A number that was stepped to; it keeps nothing of the page alive. */
type Place = { element: WeakRef<Element>; text: string };

export function makeStepper({ reader }: Finding, chip: Chip) {
  let targets: Target[] = [];
  let at = -1;
  let last: Place | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const forget = (): void => {
    targets = [];
    at = -1;
  };

  /** False when there is no further number in this frame. */
  return async (step: Step, isEntering: boolean): Promise<boolean> => {
    if (!targets[at]?.rect()) {
      targets = await everyNumber(document, reader, MOST);
      at = indexOf(last, targets);
    }
    // What the page throws away meanwhile must not live on here.
    clearTimeout(timer);
    timer = setTimeout(forget, FRESH_MS);
    if (isEntering) at = -1;
    const from = at === -1 ? entry(targets, step, isEntering) : at + (step === 'next' ? 1 : -1);
    const target = targets[from];
    at = target ? from : -1;
    last = target ? { element: new WeakRef(target.element), text: target.text } : null;
    if (!target) {
      chip.hide();
      return false;
    }
    target.element.scrollIntoView({ block: 'nearest', behavior: 'instant' });
    chip.show(target, 'focus');
    chip.focus();
    return true;
  };
}

function indexOf(place: Place | null, targets: readonly Target[]): number {
  const element = place?.element.deref();
  return element
    ? targets.findIndex((target) => target.element === element && target.text === place?.text)
    : -1;
}

/** Where stepping begins: at what is seen, or at the end of a frame that is entered from its neighbour. */
function entry(targets: readonly Target[], step: Step, isEntering: boolean): number {
  if (step === 'previous') return targets.length - 1;
  const visible = targets.findIndex((target) => (target.rect()?.top ?? -1) >= 0);
  return isEntering || visible === -1 ? 0 : visible;
}
