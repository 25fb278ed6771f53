// The content script: finds numbers, marks them, opens the card. It holds no token, no directory, no number metadata.
import './style.css';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { BUILT_IN_MATCHES } from '../../lib/crm/sites';
import { makeMarks } from '../../lib/detection/mark';
import type { Target } from '../../lib/detection/target';
import { watch } from '../../lib/detection/watch';
import { ask, runtime } from '../../lib/messages/ask';
import { text } from '../../lib/messages/text';
import { cardInThisWorld } from './card-door';
import { type Chip, makeChip } from './chip';
import { listenForPopup } from './numbers-on-page';
import { listenToPointer } from './pointer';
import { makeSurface, type Surface } from './surface';

export default defineContentScript({
  matches: [...BUILT_IN_MATCHES],
  allFrames: true,
  matchOriginAsFallback: true,
  runAt: 'document_idle',
  async main({ signal }) {
    const mayCall = await ask('agent.mayCall', {});
    if (mayCall.ok && !mayCall.value) return;
    start(signal);
  },
});

function start(signal: AbortSignal): void {
  const marks = makeMarks(document);
  // Kept from now: once the extension was updated under this page, its words cannot be read any more.
  const reloadPage = text('errorReload');
  let surface: Surface | null = null;
  let chip: Chip | null = null;

  const onPage = (): { surface: Surface; chip: Chip } => {
    surface ??= makeSurface(document);
    chip ??= makeChip(surface, (target) => void open(target));
    return { surface, chip };
  };
  async function open(target: Target): Promise<void> {
    const { surface, chip } = onPage();
    if (!cardInThisWorld()) await ask('card.load', {});
    const card = runtime() && cardInThisWorld();
    if (!card) return chip.tell(target, reloadPage);
    chip.hide();
    card.open(surface, target);
  }

  watch(document, marks, (texts) => ask('numbers.verify', { texts }), signal);
  listenToPointer(
    document,
    marks,
    {
      open: (target) => void open(target),
      undoOpen: () => cardInThisWorld()?.close(),
      hover(target, { clientX, clientY }) {
        if (target && !cardInThisWorld()?.isOpen()) onPage().chip.show(target);
        else if (!chip?.holds(clientX, clientY)) chip?.hide();
      },
    },
    signal,
  );
  listenForPopup(document, marks, signal);
  signal.addEventListener('abort', () => surface?.host.remove());
}
