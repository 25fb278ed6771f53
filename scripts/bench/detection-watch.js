// Watches a page of the detection bench from inside: frames in which the marks changed, scrolling, and DOM changes
// that the page did not make. Times are milliseconds since navigation.
(() => {
  const NAMES = ['neardial', 'neardial-fax'];
  const watch = {
    domChanges: 0,
    frames: [],
    scrolls: [],
    latencies: [],
    waiting: 0,
    visible: 0,
    marked: 0,
    wrong: 0,
  };
  const appended = new Map();
  let last = [];
  window.benchWatch = watch;

  const dom = new MutationObserver((changes) => {
    watch.domChanges += changes.length;
  });
  window.benchOwn = (change) => {
    watch.domChanges += dom.takeRecords().length;
    change();
    dom.takeRecords();
  };
  window.benchAppended = (element) => appended.set(element, performance.now());

  const inView = (element) => {
    const { top, bottom, left, right } = element.getBoundingClientRect();
    return bottom > 0 && top < innerHeight && right > 0 && left < innerWidth && bottom > top;
  };
  /** Phone cells in the viewport: rows of a table stand in order, so the first one is searched. */
  function visibleCells() {
    const table = document.querySelector('table');
    if (!table) return [...document.querySelectorAll('.p')].filter(inView);
    let [low, high] = [0, table.rows.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (table.rows[middle].getBoundingClientRect().bottom > 0) high = middle;
      else low = middle + 1;
    }
    const cells = [];
    for (; low < table.rows.length && inView(table.rows[low]); low++)
      cells.push(...[...table.rows[low].querySelectorAll('.p')].filter(inView));
    return cells;
  }

  /** Elements with a range over ten digits or more in them. */
  const markedElements = (ranges) =>
    new Set(
      ranges
        .filter(({ startContainer: node, startOffset, endOffset }) =>
          /^(\D*\d){10}/.test((node.data ?? '').slice(startOffset, endOffset)),
        )
        .map((range) => range.startContainer.parentElement),
    );

  function look() {
    const marks = NAMES.flatMap((name) => CSS.highlights.get(name) ?? []);
    const ranges = marks.flatMap((highlight) => [...highlight]);
    const same = ranges.length === last.length && ranges.every((range, i) => range === last[i]);
    if (same && (watch.visible > 0 || !document.querySelector('.p'))) return;
    last = ranges;
    const elements = markedElements(ranges);
    const cells = visibleCells();
    watch.visible = cells.length;
    watch.marked = cells.filter((cell) => elements.has(cell)).length;
    watch.wrong = [...elements].filter((element) => !element?.classList.contains('p')).length;
    const at = performance.now();
    if (!same)
      watch.frames.push({
        at,
        marks: ranges.length,
        all: watch.visible > 0 && watch.marked === watch.visible,
      });
    for (const [element, since] of appended)
      if (elements.has(element)) {
        watch.latencies.push(at - since);
        appended.delete(element);
      }
    watch.waiting = appended.size;
  }
  /** Counts again what is visible and marked, for the end of a visit. */
  window.benchLook = () => {
    watch.visible = 0;
    look();
    watch.waiting = appended.size;
    return watch;
  };

  // A task right after the frame: sees what the frame has painted, not what an animation callback was about to change.
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = look;
  const frame = () => {
    port2.postMessage(0);
    requestAnimationFrame(frame);
  };
  document.addEventListener('DOMContentLoaded', () => {
    dom.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    requestAnimationFrame(frame);
  });
  addEventListener('scroll', () => watch.scrolls.push(performance.now()), { capture: true, passive: true });
})();
