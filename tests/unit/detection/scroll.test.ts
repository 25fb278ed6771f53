// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { makeScroll, SETTLED_MS } from '../../../lib/detection/scroll';

function scrolling() {
  let time = 10_000;
  const scroll = makeScroll(() => time);
  const part = document.createElement('div');
  return {
    scroll,
    /** An event every 16 ms for so long; whether marks wait at the end. */
    keep(ms: number, target: EventTarget, type = 'scroll'): boolean {
      let isWaitedFor = true;
      for (let past = 0; past < ms; past += 16) {
        time += 16;
        isWaitedFor = scroll.moved({ type, target });
      }
      return isWaitedFor;
    },
    rest(ms: number): void {
      time += ms;
    },
    part,
  };
}

describe('marks wait for the end of a scroll', () => {
  it('that people make, however long it is', () => {
    const { keep, part } = scrolling();
    expect(keep(6_000, part, 'wheel')).toBe(true);
    expect(keep(2_500, part)).toBe(true);
  });

  it('of the page by itself for seconds, of a part of it not for long', () => {
    const { keep, part } = scrolling();
    expect(keep(2_500, document)).toBe(true);
    expect(keep(1_000, document)).toBe(false);
    const ticker = scrolling();
    expect(ticker.keep(300, ticker.part)).toBe(true);
    expect(ticker.keep(300, ticker.part)).toBe(false);
    expect(part).not.toBe(ticker.part);
  });

  it('and begin to wait anew after a rest', () => {
    const { keep, part, rest, scroll } = scrolling();
    keep(1_000, part);
    rest(SETTLED_MS + 1);
    expect(scroll.restsIn()).toBeLessThanOrEqual(0);
    expect(keep(100, part)).toBe(true);
    expect(scroll.restsIn()).toBe(SETTLED_MS);
    scroll.ended();
    expect(scroll.restsIn()).toBeLessThan(SETTLED_MS);
  });
});
