// In front of the popup's own code, in a copy made for measuring: notes when things were painted, in milliseconds since
// the popup's document began.
const painted = {};
globalThis.benchPainted = painted;
const WATCHED = { anything: 'main', numbers: '[data-t="numbers"] li' };
const seen = new Set();
new MutationObserver(() => {
  for (const [name, selector] of Object.entries(WATCHED)) {
    if (seen.has(name) || !document.querySelector(selector)) continue;
    seen.add(name);
    // The task after the frame that draws it.
    requestAnimationFrame(() => setTimeout(() => (painted[name] = performance.now())));
  }
}).observe(document, { subtree: true, childList: true });
