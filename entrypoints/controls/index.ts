// The controls of a page: chip, card, stepping by keyboard, the list for the popup. Loaded when first needed.
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { contactFieldsOf } from '../../lib/crm/contact-fields';
import { profileFor } from '../../lib/crm/profiles';
import { recordOf } from '../../lib/crm/record';
import { everyNumber } from '../../lib/detection/every-number';
import { focused } from '../../lib/detection/pointed';
import {
  elementTarget,
  fieldAround,
  isInteractive,
  linkTarget,
  markTarget,
  type Target,
} from '../../lib/detection/target';
import { runtime } from '../../lib/messages/ask';
import { text } from '../../lib/messages/text';
import type { ListedNumber } from '../../lib/messages/views';
import {
  bring,
  type Card,
  type Controls,
  type Finding,
  type Pointed,
  type Source,
  world,
} from '../crm/doors';
import { type Cause, type Chip, makeChip } from './chip';
import { makeStepper } from './step';
import { makeSurface, type Surface } from './surface';

export default defineUnlistedScript(() => {
  world.neardialControls = makeControls;
});

const MOST_LISTED = 200;

function makeControls(finding: Finding): Controls {
  const { reader, signal } = finding;
  const surface = makeSurface(document);
  const chip = makeChip(surface, (target) => void opener.open(target));
  const opener = makeOpener(surface, chip);
  const quietly = { signal, capture: true, passive: true };
  for (const type of ['scroll', 'resize']) window.addEventListener(type, () => chip.follow(), quietly);
  signal.addEventListener('abort', () => {
    opener.close();
    chip.hide();
    surface.host.remove();
  });
  return {
    press(pointed, isSecond) {
      const link = linkTarget(pointed.element, reader);
      if (link) {
        // There is no word to select in a link: the second click is none of its own.
        if (!isSecond) void opener.open(link);
      } else if (isSecond) opener.close();
      else {
        const target = markAt(finding, pointed);
        // A number may begin outside the link or the button that it is pressed in.
        const isPages = target?.isInteractive || isInteractive(pointed.element);
        if (target?.kind === 'phone' && !isPages) void opener.open(target);
      }
    },
    ...makeFollower(finding, surface, chip),
    step: makeStepper(finding, chip),
    async openFocused() {
      const target = await focusedTarget(finding, chip);
      if (target?.kind !== 'phone') return false;
      void opener.open(target);
      return true;
    },
    list: () => numbersOnPage(finding),
  };
}

/** Opens the card at a number, unless something else was pressed until it can be shown. */
function makeOpener(surface: Surface, chip: Chip) {
  // Kept from now: once the extension was updated under this page, its words cannot be read any more.
  const reloadPage = text('errorReload');
  let loading: Promise<void> | null = null;
  let presses = 0;

  async function loadCard(): Promise<Card | null> {
    // Loaded twice, there would be two cards.
    loading ??= bring('card', () => world.neardialCard !== undefined);
    await loading;
    loading = null;
    return (runtime() && world.neardialCard) || null;
  }
  return {
    async open(target: Target): Promise<void> {
      const press = ++presses;
      const card = await loadCard();
      const number = card && (await target.now());
      if (press !== presses) return;
      if (!card) return chip.tell(target, reloadPage);
      // The card before the chip goes: it has to know what had the focus before both.
      if (number) card.open(surface, target, number, sourceOf(target.element));
      chip.hide();
    },
    close(): void {
      presses++;
      world.neardialCard?.close();
    },
  };
}

/** The chip follows the pointer and the focus. What was looked up for an earlier place is dropped. */
function makeFollower(finding: Finding, surface: Surface, chip: Chip): Pick<Controls, 'hover' | 'focus'> {
  let hovers = 0;
  let focuses = 0;
  const show = (target: Target, cause: Cause): void => {
    // Once the extension was updated under this page, nothing can be said of a number before it is pressed.
    if (runtime() && !world.neardialCard?.isOpen()) chip.show(target, cause);
  };
  return {
    async hover(pointed) {
      const hover = ++hovers;
      // Our own host may stand in a part of the page that holds a number.
      const isOurs = pointed.element.getRootNode() === surface.root;
      const target = isOurs ? null : await targetAt(finding, pointed);
      if (hover !== hovers) return;
      if (target) show(target, 'pointer');
      else if (!chip.holds(pointed.x, pointed.y)) chip.hide('pointer');
    },
    async focus(element) {
      const focus = ++focuses;
      const isOurs = element.getRootNode() === surface.root;
      const field = isOurs ? null : fieldAround(element);
      const target = field && (await elementTarget(field, finding.reader));
      if (focus !== focuses) return;
      if (target) show(target, 'focus');
      else if (!chip.hasFocus()) chip.hide('focus');
    },
  };
}

/** The CRM record that an element belongs to; it goes with the call. */
function sourceOf(element: Element): Source {
  const page = { url: new URL(location.href), document };
  const profile = profileFor(page);
  return {
    record: recordOf(profile, element, page),
    contact: contactFieldsOf(profile, element, page),
  };
}

function markAt({ marks, reader }: Finding, { element, x, y }: Pointed): Target | null {
  const mark = marks.at(element, x, y);
  return mark && markTarget(mark, reader);
}

async function targetAt(finding: Finding, pointed: Pointed): Promise<Target | null> {
  const found = linkTarget(pointed.element, finding.reader) ?? markAt(finding, pointed);
  if (found) return found;
  const field = fieldAround(pointed.element);
  return field && elementTarget(field, finding.reader);
}

/** The number that the chip was stepped to, or that the focused field or link holds. */
async function focusedTarget({ reader }: Finding, chip: Chip): Promise<Target | null> {
  if (chip.hasFocus()) return chip.target();
  const element = focused(document.activeElement ?? undefined);
  const field = element && fieldAround(element);
  return element && (linkTarget(element, reader) ?? (field && elementTarget(field, reader)));
}

/** Each number once, as the popup lists them; fax numbers are not for calling. */
async function numbersOnPage({ reader }: Finding): Promise<ListedNumber[]> {
  const numbers = new Map<string, ListedNumber>();
  for (const target of await everyNumber(document, reader, MOST_LISTED)) {
    const now = target.kind === 'phone' ? await target.now() : null;
    if (!now || numbers.has(now.number)) continue;
    const { number, isText = false } = now;
    numbers.set(number, { number, isText, ...sourceOf(target.element) });
  }
  return [...numbers.values()];
}
