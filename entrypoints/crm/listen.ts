// What people do in a page and what the extension asks of it. A fixed number of listeners, however many numbers there are.
import { focused, isNumberLink, mayHoldTarget, pointedBy } from '../../lib/detection/pointed';
import { runtime } from '../../lib/messages/ask';
import type { Controls, Finding, Pointed, Step } from './doors';

type Load = () => Promise<Controls | null>;

/** A press that moved further, in pixels, dragged something or selected text. */
const STILL = 4;

/** Listens until the signal aborts. @param load the controls, brought into the page when they are first needed */
export function listenToPeople({ marks, watch, signal }: Finding, load: Load): void {
  const isNumber = (element: Element): boolean => isNumberLink(element) || marks.touches(element);
  const { tell, areNeeded } = makeTeller(load);
  const press = makePress();

  function onClick(event: MouseEvent): void {
    const pointed = pointedBy(event);
    if (!pointed || !event.isTrusted || event.button !== 0 || hasModifier(event)) return;
    // In text that is edited, a link too: a click sets the cursor.
    if ((pointed.element as HTMLElement).isContentEditable) return;
    const isPlain = event.detail === 1 && press.wasPlain(event);
    const isLink = isNumberLink(pointed.element);
    // A link that we could not open the card for any more stays the phone app's.
    if (isLink && runtime()) event.preventDefault();
    if (isLink || (isNumber(pointed.element) && (isPlain || event.detail > 1)))
      tell((controls) => controls.press(pointed, event.detail > 1));
  }

  let frame = 0;
  let pointed: Pointed | null = null;
  function onMove(event: MouseEvent): void {
    const isGone = event.type === 'mouseout';
    // Out of the document, into another frame or window; or else what follows says where to.
    if (isGone ? event.relatedTarget : event.buttons !== 0) return;
    // Of the event, which is over when the frame comes.
    pointed = isGone ? { element: document.documentElement, x: -1, y: -1 } : pointedBy(event);
    if (frame) return;
    frame = requestAnimationFrame(() => {
      frame = 0;
      const to = pointed;
      if (!to) return;
      noticeRoot(to.element);
      // Once they are there, they hear of every move: they know when the chip has to go.
      if (areNeeded() || marks.touches(to.element) || mayHoldTarget(to.element))
        tell((controls) => controls.hover(to));
    });
  }
  /** A root that was attached after the last look. */
  function noticeRoot(element: Element): void {
    const root = element.getRootNode();
    if (root instanceof ShadowRoot && !watch.seen().roots.has(root)) watch.again();
  }
  function onFocus(event: FocusEvent): void {
    const isLost = event.type === 'focusout';
    if (isLost && event.relatedTarget) return;
    // A field keeps the focus while another window has it.
    const element = focused((isLost ? document.activeElement : event.composedPath()[0]) ?? undefined);
    if (element && (areNeeded() || mayHoldTarget(element))) tell((controls) => controls.focus(element));
  }
  stayListening(signal, () => {
    const quietly = { signal, capture: true, passive: true };
    window.addEventListener('click', onClick, { signal, capture: true });
    window.addEventListener('pointerdown', press.began, quietly);
    // What lies under a pointer that rests may change: then only `mouseover` comes.
    for (const type of ['mousemove', 'mouseover', 'mouseout'] as const)
      window.addEventListener(type, onMove, quietly);
    for (const type of ['focusin', 'focusout'] as const) window.addEventListener(type, onFocus, quietly);
  });
}

/** `document.open()` takes all listeners away, and then the root element is another one. To add one again does nothing. */
function stayListening(signal: AbortSignal, listen: () => void): void {
  const observer = new MutationObserver(listen);
  observer.observe(document, { childList: true });
  signal.addEventListener('abort', () => observer.disconnect());
  listen();
}

/** Tells the controls, in order, what happened while they were brought; they are asked for once at a time. */
function makeTeller(load: Load) {
  let controls: Controls | null = null;
  let loading: Promise<void> | null = null;
  return {
    /** They are there or on their way. */
    areNeeded: (): boolean => (controls ?? loading) !== null,
    async tell(use: (controls: Controls) => void): Promise<void> {
      loading ??= load()
        .then((loaded) => {
          controls = loaded;
        })
        .finally(() => {
          loading = null;
        });
      await loading;
      if (controls) use(controls);
    },
  };
}

/** Tells a click from the end of a drag or a selection. A selection in a shadow tree shows as a drag only. */
function makePress() {
  let down: { x: number; y: number; selected: unknown[] } | null = null;
  return {
    began({ clientX: x, clientY: y, isTrusted }: PointerEvent): void {
      if (isTrusted) down = { x, y, selected: selected() };
    },
    wasPlain({ clientX, clientY }: MouseEvent): boolean {
      const { x, y, selected: before } = down ?? { x: clientX, y: clientY, selected: [] };
      down = null;
      // What was selected before is no matter of this press.
      return Math.hypot(clientX - x, clientY - y) <= STILL && selected().every((one, i) => one === before[i]);
    },
  };
}

function selected(): unknown[] {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed) return [];
  return [selection.anchorNode, selection.anchorOffset, selection.focusNode, selection.focusOffset];
}

const hasModifier = ({ ctrlKey, metaKey, shiftKey, altKey }: MouseEvent): boolean =>
  ctrlKey || metaKey || shiftKey || altKey;

type Events<Arguments extends unknown[]> = {
  addListener(listener: (...given: Arguments) => unknown): void;
  removeListener(listener: (...given: Arguments) => unknown): void;
};
type Port = {
  name: string;
  postMessage(message: unknown): void;
  disconnect(): void;
  onDisconnect: Events<[]>;
};
export type Own = {
  id?: string;
  connect(info: { name: string }): Port;
  onConnect: Events<[Port]>;
  onMessage: Events<[unknown, { id?: string }, (reply: unknown) => void]>;
};

/** The browser's own `runtime`, to listen with; null once the extension is gone. */
export function ownRuntime(): Own | null {
  const { browser, chrome } = globalThis as { browser?: { runtime?: Own }; chrome?: { runtime?: Own } };
  return (browser ?? chrome)?.runtime ?? null;
}

/** Answers the popup and the worker until the signal aborts. */
export function listenToExtension({ reader, watch, signal }: Finding, load: Load): void {
  const own = ownRuntime();
  const onConnect = async (port: Port): Promise<void> => {
    if (port.name !== 'numbers') return;
    let isClosed = false;
    port.onDisconnect.addListener(() => {
      isClosed = true;
    });
    const numbers = (await (await load())?.list()) ?? [];
    const from = isClosed ? null : ownRuntime();
    // By a port of this frame's: of that one the browser says to the popup where it is from.
    const answer = from?.connect({ name: 'numbers' });
    answer?.postMessage(numbers);
    port.onDisconnect.addListener(() => answer?.disconnect());
  };
  const onMessage = (
    message: unknown,
    sender: { id?: string },
    reply: (answer: unknown) => void,
  ): unknown => {
    if (sender.id !== own?.id) return;
    const { name, step, isEntering } = (message ?? {}) as {
      name?: string;
      step?: Step;
      isEntering?: boolean;
    };
    if (name === 'numbers.again') {
      reader.judged.forget();
      watch.again();
    }
    const act =
      name === 'numbers.open'
        ? (controls: Controls) => controls.openFocused()
        : name === 'numbers.step' && step
          ? (controls: Controls) => controls.step(step, isEntering === true)
          : null;
    if (!act) return;
    void load()
      .then((controls) => controls && act(controls))
      .then((done) => reply(done === true));
    return true;
  };
  own?.onConnect.addListener(onConnect);
  own?.onMessage.addListener(onMessage);
  signal.addEventListener('abort', () => {
    own?.onConnect.removeListener(onConnect);
    own?.onMessage.removeListener(onMessage);
  });
}
