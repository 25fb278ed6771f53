// The tree of a page, read past what the page put in the way: in a form, `<input name="parentNode">` answers for
// `form.parentNode`, so the getters are taken from the prototypes.

const getter = <From extends object, Value>(prototype: From, name: keyof From & string) => {
  const get = Object.getOwnPropertyDescriptor(prototype, name)?.get as (this: From) => Value;
  return (from: From): Value => get.call(from);
};

const nodeTypeOf = getter<Node, number>(Node.prototype, 'nodeType');
export const nodeNameOf = getter<Node, string>(Node.prototype, 'nodeName');
export const firstChildOf = getter<Node, ChildNode | null>(Node.prototype, 'firstChild');
export const nextSiblingOf = getter<Node, ChildNode | null>(Node.prototype, 'nextSibling');
export const parentNodeOf = getter<Node, ParentNode | null>(Node.prototype, 'parentNode');
export const childrenOf = getter<Element, HTMLCollection>(Element.prototype, 'children');
export const firstElementOf = getter<Element, Element | null>(Element.prototype, 'firstElementChild');
export const lastElementOf = getter<Element, Element | null>(Element.prototype, 'lastElementChild');
export const nextElementOf = getter<Element, Element | null>(Element.prototype, 'nextElementSibling');
export const previousElementOf = getter<Element, Element | null>(Element.prototype, 'previousElementSibling');
export const scrollHeightOf = getter<Element, number>(Element.prototype, 'scrollHeight');
export const scrollWidthOf = getter<Element, number>(Element.prototype, 'scrollWidth');
export const rootElementOf = getter<Document, HTMLElement | null>(Document.prototype, 'documentElement');
export const isHidden = getter<Document, boolean>(Document.prototype, 'hidden');

export const rectOf = (element: Element): DOMRect => Element.prototype.getBoundingClientRect.call(element);
export const attributeOf = (element: Element, name: string): string | null =>
  Element.prototype.getAttribute.call(element, name);
export const isConnected = getter<Node, boolean>(Node.prototype, 'isConnected');
export const rootNodeOf = (node: Node): Node => Node.prototype.getRootNode.call(node);
export const contains = (node: Node, other: Node): boolean => Node.prototype.contains.call(node, other);
export const isElement = (node: Node | null | undefined): node is Element =>
  node != null && nodeTypeOf(node) === Node.ELEMENT_NODE;
export const isText = (node: Node | null | undefined): node is Text =>
  node != null && nodeTypeOf(node) === Node.TEXT_NODE;
/** The first element in another one that matches. */
export const findIn = (element: Element, selector: string): Element | null =>
  Element.prototype.querySelector.call(element, selector);

/** The element of an id in the tree that a node is in; null where the page put something in the way. */
export function byId(node: Node, id: string): Element | null {
  try {
    return (Node.prototype.getRootNode.call(node) as Document).getElementById(id);
  } catch {
    return null;
  }
}

/** The innermost light element under a point. */
export const elementFromPoint = (document: Document, x: number, y: number): Element | null =>
  Document.prototype.elementFromPoint.call(document, x, y);

/** What is read of an element, at most: it may hold the whole page. */
const MOST_READ = 80;
const MOST_NODES = 50;

/** The words in an element, with single blanks; null when they are more than a label's. */
export function wordsIn(element: Element): string | null {
  let words = '';
  let nodes = 0;
  const read = (within: Node): void => {
    let node = firstChildOf(within);
    for (; node && words.length <= MOST_READ && nodes++ < MOST_NODES; node = nextSiblingOf(node))
      if (isText(node)) words = `${words} ${node.data.slice(0, 400)}`.replace(/\s+/g, ' ');
      else if (!/^S(?:ELECT|TYLE|CRIPT)$/.test(nodeNameOf(node))) read(node);
  };
  read(element);
  return nodes > MOST_NODES || words.length > MOST_READ ? null : words.trim();
}
