// The top of a document, where applications have what is theirs alone.

const MOST = 500;

/** Whether an element that fits is near the top. A page can hide what is read here behind names of its own: then not. */
export function hasNearTop(document: Document, selector: string): boolean {
  try {
    return outermost(document).some((element) => element.matches(selector));
  } catch {
    return false;
  }
}

/** The first elements of a document, level by level: to ask all of a large page takes too long. */
function outermost({ documentElement }: Document): Element[] {
  const elements: Element[] = [documentElement];
  for (let at = 0; at < elements.length; at++)
    for (let child = elements[at]?.firstElementChild; child && elements.length < MOST; ) {
      elements.push(child);
      child = child.nextElementSibling;
    }
  return elements;
}
