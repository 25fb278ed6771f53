// Events of a browser's trace: which of them belong to a page, and how they lie inside of each other.

/** An event of the Trace Event Format; microseconds. */
export type TraceEvent = {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  args?: { data?: { url?: string; documentLoaderURL?: string } };
};
/** A complete event. */
export type Timed = TraceEvent & { dur: number };

/** The navigation to a page and the end of its parsing. */
export function loadOf(
  events: readonly TraceEvent[],
  page: string,
): Record<'navigation' | 'parsed', TraceEvent> {
  const navigation = events.findLast(
    ({ name, args }) => name === 'navigationStart' && args?.data?.documentLoaderURL === page,
  );
  // The last one: the empty document that a new tab begins with has one too.
  const parsed = events.findLast(
    ({ name, pid, ts }) =>
      name === 'domContentLoadedEventStart' && pid === navigation?.pid && ts > navigation.ts,
  );
  if (!navigation || !parsed) throw new Error(`The trace does not hold the loading of ${page}`);
  return { navigation, parsed };
}

/** Complete events of a thread from a moment on, outer before inner; what began before is cut off. */
export function mainThread(events: readonly TraceEvent[], from: TraceEvent): Timed[] {
  return events
    .filter(({ ph, pid, tid }) => ph === 'X' && pid === from.pid && tid === from.tid)
    .flatMap((event) => {
      const ts = Math.max(event.ts, from.ts);
      const dur = event.ts + (event.dur ?? 0) - ts;
      return dur < 0 ? [] : [{ ...event, ts, dur }];
    })
    .sort((a, b) => a.ts - b.ts || b.dur - a.dur);
}

/** Duration of the direct children of an event. */
export function inside(events: readonly Timed[], index: number): number {
  const { ts = 0, dur = 0 } = events[index] ?? {};
  let sum = 0;
  let until = ts;
  for (let i = index + 1; i < events.length; i++) {
    const child = events[i] as Timed;
    if (child.ts >= ts + dur) break;
    if (child.ts < until) continue;
    until = Math.min(child.ts + child.dur, ts + dur);
    sum += until - child.ts;
  }
  return sum;
}
