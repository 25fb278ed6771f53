// What placing a call needs: a journal, an index, a service that notes what it was asked, and a clock.
import type { Attempt } from '../../lib/calls/attempt';
import type { Journal } from '../../lib/calls/journal';
import { openTail } from '../../lib/calls/tail';
import type {
  Adapter,
  CallStatus,
  Capabilities,
  DialOrder,
  DialOutcome,
} from '../../lib/dial/adapters/adapter';
import { GATEWAY_CAPABILITIES } from '../../lib/dial/adapters/gateway';
import { type Decided, decideRequest } from '../../lib/dial/decide-now';
import type { DialRequest } from '../../lib/dial/decision';
import type { PlaceOrder, Placing } from '../../lib/dial/place-call';
import { readerOf } from '../../lib/dial/read-index';
import { parseDestination } from '../../lib/phone/parse';
import { type SetPolicy, withDefaults } from '../../lib/policy/schema';
import { readSettings } from '../../lib/settings/settings';
import { atlas, exampleIndex, NOON } from './unit-directory';
import { freshJournal, memoryArea } from './unit-journal';

export const PRESSED = NOON.getTime();

/** A telephony service that answers as told. */
export class FakeService implements Adapter {
  readonly name = 'gateway';
  capabilities: Capabilities = GATEWAY_CAPABILITIES;
  readonly dialed: DialOrder[] = [];
  readonly asked: string[] = [];
  answer: (order: DialOrder) => Promise<DialOutcome> = async () => ({ outcome: 'accepted' });
  knows: CallStatus = { status: 'none' };

  dial(order: DialOrder): Promise<DialOutcome> {
    this.dialed.push(order);
    return this.answer(order);
  }
  async status(attemptId: string): Promise<CallStatus> {
    this.asked.push(attemptId);
    return this.knows;
  }
  hangUp = async () => null;
  listen = async () => undefined;
}

export type Bench = Omit<Placing, 'journal'> & {
  journal: Journal;
  service: FakeService;
  states: Attempt['state'][];
  /** Milliseconds after the press that every clock shows. */
  late: number;
  online: boolean;
  /** What the administrator set, and how far the service’s clock is ahead: both may change under a press. */
  policy: SetPolicy;
  clockSkew: number;
};

/** Everything real but the service, the clock and the network; `userId` calls. */
export async function bench(userId = 'ben'): Promise<Bench> {
  const journal = await freshJournal();
  const service = new FakeService();
  const states: Attempt['state'][] = [];
  let last: Promise<unknown> = Promise.resolve();
  const made: Bench = {
    journal,
    tail: openTail(memoryArea()),
    service,
    states,
    late: 50,
    online: true,
    policy: {},
    clockSkew: 0,
    decide: (request) => decided(request, userId, made),
    adapter: async () => service,
    worker: 'this worker',
    isOnline: () => made.online,
    // What navigator.locks does in the worker.
    alone: (run) => {
      const next = last.then(run);
      last = next.catch(() => undefined);
      return next;
    },
    now: () => PRESSED + made.late,
    changed: ({ state }) => void states.push(state),
  };
  return made;
}

async function decided(
  request: DialRequest,
  userId: string,
  { journal, policy, clockSkew }: Bench,
): Promise<Decided> {
  const result = await decideRequest(() => request, {
    handOff: null,
    onList: async () => 'none',
    answerFor: () => null,
    reader: async () => readerOf(exampleIndex(userId)),
    journal,
    settings: readSettings({}),
    policy: withDefaults(policy),
    clockSkew,
    atlas,
    now: NOON,
  });
  if (!result) throw new Error('no index');
  return result;
}

/** What the press of Call sends, after the agent saw the decision as it is now. */
export async function orderFor(
  placing: Pick<Placing, 'decide'>,
  attemptId: string,
  text = '575-555-0199',
  change: Partial<PlaceOrder> = {},
  more: Partial<DialRequest> = {},
): Promise<PlaceOrder> {
  const destination = parseDestination(text, 'US', atlas);
  const asked = { destination, lineId: 'sales-west', toggle: undefined, contact: null };
  const request: DialRequest = { ...asked, ...more };
  const seen = await placing.decide(request);
  if ('failed' in seen) throw new Error(seen.failed.key);
  return {
    attemptId,
    decisionId: seen.decision.id,
    again: false,
    why: '',
    pressedAt: PRESSED,
    site: 'https://crm.example.com',
    request,
    device: null,
    ...change,
  };
}
