// The tree of a page, read past what the page put in the way: in a form, `<input name="parentNode">` answers for
// `form.parentNode`, so the getters are taken from the prototypes.

const getter = <From extends object, Value>(prototype: From, name: keyof From & string) => {
  const get = Object.getOwnPropertyDescriptor(prototype, name)?.get as (this: From) => Value;
  return (from: From): Value => get.call(from);
};

export const nodeTypeOf = getter<Node, number>(Node.prototype, 'nodeType');
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

/** The innermost light element under a point. */
export const elementFromPoint = (document: Document, x: number, y: number): Element | null =>
  Document.prototype.elementFromPoint.call(document, x, y);
