// What a page of the detection bench does by itself. PAGE and SEED are filled in by detection-pages.ts.
(() => {
  // With detection-watch.js in the page, changes that the page makes itself do not count as ours.
  const own = window.benchOwn ?? ((change) => change());
  const LASTS_MS = 5_000;
  const AREAS = [212, 415, 503, 617, 305, 702, 206, 312];
  let seed = Number('SEED') * 7_919 + 1;
  const below = (n) => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff;
    return Math.floor((seed / 0x80000000) * n);
  };
  const phone = (i) => {
    const area = AREAS[i % AREAS.length];
    const office = 200 + ((i * 37 + Number('SEED')) % 790);
    return `${area}-${office}-${String((i * 7_919) % 10_000).padStart(4, '0')}`;
  };
  const element = (tag, className, text) => {
    const made = document.createElement(tag);
    made.className = className;
    if (text !== undefined) made.append(text);
    return made;
  };
  /** Calls `step` every `everyMs` until the page has lasted long enough. */
  function repeat(everyMs, step) {
    const end = performance.now() + LASTS_MS;
    const timer = setInterval(() => {
      if (performance.now() > end) clearInterval(timer);
      else own(step);
    }, everyMs);
  }

  const pages = {
    /** 500,000 items shown by 40 rows, whose text is changed in place and which move while scrolling. */
    virtual() {
      const HEIGHT = 24;
      const view = document.getElementById('view');
      const spacer = element('div', '');
      spacer.style.height = `${500_000 * HEIGHT}px`;
      view.append(spacer);
      const rows = Array.from({ length: 40 }, () => {
        const row = element('div', 'row');
        const cells = ['', 'p', 'p', '', ''].map((className) => element('span', className, ''));
        row.append(...cells);
        view.append(row);
        return { row, texts: cells.map((cell) => cell.firstChild), item: -1 };
      });
      function show() {
        const first = Math.max(0, Math.floor(view.scrollTop / HEIGHT) - 3);
        for (let item = first; item < first + rows.length; item++) {
          const place = rows[item % rows.length];
          if (place.item === item) continue;
          place.item = item;
          place.row.style.top = `${item * HEIGHT}px`;
          const words = [
            `SO-${1_000_000 + item}`,
            phone(item * 2),
            phone(item * 2 + 1),
            `Item ${item}`,
            '2026-03-14',
          ];
          for (const [i, word] of words.entries()) place.texts[i].data = word;
        }
      }
      show();
      view.addEventListener('scroll', () => own(show), { passive: true });
    },
    /** 20 messages a second, a third of them with a number; the newest is scrolled into view. */
    chat() {
      const chat = document.getElementById('chat');
      let count = 0;
      repeat(50, () => {
        const message = element(
          'div',
          'message',
          `Message ${++count}: thanks for order ${100_000 + below(900_000)}`,
        );
        if (count % 3 === 0) {
          const number = element('b', 'p', phone(count));
          message.append(', call me at ', number);
          window.benchAppended?.(number);
        }
        chat.append(message);
        chat.scrollTop = chat.scrollHeight;
      });
    },
    /** 200 cells whose text changes ten times a second; every tenth looks like a phone number. */
    counters() {
      const counters = document.getElementById('counters');
      const tiles = Array.from({ length: 200 }, (_, i) =>
        element('span', i % 10 === 0 ? 'tile p' : 'tile', '0'),
      );
      own(() => counters.append(...tiles));
      const texts = tiles.map((tile) => tile.firstChild);
      repeat(100, () => {
        for (const [i, text] of texts.entries())
          text.data = i % 10 === 0 ? phone(below(100_000)) : String(below(1e6));
      });
    },
    /** The parser stops nesting at 512 elements, so they are made here; 3,000 blocks would end the page without us. */
    nested() {
      let inner = document.body;
      for (let i = 0; i < 5_000; i++) {
        const next = document.createElement('span');
        inner.append(next);
        inner = next;
      }
      inner.append('212-555-0123');
    },
    /** A number that is another one in every frame and whenever the marks are others. */
    rewriting() {
      const text = document.getElementById('target').firstChild;
      let count = 0;
      let seen = '';
      const end = performance.now() + 2 * LASTS_MS;
      const rewrite = () => {
        text.data = phone(++count);
      };
      const look = () => {
        const marks = [...(CSS.highlights.get('neardial') ?? [])];
        const now = marks.map(({ startOffset, endOffset }) => `${startOffset}-${endOffset}`).join();
        if (now !== seen) own(rewrite);
        seen = now;
      };
      const timer = setInterval(look, 4);
      const frame = () => {
        own(rewrite);
        if (performance.now() < end) requestAnimationFrame(frame);
        else clearInterval(timer);
      };
      frame();
    },
  };
  const start = () => pages.PAGE?.();
  if (['virtual', 'nested'].includes('PAGE')) start();
  else addEventListener('load', start);
})();
