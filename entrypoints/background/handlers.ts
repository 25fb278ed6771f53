// One handler for each message of the protocol.
import { type Attempt, isListed } from '../../lib/calls/attempt';
import { attemptView } from '../../lib/messages/attempt-view';
import { coverageView } from '../../lib/messages/coverage-view';
import type { Handlers } from '../../lib/messages/receive';
import type { NotReady } from '../../lib/messages/views';
import { asYouType } from '../../lib/phone/as-you-type';
import { browser } from '../../lib/platform/browser';
import type { Reason } from '../../lib/words/reason';
import { say } from '../../lib/words/say';
import { attemptHandlers } from './attempts';
import type { Badge } from './badge';
import { callHandlers } from './call-handlers';
import type { Calls } from './calls';
import { connectionHandlers } from './connection';
import { diagnosticsHandlers } from './diagnostics';
import type { DoNotCall } from './do-not-call';
import type { HandOvers } from './hand-over';
import { logHandlers } from './log';
import { numberUseHandlers } from './number-use';
import { numberHandlers } from './numbers';
import type { Parts } from './parts';
import type { Refreshing } from './refreshing';
import { retentionHandlers } from './retention';
import type { Service } from './service';
import { simulationHandlers } from './simulation';
import { siteHandlers } from './sites';
import { statusView } from './status';
import { textingHandlers } from './texting';
import type { WrapUps } from './wrap-ups';

const RECENT = 20;
const LOG_FOR_COVERAGE = 5_000;

const isUp = ({ state }: Attempt): boolean => ['sending', 'accepted', 'live'].includes(state);

/** What is kept current beside the calls. */
export type Kept = { refreshing: Refreshing; doNotCall: DoNotCall; badge: Badge; wrapUps: WrapUps };

export function makeHandlers(
  parts: Parts,
  service: Service,
  calls: Calls,
  handOvers: HandOvers,
  { refreshing, doNotCall, badge, wrapUps }: Kept,
): Handlers {
  const { words, journal, settings, atlas } = parts;
  const { home } = service;
  /** What went wrong, said to the agent and noted for diagnostics. */
  const sentence = async (why: Reason): Promise<string> => {
    void parts.errors.note(why.key);
    return say(words, why, await home());
  };
  const answer = async (failed: Reason | null) =>
    failed ? { failed: await sentence(failed) } : { done: true as const };
  const notReady = async (failed: Reason): Promise<NotReady> => ({
    notReady: await sentence(failed),
    settings: true,
  });

  const views = async (attempts: readonly Attempt[]) => {
    const country = await home();
    return attempts.map((attempt) => attemptView(attempt, words, country));
  };

  return {
    'number.asYouType': async ({ text }) => ({ text: asYouType(text, await home()) }),
    ...numberHandlers(parts, service),
    ...logHandlers(parts, service),
    ...attemptHandlers(parts, service, calls, wrapUps, answer),
    ...connectionHandlers(service, refreshing, handOvers, sentence, calls),
    ...numberUseHandlers(parts, service),
    ...textingHandlers(parts, service, calls, handOvers, sentence),
    ...diagnosticsHandlers(parts, service),
    ...simulationHandlers(parts, service, notReady),
    ...callHandlers(parts, service, calls, sentence, notReady),
    ...siteHandlers(parts, service, badge, answer),
    ...retentionHandlers(parts, answer),
    async 'settings.open'() {
      await browser.runtime.openOptionsPage();
      return answer(null);
    },
    async 'calls.recent'() {
      const agentId = await service.agentId();
      return views(await journal.recent(RECENT, (row) => isListed(row) && row.agentId === agentId));
    },
    async 'calls.running'() {
      const [open, agentId] = await Promise.all([journal.open(), service.agentId()]);
      const running = open.filter((row) => row.agentId === agentId && isUp(row));
      return views(running.sort((a, b) => b.createdAt - a.createdAt));
    },
    'status.get': () => statusView(parts, service, doNotCall),
    async 'coverage.get'({ lineId }) {
      const lines = (await service.agent())?.lines.filter(({ localPresence }) => localPresence) ?? [];
      const line = lines.find(({ id }) => id === lineId) ?? lines[0];
      if (!line) return { none: true };
      const pools = [line.ownPool, line.pool].flatMap((pool) => (pool ? service.poolAreas(pool) : []));
      const codes = new Set((await Promise.all(pools)).flat());
      const [attempts, meta] = await Promise.all([journal.recent(LOG_FOR_COVERAGE), service.meta()]);
      return coverageView({ lines, line, codes, attempts, asOf: meta?.asOf ?? null }, atlas);
    },
    async 'setUp.note'({ note }) {
      await settings.change(({ setUp }) => ({ setUp: [...new Set([...setUp, note])] }));
      return answer(null);
    },
  };
}
