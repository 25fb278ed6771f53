// What people do in a page and what the extension asks of it. A fixed number of listeners, however many numbers there are.
import { isNumberLink, mayHoldTarget } from '../../lib/detection/pointed';
import { elementAt, shadowRootOf } from '../../lib/detection/shadow-roots';
import { runtime } from '../../lib/messages/ask';
import type { Controls, Finding, Pointed, Step } from './doors';

type Load = () => Promise<Controls | null>;

/** Listens until the signal aborts. @param load the controls, brought into the page when they are first needed */
export function listenToPeople({ marks, watch, signal }: Finding, load: Load): void {
  const isNumber = (element: Element): boolean => isNumberLink(element) || marks.touches(element);

  function onClick(event: MouseEvent): void {
    const pointed = pointedBy(event);
    if (!pointed || !event.isTrusted || event.button !== 0 || hasModifier(event)) return;
    const isLink = isNumberLink(pointed.element);
    // A link that we could not open the card for any more stays the phone app's.
    if (isLink && runtime()) event.preventDefault();
    const isPlain = event.detail > 0 && document.getSelection()?.isCollapsed;
    if (isLink || (isNumber(pointed.element) && (isPlain || event.detail > 1)))
      void load().then((controls) => controls?.press(pointed, event.detail > 1));
  }

  let frame = 0;
  let wasOver = false;
  function onMove(event: MouseEvent): void {
    if (frame || event.buttons !== 0) return;
    // Of the event, which is over when the frame comes.
    const pointed = pointedBy(event);
    frame = requestAnimationFrame(() => {
      frame = 0;
      if (!pointed) return;
      noticeRoot(pointed.element);
      const isOver = marks.touches(pointed.element) || mayHoldTarget(pointed.element);
      // Once more after leaving, so that the chip can go.
      if (isOver || wasOver) void load().then((controls) => controls?.hover(pointed));
      wasOver = isOver;
    });
  }
  /** A root that was attached after the last look. */
  function noticeRoot(element: Element): void {
    const root = element.getRootNode();
    if (root instanceof ShadowRoot && !watch.seen().roots.has(root)) watch.again();
  }
  let hadFocus = false;
  function onFocus(event: FocusEvent): void {
    const element = focused(event.composedPath()[0]);
    const isField = element !== null && mayHoldTarget(element);
    if (element && (isField || hadFocus)) void load().then((controls) => controls?.focus(element));
    hadFocus = isField;
  }
  const quietly = { signal, capture: true, passive: true };
  window.addEventListener('click', onClick, { signal, capture: true });
  window.addEventListener('mousemove', onMove, quietly);
  window.addEventListener('focusin', onFocus, quietly);
}

/** What an event is about; a closed shadow tree shows only its host to listeners outside. */
function pointedBy(event: MouseEvent): Pointed | null {
  const target = event.composedPath()[0];
  const { clientX: x, clientY: y } = event;
  if (event.type === 'click' && event.detail === 0) {
    const element = focused(target);
    return element && { element, x, y };
  }
  const isHost = target instanceof Element && shadowRootOf(target) !== null;
  const element = isHost ? elementAt(document, x, y) : target;
  return element instanceof Element ? { element, x, y } : null;
}

function focused(target: EventTarget | undefined): Element | null {
  let element = target instanceof Element ? target : null;
  for (
    let root = element && shadowRootOf(element);
    root?.activeElement;
    root = element && shadowRootOf(element)
  )
    element = root.activeElement;
  return element;
}

const hasModifier = ({ ctrlKey, metaKey, shiftKey, altKey }: MouseEvent): boolean =>
  ctrlKey || metaKey || shiftKey || altKey;

type Events<Arguments extends unknown[]> = {
  addListener(listener: (...given: Arguments) => unknown): void;
  removeListener(listener: (...given: Arguments) => unknown): void;
};
type Port = { name: string; postMessage(message: unknown): void };
type Own = {
  id?: string;
  onConnect: Events<[Port]>;
  onMessage: Events<[unknown, { id?: string }, (reply: unknown) => void]>;
};

/** Answers the popup and the worker until the signal aborts. */
export function listenToExtension({ reader, watch, signal }: Finding, load: Load): void {
  const { browser, chrome } = globalThis as { browser?: { runtime?: Own }; chrome?: { runtime?: Own } };
  const own = (browser ?? chrome)?.runtime;
  const onConnect = async (port: Port): Promise<void> => {
    if (port.name === 'numbers') port.postMessage((await (await load())?.list()) ?? []);
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
    if (name !== 'numbers.step' || !step) return;
    void load()
      .then((controls) => controls?.step(step, isEntering === true))
      .then((stepped) => reply(stepped === true));
    return true;
  };
  own?.onConnect.addListener(onConnect);
  own?.onMessage.addListener(onMessage);
  signal.addEventListener('abort', () => {
    own?.onConnect.removeListener(onConnect);
    own?.onMessage.removeListener(onMessage);
  });
}
