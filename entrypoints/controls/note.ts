// A sentence beside a number, where the card cannot be opened.
import type { Target } from '../../lib/detection/target';
import { placeBeside, type Surface } from './surface';

const NOTE_MS = 6_000;

export function makeNote(surface: Surface): (target: Target, sentence: string) => void {
  const note = surface.part('note');
  note.setAttribute('role', 'alert');
  note.dataset.t = 'note';
  let timer: ReturnType<typeof setTimeout> | undefined;
  return (target, sentence) => {
    note.textContent = sentence;
    surface.settle(target.element);
    note.showPopover();
    const rect = target.rect();
    if (rect) placeBeside(note, rect, null);
    clearTimeout(timer);
    timer = setTimeout(() => note.hidePopover(), NOTE_MS);
  };
}
