// The one element we add to a page, at the first hover or focus of a number: a closed shadow root whose parts are in
// the top layer, so that the page can neither read nor cover them.

export type Surface = {
  host: HTMLElement;
  root: ShadowRoot;
  /** A part in the top layer; hidden until shown. */
  part(name: string): HTMLElement;
  style(css: string): void;
  /** While the page has a native modal open, everything outside it is inert: the host moves into it. */
  settle(): void;
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
      root.append(part);
      return part;
    },
    style(css) {
      try {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(css);
        root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
      } catch {
        const style = document.createElement('style');
        style.textContent = css;
        root.append(style);
      }
    },
    settle() {
      const modal = [...document.querySelectorAll(':modal')].at(-1);
      const parent = modal ?? document.documentElement;
      if (host.parentNode !== parent) parent.append(host);
    },
  };
}

const GAP = 6;

/** Puts a part beside a rectangle of the viewport: below, else above; never over it. */
export function placeBeside(part: HTMLElement, rect: DOMRect, align: 'start' | 'end'): void {
  const { offsetWidth: width, offsetHeight: height } = part;
  const below = rect.bottom + GAP;
  const above = rect.top - GAP - height;
  const top = below + height <= innerHeight || above < 0 ? below : above;
  const left = align === 'start' ? rect.left : rect.right + GAP;
  part.style.top = `${Math.max(GAP, top)}px`;
  part.style.left = `${Math.max(GAP, Math.min(left, innerWidth - width - GAP))}px`;
}
