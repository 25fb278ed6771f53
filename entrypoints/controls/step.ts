// The keyboard's way: from number to number through the page, the chip takes the focus and Enter opens the card.
import { everyNumber } from '../../lib/detection/every-number';
import type { Target } from '../../lib/detection/target';
import type { Finding, Step } from '../crm/doors';
import type { Chip } from './chip';

const MOST = 2_000;
/** Steps in quick succession go through one list. */
const FRESH_MS = 8_000;

export function makeStepper({ reader }: Finding, chip: Chip) {
  let targets: Target[] = [];
  let listedAt = Number.NEGATIVE_INFINITY;
  let at = -1;

  /** False when there is no further number in this frame. */
  return async (step: Step, isEntering: boolean): Promise<boolean> => {
    const before = targets[at];
    const isFresh = performance.now() - listedAt < FRESH_MS && before?.rect();
    if (!isFresh) {
      targets = await everyNumber(document, reader, MOST);
      at = targets.findIndex(({ element, text }) => element === before?.element && text === before.text);
    }
    listedAt = performance.now();
    if (isEntering) at = -1;
    const from = at === -1 ? entry(targets, step, isEntering) : at + (step === 'next' ? 1 : -1);
    const target = targets[from];
    at = target ? from : -1;
    if (!target) {
      chip.hide();
      return false;
    }
    target.element.scrollIntoView({ block: 'nearest', behavior: 'instant' });
    chip.show(target);
    chip.focus();
    return true;
  };
}

/** Where stepping begins: at what is seen, or at the end of a frame that is entered from its neighbour. */
function entry(targets: readonly Target[], step: Step, isEntering: boolean): number {
  if (step === 'previous') return targets.length - 1;
  const visible = targets.findIndex((target) => (target.rect()?.top ?? -1) >= 0);
  return isEntering || visible === -1 ? 0 : visible;
}
