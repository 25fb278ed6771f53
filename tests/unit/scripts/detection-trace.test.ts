// What a trace of the browser adds up to.
import { describe, expect, it } from 'vitest';
import { loadOf, type TraceEvent } from '../../../scripts/bench/detection-events';
import { sumTrace } from '../../../scripts/bench/detection-trace';

const OURS = 'chrome-extension://';
const PAGE = 'http://localhost/table';
const from: TraceEvent = { name: 'domContentLoadedEventStart', ph: 'R', pid: 1, tid: 1, ts: 0 };

/** A complete event of the page's main thread; milliseconds. */
const event = (name: string, at: number, lasts: number, url?: string): TraceEvent => ({
  ...{ name, ph: 'X', pid: 1, tid: 1, ts: at * 1000, dur: lasts * 1000 },
  ...(url === undefined ? {} : { args: { data: { url } } }),
});
const sum = (...events: TraceEvent[]) => sumTrace(events, { from, script: OURS });

describe('the sums of a trace', () => {
  it('give each moment to the innermost event, and layout that a script sets off to rendering', () => {
    const sums = sum(
      event('RunTask', 0, 20),
      event('FunctionCall', 2, 10, `${OURS}id/crm.js`),
      event('Layout', 4, 3),
      event('MinorGC', 8, 1),
    );
    expect(sums).toMatchObject({ busy: 20, script: 6, rendering: 3, gc: 1, longestTask: 20 });
    expect(sums.longestScriptTask).toBe(10);
    expect(sums.finishedAt).toBe(12);
  });

  it('leave the page’s own script out, and count ours inside of it', () => {
    const sums = sum(
      event('RunTask', 0, 10),
      event('FunctionCall', 0, 10, PAGE),
      event('RunMicrotasks', 5, 4),
      event('FunctionCall', 6, 2, `${OURS}id/crm.js`),
    );
    expect(sums).toMatchObject({ script: 2, longestScriptTask: 2 });
  });

  it('take callbacks without an address for the contestant’s, once it runs', () => {
    const sums = sum(
      event('RunTask', 0, 9),
      event('RunMicrotasks', 0, 9),
      event('RunTask', 20, 1),
      event('EvaluateScript', 20, 1, `${OURS}id/crm.js`),
      event('RunTask', 30, 7),
      event('RunMicrotasks', 30, 7),
    );
    expect(sums).toMatchObject({ script: 17, longestScriptTask: 7, startedAt: 20 });
  });

  it('count what a frame does besides script as rendering: parts of it have no event', () => {
    const frame = [event('RunTask', 0, 50), event('PrePaint', 10, 5), event('Commit', 40, 2)];
    expect(sum(...frame).rendering).toBe(50);
    expect(sum(event('RunTask', 0, 50)).rendering).toBe(0);
  });

  it('begin at the given moment, on the given thread', () => {
    const elsewhere = { ...event('RunTask', 0, 99), tid: 2 };
    expect(sum(event('RunTask', -10, 15), event('RunTask', -9, 2), elsewhere)).toMatchObject({ busy: 5 });
  });

  it('say what ran in each second', () => {
    const sums = sum(
      ...[0, 1_500, 1_600].flatMap((at) => [
        event('RunTask', at, 5),
        event('FunctionCall', at, 5, `${OURS}id`),
      ]),
    );
    expect(sums.scriptBySecond).toEqual([5, 10]);
    expect(sums).toMatchObject({ startedAt: 0, finishedAt: 1_605 });
  });
});

describe('the loading of a page', () => {
  const navigation = {
    ...event('navigationStart', 1, 0),
    ph: 'R',
    args: { data: { documentLoaderURL: PAGE } },
  };

  it('ends with its own last parsing, not with that of the empty document before it', () => {
    const [empty, parsed] = [
      { ...from, ts: 1_100 },
      { ...from, ts: 9_000 },
    ];
    expect(loadOf([navigation, empty, parsed, { ...from, pid: 2, ts: 9_500 }], PAGE).parsed).toBe(parsed);
  });

  it('must be in the trace', () => {
    expect(() => loadOf([from], PAGE)).toThrow(PAGE);
  });
});
