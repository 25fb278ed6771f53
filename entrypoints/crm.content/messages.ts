// What the worker and the popup ask of a page.
import { everyNumber } from '../../lib/detection/every-number';
import type { PageNumberView } from '../../lib/messages/views';
import type { Finding } from './pointer';
import type { Step } from './step';

type Listener<Arguments extends unknown[]> = {
  addListener(listener: (...given: Arguments) => unknown): void;
  removeListener(listener: (...given: Arguments) => unknown): void;
};
type Port = { name: string; sender?: { id?: string }; postMessage(message: unknown): void };
type Own = {
  id?: string;
  onConnect: Listener<[Port]>;
  onMessage: Listener<[unknown, { id?: string }, (reply: unknown) => void]>;
};

export type PageActions = {
  /** To the next number of this frame; false when there is none. */
  step(step: Step, isEntering: boolean): Promise<boolean>;
  /** What was judged before may be judged otherwise now. */
  judgeAgain(): void;
};

const MOST = 200;

/** Answers until the signal aborts. */
export function listenToExtension(finding: Finding, actions: PageActions, signal: AbortSignal): void {
  const { browser, chrome } = globalThis as { browser?: { runtime?: Own }; chrome?: { runtime?: Own } };
  const own = (browser ?? chrome)?.runtime;
  const onConnect = async (port: Port): Promise<void> => {
    if (port.name === 'numbers') port.postMessage(await numbersOnPage(finding));
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
    if (name === 'numbers.again') actions.judgeAgain();
    if (name !== 'numbers.step' || !step) return;
    void actions.step(step, isEntering === true).then(reply);
    return true;
  };
  own?.onConnect.addListener(onConnect);
  own?.onMessage.addListener(onMessage);
  signal.addEventListener('abort', () => {
    own?.onConnect.removeListener(onConnect);
    own?.onMessage.removeListener(onMessage);
  });
}

/** Each number once, as the popup lists them; fax numbers are not for calling. */
async function numbersOnPage({ judged, leaveAlone }: Finding): Promise<PageNumberView[]> {
  const targets = await everyNumber(document, judged, leaveAlone, MOST);
  const numbers = new Map<string, PageNumberView>();
  for (const target of targets) {
    const now = target.kind === 'phone' ? await target.now() : null;
    if (now && !numbers.has(now.number)) numbers.set(now.number, { number: now.number });
  }
  return [...numbers.values()];
}
