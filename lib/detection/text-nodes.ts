// The text of a page that may hold numbers.
import { mayHoldNumbers } from './scan';

/** Elements whose text is not text of the page, or is being edited. */
const SKIPPED = new Set(['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE', 'TEXTAREA', 'CODE', 'OPTION', 'TITLE']);

/** Text nodes under a node that may hold a number, one by one. */
export function* textNodes(root: Node): Generator<Text> {
  if (root.nodeType === Node.TEXT_NODE) {
    if (isReadable(root as Text)) yield root as Text;
    return;
  }
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    if (isReadable(node as Text)) yield node as Text;
}

function isReadable(node: Text): boolean {
  if (node.data.length < 7 || !mayHoldNumbers(node.data)) return false;
  for (let parent = node.parentElement; parent; parent = parent.parentElement) {
    if (SKIPPED.has(parent.tagName) || parent.isContentEditable) return false;
    // A link that is a number is handled as the link it is.
    if (parent.tagName === 'A' && /^(tel|callto|sms):/i.test(parent.getAttribute('href') ?? '')) return false;
  }
  return true;
}
