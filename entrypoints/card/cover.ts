// Where the browser does not report covers (Firefox): whether the page shows something over the card.
import { rectOf } from '../../lib/detection/dom';
import { parentOf, shadowRootOf } from '../../lib/detection/shadow-roots';

/** A part of ours is in the top layer, so what covers it is there too. */
const TOP_LAYER = ':popover-open, :modal';

/** Whether anything else in the top layer, in whatever tree of the page, reaches over a rectangle of our host. */
export function isCovered(host: Element, { left, right, top, bottom }: DOMRect): boolean {
  const drawnIn = ancestorsOf(host);
  return treesOf(host.ownerDocument, host).some((tree) =>
    [...tree.querySelectorAll(TOP_LAYER)].some((other) => {
      if (drawnIn.has(other)) return false;
      const rect = rectOf(other);
      return rect.left < right && rect.right > left && rect.top < bottom && rect.bottom > top;
    }),
  );
}

/** What an element is drawn in, out of shadow trees and slots, itself included. */
function ancestorsOf(element: Element): Set<Element> {
  const found = new Set<Element>();
  for (let at: Element | null = element; at; at = at.assignedSlot ?? parentOf(at)) found.add(at);
  return found;
}

/** A tree and every shadow tree in it, closed ones too, but not our own. */
function treesOf(tree: Document | ShadowRoot, host: Element): (Document | ShadowRoot)[] {
  const inner = [...tree.querySelectorAll('*')].flatMap((element) => {
    const root = element === host ? null : shadowRootOf(element);
    return root ? treesOf(root, host) : [];
  });
  return [tree, ...inner];
}
