// Tells the popup which numbers are on this page.
import type { Marks } from '../../lib/detection/mark';
import { readTelLink } from '../../lib/phone/tel-uri';

type Events = {
  addListener(
    listener: (message: unknown, sender: { id?: string }, reply: (numbers: string[]) => void) => void,
  ): void;
  removeListener(listener: unknown): void;
};
type Extension = { runtime?: { id?: string; onMessage: Events } };
const MOST = 200;

/** Answers `numbers.list` from our own pages until the signal aborts. */
export function listenForPopup(document: Document, marks: Marks, signal: AbortSignal): void {
  const { browser, chrome } = globalThis as { browser?: Extension; chrome?: Extension };
  const own = (browser ?? chrome)?.runtime;
  const answer = (message: unknown, sender: { id?: string }, reply: (numbers: string[]) => void): void => {
    if (sender.id === own?.id && (message as { name?: unknown } | null)?.name === 'numbers.list')
      reply(numbersOn(document, marks));
  };
  own?.onMessage.addListener(answer);
  signal.addEventListener('abort', () => own?.onMessage.removeListener(answer));
}

function numbersOn(document: Document, marks: Marks): string[] {
  const links = [
    ...document.querySelectorAll('a[href^="tel:" i], a[href^="callto:" i], a[href^="sms:" i]'),
  ].map((link) => readTelLink(link.getAttribute('href') ?? '')?.number ?? '');
  const texts = marks.all().map(({ node, start, end }) => node.data.slice(start, end));
  return [...new Set([...texts, ...links])].filter(Boolean).slice(0, MOST);
}
