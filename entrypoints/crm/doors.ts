// The doors between the scripts of one page: the content script finds numbers; the controls and the card are loaded into
// the same world when they are first needed.
import type { ContactFields } from '../../lib/crm/contact-fields';
import type { CrmRecord } from '../../lib/crm/profile';
import type { Reader } from '../../lib/detection/judged';
import type { Marks } from '../../lib/detection/mark';
import type { PageNumber } from '../../lib/detection/read-again';
import type { Target } from '../../lib/detection/target';
import type { Watch } from '../../lib/detection/watch';
import { ask } from '../../lib/messages/ask';
import type { ListedNumber } from '../../lib/messages/views';
import type { Surface } from '../controls/surface';

/** What the content script knows of a page. */
export type Finding = {
  marks: Marks;
  reader: Reader;
  watch: Watch;
  signal: AbortSignal;
};
export type Step = 'next' | 'previous';
/** Where the pointer is: on which element, at which point of the viewport. */
export type Pointed = { element: Element; x: number; y: number };

export type Controls = {
  /** A plain press on a link or a mark. `isSecond`: of a double click, which selects a word. */
  press(pointed: Pointed, isSecond: boolean): void;
  hover(pointed: Pointed): void;
  /** The focus came to an element. */
  focus(element: Element): void;
  /** To the next number of this frame; false when there is none. */
  step(step: Step, isEntering: boolean): Promise<boolean>;
  /** The card of the number that has the focus; false when none has. */
  openFocused(): Promise<boolean>;
  /** Each number of the page once. */
  list(): Promise<ListedNumber[]>;
};
/** What the CRM says of a number: the record it is in, and where that contact is. */
export type Source = { record: CrmRecord | null; contact: ContactFields | null };
export type Card = {
  open(surface: Surface, target: Target, number: PageNumber, source: Source): void;
  close(): void;
  isOpen(): boolean;
};

type World = {
  neardialStop?: AbortController;
  neardialCard?: Card;
  neardialControls?: (finding: Finding) => Controls;
};
/** Scripts of one extension share a world in a page, which the page's own scripts cannot see. */
export const world = globalThis as World;

/** Brings a script into this frame. Once more where that was lost, as it is when the worker is stopped under it. */
export async function bring(script: 'controls' | 'card', isThere: () => boolean): Promise<void> {
  for (let tries = 0; tries < 2 && !isThere(); tries++) await ask('script.load', { script });
}
