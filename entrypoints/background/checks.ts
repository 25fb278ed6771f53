// Asking the service before a call what only it knows, and keeping its answers for a moment.
import type { CheckAnswer } from '../../lib/dial/before-call';
import { dayStart } from '../../lib/dial/decide-now';
import type { E164 } from '../../lib/phone/e164';
import { browser } from '../../lib/platform/browser';
import { addressOf } from '../../lib/policy/service';
import type { Configured, Failure } from './in-use';
import type { Parts } from './parts';
import type { Service } from './service';

/** How long a decision that is only looked at may rest on an answer. A press asks anew. */
const FRESH_MS = 30_000;
/** A card that is opened after this asks again, and shows the answer it has until then. */
const SETTLED_MS = 3_000;
/** How long a press waits; then the agent is told that nobody could be asked. */
const DEADLINE_MS = 2_000;
/** In storage.session: by service and address, whether it has a check. */
const ABLE = 'checks';

export type Checks = ReturnType<typeof makeChecks>;

export function makeChecks({ now }: Parts, service: Pick<Service, 'current'>) {
  let answers = new Map<string, CheckAnswer>();
  const keyOf = (to: E164, lineId: string): string => `${to} ${lineId}`;
  const nameOf = ({ name, set, chosen }: Configured): string => `${name} ${addressOf(name, set, chosen)}`;
  const able = async (): Promise<Record<string, boolean>> =>
    ((await browser.storage.session.get(ABLE))[ABLE] as Record<string, boolean> | undefined) ?? {};

  async function remember(use: Configured, isAble: boolean): Promise<void> {
    await browser.storage.session.set({ [ABLE]: { ...(await able()), [nameOf(use)]: isAble } });
  }

  function known(to: E164, lineId: string, within = FRESH_MS): CheckAnswer | null {
    const answer = answers.get(keyOf(to, lineId));
    return answer && Math.abs(now() - answer.at) < within ? answer : null;
  }

  /** False where it is known that this service has nothing to tell. */
  async function mayTell(use: Configured): Promise<boolean> {
    return use.service.kind === 'network' && (await able())[nameOf(use)] !== false;
  }

  return {
    known: (to: E164, lineId: string) => known(to, lineId),
    /** Whether the service has something to tell of a call that it was not asked just now. */
    isOpen: async (use: Configured, to: E164, lineId: string): Promise<boolean> =>
      !known(to, lineId, SETTLED_MS) && (await mayTell(use)),
    /** Asks now; null where the service has no check. Why it cannot be asked is also why nothing can be dialed. */
    async ask(use: Configured, to: E164, lineId: string): Promise<CheckAnswer | Failure | null> {
      if (!(await mayTell(use))) return null;
      const adapter = await service.current();
      if ('failed' in adapter) return adapter;
      const at = now();
      const current = answers;
      const order = { to, lineId, dayStartedAt: dayStart(new Date(at)) };
      const said = (await adapter.check?.(order, AbortSignal.timeout(DEADLINE_MS))) ?? { checked: 'cannot' };
      const was = (await able())[nameOf(use)];
      if (said.checked === 'cannot' && was === undefined) await remember(use, false);
      if (said.checked === 'yes' && was === undefined) await remember(use, true);
      if (said.checked === 'cannot' && !was) return null;
      // It had one before: that it is not found now is a fault and not an answer.
      const answer = { at, said: said.checked === 'cannot' ? { checked: 'failed' as const } : said };
      // Into a map that was forgotten meanwhile, it is for this question alone.
      current.set(keyOf(to, lineId), answer);
      return answer;
    },
    /** The agent's calls have changed, or who they are: what was counted before is wrong now. */
    forget(): void {
      answers = new Map();
    },
  };
}
