// The one element we add to a page, at the first hover or focus of a number: a closed shadow root whose parts are in
// the top layer, so that the page can neither read nor cover them.
import { parentOf, shadowRootOf } from '../../lib/detection/shadow-roots';
import { language } from '../../lib/messages/text';

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

const GAP = 6;

/** Puts a part at a point of the viewport. Where the page is zoomed by its style, its lengths are longer than pixels. */
export function placeAt(part: HTMLElement, left: number, top: number): void {
  const zoom = part.currentCSSZoom ?? 1;
  part.style.top = `${top / zoom}px`;
  part.style.left = `${left / zoom}px`;
}

/** A part is not squeezed lower than this, in pixels: then it may cover what it stands beside. */
const LOWEST = 240;

/**
 * Puts a part beside a rectangle of the viewport: below where there is room for it, else above, else where there is more
 * room, and then it is no higher than that.
 */
export function placeBeside(part: HTMLElement, rect: DOMRect, align: 'start' | 'end'): void {
  const below = innerHeight - rect.bottom - 2 * GAP;
  const above = rect.top - 2 * GAP;
  const isSeen = rect.top < innerHeight && rect.bottom > 0;
  const room = isSeen ? Math.max(below, above, LOWEST) : innerHeight - 2 * GAP;
  part.style.maxHeight = `${room / (part.currentCSSZoom ?? 1)}px`;
  const { width, height } = part.getBoundingClientRect();
  const goesAbove = isSeen && height > below && above > below;
  const top = goesAbove ? rect.top - GAP - height : rect.bottom + GAP;
  const last = isSeen ? innerHeight - height - GAP : top;
  const left = align === 'start' ? rect.left : rect.right + GAP;
  placeAt(part, Math.max(GAP, Math.min(left, innerWidth - width - GAP)), Math.max(GAP, Math.min(top, last)));
}
