// What can go wrong with an attempt: in the service, on the way to it, and in the browser.
import type { Random } from './random';

/** How a connection ends: as when a process dies, or in order. */
export type Cut = 'rst' | 'fin';
/**
 * Ways to end a request over HTTP/2 that leave the connection itself alone, or say why it ends. HTTP_1_1_REQUIRED is
 * left to transport.test.ts: after it the browser speaks HTTP/1.1 to the service until it is started again.
 */
export const SESSION_ENDS = ['destroy', 'goaway', 'refuse', 'reset'] as const;
export type SessionEnd = (typeof SESSION_ENDS)[number];
export type Garbage = 'html' | 'empty' | 'half' | 'list' | 'huge' | 'bytes';

/** What the service does with a dial. `placed` says whether it places the call all the same. */
export type DialFault =
  | {
      kind: 'drop';
      at: 'beforeReading' | 'afterReading' | 'afterPlacing' | 'afterHeaders' | 'midBody';
      cut: Cut;
    }
  | { kind: 'silent'; placed: boolean }
  | { kind: 'late'; ms: number }
  | { kind: 'placedLate'; ms: number }
  | { kind: 'status'; status: number; placed: boolean }
  | { kind: 'garbage'; body: Garbage; placed: boolean }
  | { kind: 'wrongId'; placed: boolean }
  | { kind: 'twice' }
  | { kind: 'redirect'; status: number; placed: boolean };
/** What becomes of the next dials: of the first one, and of those that the browser sends again by itself. */
export type ServiceFault = { first: DialFault; again: DialFault | null };
/** What the service does when it is asked what became of an attempt; and where only events tell of calls, with those. */
export type LookUpFault = 'status500' | 'garbage' | 'drop';

export type BrowserFault =
  | { kind: 'kill'; at: 'beforePress' | 'arrival' | 'reply' | number; again: number | null }
  | { kind: 'tab'; how: 'close' | 'reload'; at: number }
  | { kind: 'browser'; at: number }
  | { kind: 'twice'; at: number };

type Draw<Fault> = { name: string; weight: number; draw(random: Random): Fault };

const REFUSALS = [400, 401, 403, 404, 422, 429, 503];
const DOUBTFUL = [408, 409, 500, 502, 504];
const cut = (random: Random): Cut => random.pick(['rst', 'fin']);

/** Both the first dial and its repetitions, or the first only. */
const mostly = (first: DialFault, random: Random): ServiceFault => ({
  first,
  again: random.chance(0.5) ? first : null,
});
const drop = (at: Extract<DialFault, { kind: 'drop' }>['at'], name: string): Draw<ServiceFault> => ({
  name,
  weight: 5,
  draw: (random) => mostly({ kind: 'drop', at, cut: cut(random) }, random),
});

/** Waits that outlast the deadline of 10 s are rare: each of them takes the campaign as long. */
export const SERVICE_FAULTS: readonly Draw<ServiceFault>[] = [
  drop('beforeReading', 'dropped before reading'),
  drop('afterReading', 'dropped after reading'),
  drop('afterPlacing', 'dropped after placing'),
  drop('afterHeaders', 'dropped after the reply’s headers'),
  drop('midBody', 'dropped in the reply’s body'),
  {
    name: 'dropped after placing, repetition refused',
    weight: 3,
    draw: (random) => ({
      first: { kind: 'drop', at: 'afterPlacing', cut: cut(random) },
      again: { kind: 'status', status: random.pick([401, 429, 503]), placed: false },
    }),
  },
  ...REFUSALS.map((status) => ({
    name: `${status}`,
    weight: 2,
    draw: (random: Random) => mostly({ kind: 'status', status, placed: false }, random),
  })),
  ...DOUBTFUL.map((status) => ({
    name: `${status}`,
    weight: 2.5,
    draw: (random: Random) => mostly({ kind: 'status', status, placed: random.chance(0.5) }, random),
  })),
  {
    name: 'redirect',
    weight: 2,
    draw: (random) =>
      mostly(
        { kind: 'redirect', status: random.pick([301, 302, 307, 308]), placed: random.chance(0.3) },
        random,
      ),
  },
  {
    name: 'garbage',
    weight: 7,
    draw: (random) => {
      const body = random.pick<Garbage>(['html', 'empty', 'half', 'list', 'huge', 'bytes']);
      return mostly({ kind: 'garbage', body, placed: random.chance(0.5) }, random);
    },
  },
  {
    name: 'another attempt’s reply',
    weight: 5,
    draw: (random) => mostly({ kind: 'wrongId', placed: random.chance(0.5) }, random),
  },
  { name: 'reply twice', weight: 5, draw: (random) => mostly({ kind: 'twice' }, random) },
  {
    name: 'no reply (10 s)',
    weight: 0.7,
    draw: (random) => mostly({ kind: 'silent', placed: random.chance(0.5) }, random),
  },
  {
    name: 'reply after the deadline',
    weight: 0.5,
    draw: (random) => mostly({ kind: 'late', ms: 10_200 + random.whole(1500) }, random),
  },
  {
    name: 'placed after the deadline',
    weight: 0.4,
    draw: (random) => mostly({ kind: 'placedLate', ms: 10_200 + random.whole(1500) }, random),
  },
];

/** Most of what matters happens within some 60 ms of a press; the rest is spread over 400. */
const instant = (random: Random): number => random.whole(random.chance(0.6) ? 60 : 400);

export const BROWSER_FAULTS: readonly Draw<BrowserFault>[] = [
  {
    name: 'worker killed at random',
    weight: 12,
    draw: (random) => ({ kind: 'kill', at: instant(random), again: null }),
  },
  {
    name: 'worker killed twice',
    weight: 4,
    draw: (random) => ({ kind: 'kill', at: instant(random), again: 5 + random.whole(150) }),
  },
  {
    name: 'worker dead at the press',
    weight: 3,
    draw: () => ({ kind: 'kill', at: 'beforePress', again: null }),
  },
  { name: 'worker killed at arrival', weight: 4, draw: () => ({ kind: 'kill', at: 'arrival', again: null }) },
  { name: 'worker killed at the reply', weight: 4, draw: () => ({ kind: 'kill', at: 'reply', again: null }) },
  {
    name: 'tab closed',
    weight: 5,
    draw: (random) => ({ kind: 'tab', how: 'close', at: instant(random) }),
  },
  {
    name: 'page reloaded',
    weight: 3,
    draw: (random) => ({ kind: 'tab', how: 'reload', at: instant(random) }),
  },
  { name: 'browser killed', weight: 3.2, draw: (random) => ({ kind: 'browser', at: instant(random) }) },
  { name: 'pressed twice', weight: 3, draw: (random) => ({ kind: 'twice', at: random.whole(80) }) },
];
