// The content script: finds numbers, marks them, opens the card. It holds no token, no directory, no number metadata.
import './style.css';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { BUILT_IN_MATCHES } from '../../lib/crm/sites';
import { makeJudged } from '../../lib/detection/judged';
import { makeMarks } from '../../lib/detection/mark';
import type { Target } from '../../lib/detection/target';
import { watch } from '../../lib/detection/watch';
import { ask, runtime } from '../../lib/messages/ask';
import { text } from '../../lib/messages/text';
import { cardInThisWorld } from './card-door';
import { type Chip, makeChip } from './chip';
import { listenToExtension } from './messages';
import { paintRoot } from './paint-root';
import { listenToPointer } from './pointer';
import { makeStepper } from './step';
import { makeSurface, type Surface } from './surface';

export default defineContentScript({
  matches: [...BUILT_IN_MATCHES],
  allFrames: true,
  matchOriginAsFallback: true,
  runAt: 'document_idle',
  main: ({ signal }) => start(signal),
});

function start(replaced: AbortSignal): void {
  const stop = new AbortController();
  const signal = AbortSignal.any([replaced, stop.signal]);
  // Asked while the page is being read; nothing is shown before the answer.
  const mayCall = ask('agent.mayCall', {}).then((asked) => !asked.ok || asked.value);
  void mayCall.then((may) => may || stop.abort());
  // Kept from now: once the extension was updated under this page, its words cannot be read any more.
  const reloadPage = text('errorReload');
  const orphaned = new AbortController();
  const country = '';
  const judged = makeJudged(async (snippets) => {
    if (!(await mayCall)) return { ok: false, why: 'refused' };
    const asked = await ask('numbers.verify', { country, snippets });
    if (!asked.ok && asked.why === 'gone') orphaned.abort();
    return asked;
  });
  const leaveAlone = '';
  const marks = makeMarks(document);
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
    const number = await target.now();
    chip.hide();
    if (number) card.open(surface, target, number);
  }

  const watching = watch(document, marks, judged, {
    leaveAlone,
    onRoot: import.meta.env.FIREFOX ? paintRoot : undefined,
    signal: AbortSignal.any([signal, orphaned.signal]),
  });
  const finding = { marks, judged, watch: watching, leaveAlone };
  const stepper = makeStepper(finding, () => onPage().chip);
  listenToPointer(
    finding,
    {
      open: (target) => void open(target),
      undoOpen: () => cardInThisWorld()?.close(),
      hover(target, { clientX, clientY }) {
        if (target && !cardInThisWorld()?.isOpen()) onPage().chip.show(target);
        else if (!chip?.holds(clientX, clientY)) chip?.hide();
      },
      focus(target) {
        if (target && !cardInThisWorld()?.isOpen()) onPage().chip.show(target);
        else if (!chip?.hasFocus()) chip?.hide();
      },
    },
    signal,
  );
  listenToExtension(
    finding,
    {
      step: stepper.step,
      judgeAgain() {
        judged.forget();
        watching.again();
      },
    },
    signal,
  );
  signal.addEventListener('abort', () => {
    marks.clear();
    surface?.host.remove();
  });
}
