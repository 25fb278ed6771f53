// Deciding in the worker, by all that is known now: before a card, and again at the press.
import type { CheckAnswer } from '../../lib/dial/before-call';
import {
  type Asked,
  type Decided,
  type DecidedNow,
  decideNow,
  decideRequest,
  type Surroundings,
} from '../../lib/dial/decide-now';
import type { DialRequest } from '../../lib/dial/decision';
import { type Policy, withDefaults } from '../../lib/policy/schema';
import { type Reason, reason } from '../../lib/words/reason';
import type { Checks } from './checks';
import type { DoNotCall } from './do-not-call';
import type { Configured } from './in-use';
import type { Parts } from './parts';
import type { Service } from './service';

/** Whom the worker asks before a call. */
export type Asking = { checks: Checks; doNotCall: DoNotCall };
type Previewed = DecidedNow & { policy: Policy; isChecking: boolean };

export function makeDeciding(parts: Parts, service: Service, { checks, doNotCall }: Asking) {
  const { journal, atlas, now } = parts;
  const surroundings = async (use: Configured): Promise<Surroundings> => ({
    reader: service.reader,
    handOff: await service.handOff(use),
    journal,
    onList: (number) => doNotCall.onList(number, use.set),
    answerFor: checks.known,
    settings: use.chosen,
    policy: withDefaults(use.set),
    atlas,
    now: new Date(now()),
    clockSkew: await parts.serviceClock.skew(),
  });
  const notReady = async (): Promise<Reason> => {
    const known = await service.access();
    return 'failed' in known ? known.failed : reason('errorNoDirectory');
  };

  /**
   * The decision as it is known now; the service is not waited for, because a card is to open at once.
   * @param withCheck asks the service first, as a press does
   */
  async function preview(
    asked: Asked,
    use: Configured,
    withCheck: boolean,
  ): Promise<Previewed | { failed: Reason }> {
    const given = await surroundings(use);
    const decided = await decideNow(asked, given);
    // A token that runs out is renewed while the agent reads, and not after the press.
    void service.access().catch(() => undefined);
    if (!decided) return { failed: await notReady() };
    const { destination, lineId } = decided.request;
    const number = 'notANumber' in destination ? null : destination.to;
    const isChecking = number !== null && (await checks.isOpen(use, number, lineId));
    if (!isChecking || !withCheck) return { ...decided, policy: given.policy, isChecking };
    await checks.ask(use, number, lineId);
    return preview(asked, use, false).then((now) => ('failed' in now ? now : { ...now, isChecking: false }));
  }

  /** The decision at a press: by the answer to this press, whatever else is asked or forgotten meanwhile. */
  async function atPress(
    request: DialRequest,
    answer: CheckAnswer | null,
  ): Promise<Decided | { failed: Reason }> {
    const given = { ...(await surroundings(await service.configured())), answerFor: () => answer };
    return (await decideRequest(() => request, given)) ?? { failed: await notReady() };
  }

  return { preview, atPress };
}
