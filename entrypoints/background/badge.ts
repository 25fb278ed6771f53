// The toolbar button: the number of running calls, blue until one is connected, grey where none is known to run;
// without any, a mark where the service was not told how a call went; else how many numbers a tab shows.
import type { Attempt } from '../../lib/calls/attempt';
import type { Journal } from '../../lib/calls/journal';
import { isUntold } from '../../lib/messages/wrap-up-view';
import { browser } from '../../lib/platform/browser';

/** White reads on each (WCAG 1.4.3), which is what browsers write with. */
const CONNECTED = '#0b6e4f';
const RINGING = '#1d5bb8';
const QUIET = '#5c6670';
const NOT_SENT = '#7a4d00';
/** In storage.session, because the worker is stopped and the tabs stay: how many numbers each frame of each tab shows. */
const FOUND = 'found';
const MOST_SHOWN = 99;

type Found = Record<string, Record<string, number>>;

/** @param agentId whose outcomes count; null where nobody is connected */
export function makeBadge(
  { open, unsent }: Pick<Journal, 'open' | 'unsent'>,
  agentId: () => Promise<string | null>,
) {
  const { session } = browser.storage;
  let turn = Promise.resolve();
  /** One after the other: what is read must not be changed meanwhile. */
  const inTurn = (run: () => Promise<void>): void => {
    turn = turn.then(run).catch(() => undefined);
  };
  const read = async (): Promise<Found> => ((await session.get(FOUND))[FOUND] ?? {}) as Found;

  /** What stands there for all tabs; none where each tab says how many numbers it shows. */
  async function forAll(): Promise<{ text: string; color: string } | null> {
    const calls = await open();
    if (calls.length > 0) return { text: String(calls.length), color: colorOf(calls) };
    const who = await agentId();
    const mine = (await unsent()).filter((row) => row.agentId === who);
    return mine.some(({ report }) => report && isUntold(report)) ? { text: '!', color: NOT_SENT } : null;
  }
  async function show(found: Found): Promise<void> {
    const all = await forAll();
    await browser.action.setBadgeBackgroundColor({ color: all?.color ?? QUIET });
    await browser.action.setBadgeText({ text: all?.text ?? '' });
    for (const tab of Object.keys(found)) {
      // Without a text of its own, a tab shows the one for all.
      const text = all ? null : numbersIn(found[tab]);
      await browser.action.setBadgeText({ tabId: Number(tab), text }).catch(() => undefined);
    }
  }

  return {
    callsChanged: (): void => inTurn(async () => show(await read())),
    /** A frame began anew; with the page's own frame, all of them. */
    began: (tabId: number, frameId: number): void =>
      inTurn(async () => {
        const { [String(tabId)]: frames, ...others } = await read();
        if (!frames) return;
        const anew: Found = frameId === 0 ? {} : { [tabId]: { ...frames, [frameId]: 0 } };
        await session.set({ [FOUND]: { ...others, ...anew } });
      }),
    /** The tab is gone, or goes to another page, which may be none of ours: what it showed is shown no more. */
    left: (tabId: number): void =>
      inTurn(async () => {
        const { [String(tabId)]: frames, ...others } = await read();
        if (frames) await session.set({ [FOUND]: others });
      }),
    found: (tabId: number, frameId: number, count: number): void =>
      inTurn(async () => {
        const all = await read();
        const frames = { ...all[tabId], [frameId]: count };
        await session.set({ [FOUND]: { ...all, [tabId]: frames } });
        await show({ [tabId]: frames });
      }),
  };
}
export type Badge = ReturnType<typeof makeBadge>;

function numbersIn(frames: Record<string, number> = {}): string {
  const sum = Object.values(frames).reduce((all, one) => all + one, 0);
  if (sum === 0) return '';
  return sum > MOST_SHOWN ? `${MOST_SHOWN}+` : String(sum);
}

/** Of several calls, the one that is furthest along counts. */
function colorOf(calls: readonly Attempt[]): string {
  // Of a service that tells no more than that it is up, it is connected.
  if (calls.some(({ state, progress }) => state === 'live' && (progress ?? 'connected') === 'connected'))
    return CONNECTED;
  return calls.some(({ state }) => state !== 'unknown') ? RINGING : QUIET;
}
