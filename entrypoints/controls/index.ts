// The controls of a page: chip, card, stepping by keyboard, the list for the popup. Loaded when first needed.
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { everyNumber } from '../../lib/detection/every-number';
import { elementTarget, fieldAround, linkTarget, markTarget, type Target } from '../../lib/detection/target';
import { ask, runtime } from '../../lib/messages/ask';
import type { PageNumberView } from '../../lib/messages/views';
import { type Controls, type Finding, type Pointed, world } from '../crm.content/doors';
import { makeChip } from './chip';
import { makeStepper } from './step';
import { makeSurface } from './surface';

export default defineUnlistedScript(() => {
  world.neardialControls = makeControls;
});

const MOST_LISTED = 200;

function makeControls(finding: Finding): Controls {
  const { judged, signal, reloadPage } = finding;
  const surface = makeSurface(document);
  const chip = makeChip(surface, (target) => void open(target));
  signal.addEventListener('abort', () => surface.host.remove());

  async function open(target: Target): Promise<void> {
    if (!world.neardialCard) await ask('script.load', { script: 'card' });
    const card = runtime() && world.neardialCard;
    if (!card) return chip.tell(target, reloadPage);
    const number = await target.now();
    chip.hide();
    if (number) card.open(surface, target, number);
  }
  const showChip = (target: Target): void => {
    if (!world.neardialCard?.isOpen()) chip.show(target);
  };

  return {
    press(pointed, isSecond) {
      const link = linkTarget(pointed.element, judged);
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
      const target = field && (await elementTarget(field, judged));
      if (target) showChip(target);
      else if (!chip.hasFocus()) chip.hide();
    },
    step: makeStepper(finding, chip),
    list: () => numbersOnPage(finding),
  };
}

function markAt({ marks, judged, watch, leaveAlone }: Finding, { element, x, y }: Pointed): Target | null {
  const mark = marks.at(x, y, element, watch.seen().roots);
  return mark && markTarget(mark, judged, leaveAlone);
}

async function targetAt(finding: Finding, pointed: Pointed): Promise<Target | null> {
  const found = linkTarget(pointed.element, finding.judged) ?? markAt(finding, pointed);
  if (found) return found;
  const field = fieldAround(pointed.element);
  return field && elementTarget(field, finding.judged);
}

/** Each number once, as the popup lists them; fax numbers are not for calling. */
async function numbersOnPage({ judged, leaveAlone }: Finding): Promise<PageNumberView[]> {
  const numbers = new Set<string>();
  for (const target of await everyNumber(document, judged, leaveAlone, MOST_LISTED)) {
    const now = target.kind === 'phone' ? await target.now() : null;
    if (now) numbers.add(now.number);
  }
  return [...numbers].map((number) => ({ number }));
}
