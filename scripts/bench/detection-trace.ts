// What the main thread of a page did, summed from a trace of the browser.
import { inside, mainThread, type TraceEvent } from './detection-events';

export type Wanted = {
  /** Nothing before this event counts; its thread is the one that is measured. */
  from: TraceEvent;
  /** How the addresses of the contestant's scripts begin. */
  script: string;
};
type Kind = 'script' | 'rendering' | 'gc' | 'other';
type Owner = 'page' | 'contestant' | 'unknown' | null;
type Open = { end: number; kind: Kind; owner: Owner };

/** Milliseconds; `startedAt` and `finishedAt` since `from`, NaN where the contestant never ran. */
export type Sums = {
  busy: number;
  /** Script that is not the page's, without the layout and the collections it set off. */
  script: number;
  /** Style, layout and paint, and what a frame's task does besides script: parts of it have no event of their own. */
  rendering: number;
  gc: number;
  longestTask: number;
  /** The most that the contestant's script, with layout and collections inside it, took of one task. */
  longestScriptTask: number;
  startedAt: number;
  /** End of the contestant's last script event that was no trifle. */
  finishedAt: number;
  /** `script`, for each second since `from`. */
  scriptBySecond: number[];
};

const RENDERING =
  /^(Layout|UpdateLayoutTree|PrePaint|Paint|PaintImage|Layerize|Commit|UpdateLayer|UpdateLayerTree|CompositeLayers|ScrollLayer|HitTest|IntersectionObserverController::computeIntersections)$/;
const SCRIPT =
  /^(FunctionCall|EvaluateScript|EvaluateModule|v8\.(compile|run|callFunction).*|RunMicrotasks|TimerFire|FireAnimationFrame|FireIdleCallback|EventDispatch)$/;
/** Only a task that makes a frame has these. */
const FRAME = /^(PrePaint|Layerize|Commit)$/;
const GC = /^(MinorGC|MajorGC|BlinkGC|V8\.GC|CppGC)/;
const TRIFLE_MS = 2;

/** Every microsecond of a task belongs to the innermost event around it, and to the nearest script with an address. */
export function sumTrace(events: readonly TraceEvent[], { from, script }: Wanted): Sums {
  const own = mainThread(events, from);
  const sums = emptySums();
  const since = (ts: number): number => (ts - from.ts) / 1000;
  let task: Task | null = null;
  const open: Open[] = [];
  for (const [i, event] of own.entries()) {
    const end = event.ts + event.dur;
    while (open.length > 0 && (open.at(-1)?.end ?? 0) <= event.ts) open.pop();
    const outer = open.at(-1);
    if (!outer) {
      closeTask(sums, task);
      task = event.name === 'RunTask' ? newTask(event.dur) : null;
    }
    const kind = kindOf(event.name) ?? outer?.kind ?? 'other';
    const owner = ownerOf(event, kind, script) ?? outer?.owner ?? (kind === 'script' ? 'unknown' : null);
    open.push({ end, kind, owner });
    if (owner === 'contestant') noteTimes(sums, event.dur, since(event.ts));
    if (!task) continue;
    task.hasFrame ||= FRAME.test(event.name);
    const self = (event.dur - inside(own, i)) / 1000;
    addSelf(sums, task, { kind, owner, self, second: Math.floor(since(event.ts) / 1000) });
  }
  closeTask(sums, task);
  return sums;
}

function noteTimes(sums: Sums, dur: number, at: number): void {
  if (Number.isNaN(sums.startedAt)) sums.startedAt = at;
  const end = at + dur / 1000;
  // What is inside of a call may begin later and end sooner.
  if (dur >= TRIFLE_MS * 1000 && !(sums.finishedAt > end)) sums.finishedAt = end;
}

type Task = {
  dur: number;
  other: number;
  contestant: number;
  unknown: number;
  hasPage: boolean;
  hasFrame: boolean;
};
const newTask = (dur: number): Task => ({
  dur: dur / 1000,
  other: 0,
  contestant: 0,
  unknown: 0,
  hasPage: false,
  hasFrame: false,
});

function closeTask(sums: Sums, task: Task | null): void {
  if (!task) return;
  sums.busy += task.dur;
  if (task.hasFrame) sums.rendering += task.other;
  sums.longestTask = Math.max(sums.longestTask, task.dur);
  // Promise callbacks carry no address: they are the contestant's where the page's own script took no part.
  const blocked = task.contestant + (task.hasPage ? 0 : task.unknown);
  if (!Number.isNaN(sums.startedAt)) sums.longestScriptTask = Math.max(sums.longestScriptTask, blocked);
}

type Self = { kind: Kind; owner: Owner; self: number; second: number };

function addSelf(sums: Sums, task: Task, { kind, owner, self, second }: Self): void {
  if (owner === 'page') task.hasPage = true;
  if (owner === 'contestant' || owner === 'unknown') task[owner] += self;
  if (kind === 'other') task.other += self;
  if (kind === 'rendering' || kind === 'gc') sums[kind] += self;
  if (kind !== 'script' || owner === 'page') return;
  sums.script += self;
  sums.scriptBySecond[second] = (sums.scriptBySecond[second] ?? 0) + self;
}

const kindOf = (name: string): Kind | null =>
  RENDERING.test(name) ? 'rendering' : GC.test(name) ? 'gc' : SCRIPT.test(name) ? 'script' : null;

function ownerOf({ args }: TraceEvent, kind: Kind, script: string): Owner {
  const url = args?.data?.url;
  return kind !== 'script' || !url ? null : url.startsWith(script) ? 'contestant' : 'page';
}

export const emptySums = (): Sums => ({
  busy: 0,
  script: 0,
  rendering: 0,
  gc: 0,
  longestTask: 0,
  longestScriptTask: 0,
  startedAt: Number.NaN,
  finishedAt: Number.NaN,
  scriptBySecond: [],
});
