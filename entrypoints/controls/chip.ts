// The chip beside a number under the pointer. It opens the card where the page's own click must go through.

import type { Target } from '../../lib/detection/target';
import { text } from '../../lib/messages/text';
import { placeBeside, type Surface } from './surface';

const CSS = `
.chip { position: fixed; inset: auto; margin: 0; padding: 0; border: 0; background: none; overflow: visible; }
.chip button { display: grid; place-items: center; width: 24px; height: 24px; padding: 0; border: 1px solid #0b6e4f;
  border-radius: 50%; background: #fff; color: #0b6e4f; cursor: pointer; box-shadow: 0 1px 4px rgb(0 0 0 / 20%); }
.chip button:hover, .chip button:focus-visible { background: #0b6e4f; color: #fff; }
.chip button.fax { color: #5c6670; border-color: #5c6670; border-style: dashed; }
.chip svg { width: 14px; height: 14px; fill: none; stroke: currentcolor; stroke-width: 1.5; stroke-linejoin: round; }

.note { position: fixed; inset: auto; max-width: 300px; margin: 0; padding: 8px 12px; border: 1px solid #dde2e8;
  border-radius: 8px; background: #fff; color: #16202c; font: 13px/19px system-ui, sans-serif; }
@media (prefers-color-scheme: dark) {
  .note { background: #1b222b; color: #eef2f6; border-color: #364150; }
  .chip button { background: #1b222b; color: #46d39e; border-color: #46d39e; }
  .chip button:hover, .chip button:focus-visible { background: #46d39e; color: #06291c; }
}`;
const NOTE_MS = 6_000;
const PHONE =
  'M3.3 2.5h2.1l1.1 3-1.6 1.1a8 8 0 0 0 4.5 4.5l1.1-1.6 3 1.1v2.1c0 .5-.4.9-.9.9A10.2 10.2 0 0 1 2.4 3.4c0-.5.4-.9.9-.9z';
const SVG = 'http://www.w3.org/2000/svg';

export type Chip = {
  show(target: Target): void;
  hide(): void;
  /** Takes the focus: Enter opens the card, Escape gives the focus back. */
  focus(): void;
  hasFocus(): boolean;
  holds(x: number, y: number): boolean;
  /** Says something beside a number instead of opening the card. */
  tell(target: Target, sentence: string): void;
};

/** @param press called with the number when the chip is pressed by a person */
export function makeChip(surface: Surface, press: (target: Target) => void): Chip {
  surface.style(CSS);
  const part = surface.part('chip');
  const button = document.createElement('button');
  button.type = 'button';
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', PHONE);
  svg.append(path);
  button.append(svg);
  part.append(button);
  const note = surface.part('note');
  note.setAttribute('role', 'alert');
  note.dataset.t = 'note';
  let shown: Target | null = null;
  let before: Element | null = null;
  button.addEventListener('click', (event) => {
    if (!event.isTrusted || !shown) return;
    event.stopPropagation();
    press(shown);
  });
  button.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !event.isTrusted) return;
    event.stopPropagation();
    if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    hide();
  });
  function hide(): void {
    shown = null;
    if (part.matches(':popover-open')) part.hidePopover();
  }
  return {
    hide,
    show(target) {
      shown = target;
      const rect = target.rect();
      if (!rect) return;
      button.setAttribute('aria-label', text(target.kind === 'fax' ? 'chipFax' : 'chipCall', target.text));
      button.classList.toggle('fax', target.kind === 'fax');
      surface.settle();
      if (!part.matches(':popover-open')) part.showPopover();
      part.style.top = `${rect.top + rect.height / 2 - 12}px`;
      part.style.left = `${Math.min(rect.right + 4, innerWidth - 28)}px`;
    },
    focus() {
      before = document.activeElement;
      button.focus({ preventScroll: true });
    },
    hasFocus: () => surface.root.activeElement === button,
    tell(target, sentence) {
      note.textContent = sentence;
      surface.settle();
      note.showPopover();
      const rect = target.rect();
      if (rect) placeBeside(note, rect, 'start');
      setTimeout(() => note.hidePopover(), NOTE_MS);
    },
    holds(x, y) {
      if (!shown) return false;
      const { left, right, top, bottom } = part.getBoundingClientRect();
      return x >= left - 6 && x <= right + 6 && y >= top - 6 && y <= bottom + 6;
    },
  };
}
