// The chip beside a number under the pointer. It opens the card where the page's own click must go through.

import type { Target } from '../../lib/detection/target';
import { text } from '../../lib/messages/text';
import { CHIP_CSS, CHIP_SIZE, makeChipButton } from './chip-button';
import { makeNote } from './note';
import { placeAt, type Surface } from './surface';

/** What brought the chip: it goes when that does. */
export type Cause = 'pointer' | 'focus';
export type Chip = {
  show(target: Target, cause: Cause): void;
  /** @param cause goes only if this is what brought it */
  hide(cause?: Cause): void;
  /** After a scroll: it stays beside what has the focus, and goes from what the pointer is no longer on. */
  follow(): void;
  /** Takes the focus: Enter opens the card, Escape gives the focus back. */
  focus(): void;
  hasFocus(): boolean;
  /** The number that it stands beside. */
  target(): Target | null;
  holds(x: number, y: number): boolean;
  /** Says something beside a number instead of opening the card. */
  tell(target: Target, sentence: string): void;
};

type Shown = { target: Target; cause: Cause; place: Place };
type Place = { left: number; top: number };

/** What the page moves or takes away is noticed so often, while the chip is shown. */
const CHECKED_EVERY_MS = 300;

/** @param press called with the number when the chip is pressed by a person */
export function makeChip(surface: Surface, press: (target: Target) => void): Chip {
  surface.style(CHIP_CSS);
  const part = surface.part('chip');
  const button = makeChipButton();
  part.append(button);
  const tell = makeNote(surface);
  const shower = makeShower(surface, part, button);
  const hasFocus = (): boolean => surface.root.activeElement === button;
  button.addEventListener('click', (event) => {
    const target = shower.target();
    if (!event.isTrusted || !target) return;
    event.stopPropagation();
    press(target);
  });
  // The focus stays in the field beside it: that is where it goes back to.
  button.addEventListener('mousedown', (event) => event.preventDefault());
  button.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !event.isTrusted) return;
    event.stopPropagation();
    surface.giveFocusBack();
    shower.hide();
  });
  return {
    tell,
    hasFocus,
    target: shower.target,
    hide: shower.hide,
    follow: shower.follow,
    show(target, cause) {
      // The pointer does not take the chip away from a person at the keyboard.
      if (cause === 'focus' || !hasFocus()) shower.show(target, cause);
    },
    focus() {
      surface.keepFocus();
      button.focus({ preventScroll: true });
    },
    holds(x, y) {
      if (!shower.target()?.rect()) return false;
      const { left, right, top, bottom } = part.getBoundingClientRect();
      return x >= left - 6 && x <= right + 6 && y >= top - 6 && y <= bottom + 6;
    },
  };
}

/** Shows the chip, keeps it in its place and takes it away. */
function makeShower(surface: Surface, part: HTMLElement, button: HTMLButtonElement) {
  let shown: Shown | null = null;
  let timer: ReturnType<typeof setInterval> | undefined;

  function hide(cause?: Cause): void {
    if (cause && shown?.cause !== cause) return;
    shown = null;
    clearInterval(timer);
    if (part.matches(':popover-open')) part.hidePopover();
  }
  function label(target: Target): void {
    button.setAttribute('aria-label', text(target.kind === 'fax' ? 'chipFax' : 'chipCall', target.text));
    button.classList.toggle('fax', target.kind === 'fax');
  }
  function show(target: Target, cause: Cause): void {
    const rect = target.rect();
    if (!rect) {
      hide();
      return;
    }
    const place = placeOf(rect);
    const before = shown;
    const isSame = before !== null && isSameTarget(before.target, target);
    shown = { target, place, cause: isSame && before.cause === 'focus' ? 'focus' : cause };
    const isOpen = part.matches(':popover-open');
    // To set what is set already makes the browser paint it again, at every move of the pointer.
    if (isSame && isOpen && isSamePlace(before.place, place)) return;
    if (!isSame) label(target);
    surface.settle(target.element);
    if (!part.matches(':popover-open')) part.showPopover();
    placeAt(part, place.left, place.top);
    clearInterval(timer);
    timer = setInterval(() => shown && show(shown.target, shown.cause), CHECKED_EVERY_MS);
  }
  function follow(): void {
    const rect = shown?.target.rect();
    if (!shown || (rect && isSamePlace(shown.place, placeOf(rect)))) return;
    if (shown.cause === 'pointer') hide();
    else show(shown.target, shown.cause);
  }
  return { show, hide, follow, target: (): Target | null => shown?.target ?? null };
}

/** Beside the middle of what is seen of a number or a field; out of view with it. */
function placeOf({ left, right, top, bottom }: DOMRect): Place {
  const isInView = bottom > 0 && top < innerHeight && right > 0 && left < innerWidth;
  if (!isInView) return { left: right + 4, top: (top + bottom - CHIP_SIZE) / 2 };
  const middle = (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2;
  return {
    left: Math.max(0, Math.min(right + 4, innerWidth - CHIP_SIZE - 4)),
    top: Math.max(0, Math.min(middle - CHIP_SIZE / 2, innerHeight - CHIP_SIZE)),
  };
}

const isSameTarget = (a: Target, b: Target): boolean =>
  a.element === b.element && a.text === b.text && a.kind === b.kind;
const isSamePlace = (a: Place, b: Place): boolean => a.left === b.left && a.top === b.top;
