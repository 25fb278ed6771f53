// The one element we add to a page, at the first hover or focus of a number: a closed shadow root whose parts are in
// the top layer, so that the page can neither read nor cover them.
import { parentOf, shadowRootOf } from '../../lib/detection/shadow-roots';
import { language } from '../../lib/messages/text';
import { placementOf, type Side, type View } from './placement';

export type Surface = {
  host: HTMLElement;
  root: ShadowRoot;
  /** A part in the top layer; hidden until shown. */
  part(name: string): HTMLElement;
  style(css: string): void;
  /** While a native modal is open, everything outside it is inert: the host moves into the one around an element. */
  settle(near: Element): void;
  /** Remembers what has the focus, before a part of ours takes it. */
  keepFocus(): void;
  /** To what had the focus before our parts did. */
  giveFocusBack(): void;
};

export function makeSurface(document: Document): Surface {
  const host = document.createElement('neardial-surface');
  const root = host.attachShadow({ mode: 'closed' });
  document.documentElement.append(host);
  return {
    host,
    root,
    part(name) {
      const part = document.createElement('div');
      part.className = name;
      part.popover = 'manual';
      // The page's own language and direction are not ours.
      part.lang = language();
      part.dir = 'ltr';
      root.append(part);
      return part;
    },
    style: (css) => adopt(root, css),
    settle(near) {
      const parent = modalAround(near) ?? document.documentElement;
      if (host.parentNode !== parent) parent.append(host);
    },
    ...focusMemory(host),
  };
}

function adopt(root: ShadowRoot, css: string): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  } catch {
    const style = document.createElement('style');
    style.textContent = css;
    root.append(style);
  }
}

/** The nearest modal that an element is drawn in; of a component, what is put into its slots too. */
function modalAround(near: Element): Element | null {
  for (let element: Element | null = near; element; element = element.assignedSlot ?? parentOf(element))
    if (Element.prototype.matches.call(element, ':modal')) return element;
  return null;
}

function focusMemory(host: HTMLElement): Pick<Surface, 'keepFocus' | 'giveFocusBack'> {
  let before: Element | null = null;
  return {
    keepFocus() {
      const now = focusedElement(host);
      // From one of our parts to another, what had it before stays.
      if (now !== host) before = now;
    },
    giveFocusBack() {
      if (before && 'focus' in before) (before as HTMLElement).focus({ preventScroll: true });
      before = null;
    },
  };
}

/** What has the focus, in shadow trees too; our own host stands for all in it. */
function focusedElement(host: Element): Element | null {
  let element = document.activeElement;
  while (element && element !== host) {
    const inner = shadowRootOf(element)?.activeElement;
    if (!inner) break;
    element = inner;
  }
  return element;
}

/** Puts a part at a point of the viewport. Where the page is zoomed by its style, its lengths are longer than pixels. */
export function placeAt(part: HTMLElement, left: number, top: number): void {
  const zoom = part.currentCSSZoom ?? 1;
  part.style.top = `${top / zoom}px`;
  part.style.left = `${left / zoom}px`;
}

/**
 * Puts a part beside a rectangle of the viewport, no higher than there is room.
 * @param before the side it has, which it keeps while it fits there
 * @returns the side it has now
 */
export function placeBeside(part: HTMLElement, rect: DOMRect, before: Side | null): Side {
  const { width } = part.getBoundingClientRect();
  const { side, left, edge, maxHeight } = placementOf(rect, viewport(), width, before);
  part.style.maxHeight = `${maxHeight / (part.currentCSSZoom ?? 1)}px`;
  // By its own height, whatever that becomes: its lower edge stays where it is.
  part.style.translate = side === 'above' ? '0 -100%' : 'none';
  placeAt(part, left, edge);
  return side;
}

/** What is seen of the page, without the scroll bars. */
function viewport(): View {
  const { width, height, scale } = visualViewport ?? { width: innerWidth, height: innerHeight, scale: 1 };
  return { width: width * scale, height: height * scale };
}
