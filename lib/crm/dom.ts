// Reading a page that may be hostile: `<form><input name="parentNode">` puts the input where the form's parent should
// be, and a climb that trusts it never ends. Where a page hides other members, reading throws.

/** An element and everything around it, out through shadow roots. */
export function* outward(element: Element): Generator<Element> {
  for (let at: unknown = element; at instanceof Element; ) {
    yield at;
    const parent: unknown = Reflect.get(Node.prototype, 'parentNode', at);
    at = parent instanceof ShadowRoot ? parent.host : parent;
  }
}

/** The nearest element around that a selector fits, out through shadow roots. */
export function closest(element: Element, selector: string): Element | null {
  for (const at of outward(element)) if (at.matches(selector)) return at;
  return null;
}

/** What fits a selector, nearest first: applications keep the pages left behind in the document. */
export function nearest(element: Element, selector: string): Element | null {
  for (const at of outward(element)) {
    const found = at.querySelector(selector);
    if (found) return found;
  }
  return null;
}

/** What an element shows, a field holds or a `<meta>` says, in one line of at most 200 characters. */
export function textOf(element: Element): string | null {
  const { textContent, value, content } = element as Partial<HTMLInputElement & HTMLMetaElement>;
  return oneLine(textContent || value || content);
}

export function oneLine(text: unknown): string | null {
  return typeof text === 'string' ? text.replace(/\s+/g, ' ').trim().slice(0, 200) || null : null;
}
