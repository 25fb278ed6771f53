// What a person points at: a number in the text, or a link that is one.
import { readTelLink } from '../phone/tel-uri';
import type { Marks } from './mark';
import { scan } from './scan';

export type Target = {
  /** As it stands in the page now; the worker reads it again. */
  text: string;
  rect: DOMRect;
  /** Inside something that has its own click: the page's click goes through, the chip opens the card. */
  interactive: boolean;
  link: HTMLAnchorElement | null;
  range: Range | null;
};

const INTERACTIVE =
  'a[href], button, label, summary, select, input, textarea, [contenteditable]:not([contenteditable="false"]), ' +
  '[role="button"], [role="link"], [role="checkbox"], [role="menuitem"], [role="option"], [role="radio"], ' +
  '[role="switch"], [role="tab"], [role="treeitem"], [role="textbox"]';

/** The number under a point, if there is one. */
export function targetAt(document: Document, marks: Marks, x: number, y: number): Target | null {
  const link = linkAt(document.elementFromPoint(x, y));
  if (link) return link;
  const place = marks.at(x, y);
  if (!place?.node.isConnected) return null;
  // The text may have changed since it was marked: what stands there now is what counts.
  const now = scan(place.node.data).find(({ start, end }) => start < place.end && place.start < end);
  if (!now) return null;
  const range = document.createRange();
  range.setStart(place.node, Math.max(now.start, Math.min(place.start, place.node.length)));
  range.setEnd(place.node, Math.min(now.end, place.node.length));
  const text = place.node.data.slice(
    range.startOffset,
    Math.max(range.startOffset, Math.min(place.end, now.end)),
  );
  const unchanged = place.start >= now.start && place.end <= now.end;
  return {
    text: unchanged ? text : now.text,
    rect: range.getBoundingClientRect(),
    interactive: place.node.parentElement?.closest(INTERACTIVE) != null,
    link: null,
    range,
  };
}

/** The number of a tel:, callto: or sms: link that an element is in. */
export function linkAt(element: Element | null): Target | null {
  const link = element?.closest<HTMLAnchorElement>('a[href]');
  const number = link && readTelLink(link.getAttribute('href') ?? '');
  if (!number) return null;
  return { text: number.number, rect: link.getBoundingClientRect(), interactive: false, link, range: null };
}
