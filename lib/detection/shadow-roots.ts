// Shadow roots, open and closed, and the one tree that they and the document make.
import { elementFromPoint, isElement, nodeNameOf, parentNodeOf, rootNodeOf } from './dom';

type WithRoot = Element & { openOrClosedShadowRoot?: ShadowRoot | null };
type Dom = { openOrClosedShadowRoot(element: Element): ShadowRoot | null };

/** The elements besides custom ones that may have a shadow root (DOM standard, attachShadow). */
const MAY_HOST = new Set(
  'ARTICLE ASIDE BLOCKQUOTE BODY DIV FOOTER H1 H2 H3 H4 H5 H6 HEADER MAIN NAV P SECTION SPAN'.split(' '),
);
/** Chromium gives closed roots to extensions by a function; Firefox by a property of elements. */
const dom = (globalThis as { chrome?: { dom?: Dom } }).chrome?.dom;

/** The shadow root of an element, closed ones too. */
export function shadowRootOf(element: Element): ShadowRoot | null {
  const name = nodeNameOf(element);
  if (!MAY_HOST.has(name) && !name.includes('-')) return null;
  if (element.shadowRoot) return element.shadowRoot;
  // A custom element of SVG or MathML has no root and is refused with an exception.
  if (!(element instanceof HTMLElement)) return null;
  try {
    if (dom?.openOrClosedShadowRoot) return dom.openOrClosedShadowRoot(element) ?? null;
    return (element as WithRoot).openOrClosedShadowRoot ?? null;
  } catch {
    // The extension was updated under this page.
    return null;
  }
}

/** The element around a node, out of its shadow tree if need be. */
export function parentOf(node: Node): Element | null {
  const parent = parentNodeOf(node);
  if (isElement(parent)) return parent;
  return parent instanceof ShadowRoot ? parent.host : null;
}

/** The nearest element around a node, itself included, that matches; through shadow trees. */
export function closest(node: Node, selector: string): Element | null {
  for (let from = isElement(node) ? node : parentOf(node); from; ) {
    const found = Element.prototype.closest.call(from, selector);
    if (found) return found;
    const root = rootNodeOf(from);
    from = root instanceof ShadowRoot ? root.host : null;
  }
  return null;
}

/** The innermost element under a point of the viewport, inside shadow trees too. */
export function elementAt(document: Document, x: number, y: number): Element | null {
  let element = elementFromPoint(document, x, y);
  for (let root = element && shadowRootOf(element); root; ) {
    const inner = root.elementFromPoint(x, y);
    if (!inner || inner === element || inner.getRootNode() !== root) break;
    element = inner;
    root = shadowRootOf(inner);
  }
  return element;
}
