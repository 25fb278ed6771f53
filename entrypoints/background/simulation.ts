// What would happen if these numbers were called: the shipped decision over the index in use, a piece of a list at a time.
import { type SimulatedCaller, type Simulation, simulate, simulateHandOff } from '../../lib/dial/simulate';
import type { Handlers } from '../../lib/messages/receive';
import type { NotReady, SimulatedView } from '../../lib/messages/views';
import { toE164 } from '../../lib/phone/e164';
import { formatInternational, formatLocal } from '../../lib/phone/format';
import { withDefaults } from '../../lib/policy/schema';
import { type Reason, reason } from '../../lib/words/reason';
import type { Words } from '../../lib/words/say';
import type { Parts } from './parts';
import type { Service } from './service';

/** Presses in other tabs must not wait for a list. */
const AT_ONCE = 25;

export function simulationHandlers(
  { words, atlas, now }: Parts,
  service: Service,
  notReady: (why: Reason) => Promise<NotReady>,
): Pick<Handlers, 'simulation.run'> {
  return {
    async 'simulation.run'({ numbers, lineId: wanted }) {
      const use = await service.configured();
      const handOff = await service.handOff(use);
      const agent = handOff ?? ((await service.meta(use)) ? await service.agent() : undefined);
      if (!agent) return notReady(reason('errorNoDirectory'));
      const { country } = agent.account;
      const line = agent.lines.find(({ id }) => id === wanted) ?? agent.lines[0];
      const caller: SimulatedCaller = {
        lineId: line?.id ?? '',
        toggle: undefined,
        country,
        now: new Date(now()),
      };
      const policy = withDefaults(use.set);
      const views: SimulatedView[] = [];
      for (let at = 0; at < numbers.length; at += AT_ONCE) {
        // One transaction for a piece; it ends when the worker turns to something else.
        const reader = await service.reader();
        for (const text of numbers.slice(at, at + AT_ONCE)) {
          const simulated = handOff
            ? simulateHandOff(text, handOff, caller, policy, atlas, words)
            : await simulate(text, caller, reader, policy, atlas, words);
          if (!simulated) return notReady(reason('errorNoDirectory'));
          views.push(viewOf(simulated, handOff !== null, country, words));
        }
        await new Promise((resolve) => setTimeout(resolve));
      }
      return views;
    },
  };
}

function viewOf(
  { trace: _, ...simulated }: Simulation,
  byApp: boolean,
  home: string,
  words: Words,
): SimulatedView {
  const { to, callerId, outcome } = simulated;
  const number = toE164(to);
  const chosen = byApp && outcome !== 'block' ? words.text('chosenByApp') : '';
  return {
    ...simulated,
    display: number ? formatInternational(number) : to,
    shown: callerId ? formatLocal(callerId, home) : chosen,
  };
}
