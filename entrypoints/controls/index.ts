// The controls of a page: chip, card, stepping by keyboard, the list for the popup. Loaded when first needed.
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import type { CrmRecord } from '../../lib/crm/profile';
import { profileFor } from '../../lib/crm/profiles';
import { recordOf } from '../../lib/crm/record';
import { everyNumber } from '../../lib/detection/every-number';
import { elementTarget, fieldAround, linkTarget, markTarget, type Target } from '../../lib/detection/target';
import { ask, runtime } from '../../lib/messages/ask';
import { text } from '../../lib/messages/text';
import type { PageNumberView } from '../../lib/messages/views';
import { type Controls, type Finding, type Pointed, world } from '../crm/doors';
import { makeChip } from './chip';
import { makeStepper } from './step';
import { makeSurface } from './surface';

export default defineUnlistedScript(() => {
  world.neardialControls = makeControls;
});

const MOST_LISTED = 200;

function makeControls(finding: Finding): Controls {
  const { reader, signal } = finding;
  // Kept from now: once the extension was updated under this page, its words cannot be read any more.
  const reloadPage = text('errorReload');
  const surface = makeSurface(document);
  const chip = makeChip(surface, (target) => void open(target));
  signal.addEventListener('abort', () => surface.host.remove());

  async function open(target: Target): Promise<void> {
    if (!world.neardialCard) await ask('script.load', { script: 'card' });
    const card = runtime() && world.neardialCard;
    if (!card) return chip.tell(target, reloadPage);
    const number = await target.now();
    chip.hide();
    if (number) card.open(surface, target, number, recordAt(target.element));
  }
  const showChip = (target: Target): void => {
    // Once the extension was updated under this page, nothing can be said of a number before it is pressed.
    if (runtime() && !world.neardialCard?.isOpen()) chip.show(target);
  };

  return {
    press(pointed, isSecond) {
      const link = linkTarget(pointed.element, reader);
      if (isSecond) world.neardialCard?.close();
      else if (link) void open(link);
      else {
        const target = markAt(finding, pointed);
        if (target && !target.isInteractive && target.kind === 'phone') void open(target);
      }
    },
    async hover(pointed) {
      const target = await targetAt(finding, pointed);
      if (target) showChip(target);
      else if (!chip.holds(pointed.x, pointed.y)) chip.hide();
    },
    async focus(element) {
      const field = fieldAround(element);
      const target = field && (await elementTarget(field, reader));
      if (target) showChip(target);
      else if (!chip.hasFocus()) chip.hide();
    },
    step: makeStepper(finding, chip),
    list: () => numbersOnPage(finding),
  };
}

/** The CRM record that an element belongs to; it goes with the call. */
function recordAt(element: Element): CrmRecord | null {
  const page = { url: new URL(location.href), document };
  return recordOf(profileFor(page), element, page);
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

/** Each number once, as the popup lists them; fax numbers are not for calling. */
async function numbersOnPage({ reader }: Finding): Promise<PageNumberView[]> {
  const numbers = new Set<string>();
  for (const target of await everyNumber(document, reader, MOST_LISTED)) {
    const now = target.kind === 'phone' ? await target.now() : null;
    if (now) numbers.add(now.number);
  }
  return [...numbers].map((number) => ({ number }));
}
