// One number on a card: its decision, and the call that comes of it.
import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Outcome } from '../lib/calls/wrap-up';
import type { ContactFields } from '../lib/crm/contact-fields';
import type { CrmRecord } from '../lib/crm/profile';
import type { Asked, ask as askWorker, onCallsChanged } from '../lib/messages/ask';
import { text as say } from '../lib/messages/text';
import type { AttemptView, CallView, NotReady, PlaceView } from '../lib/messages/views';
import { failureOf } from './failure';
import { randomId } from './random-id';

/** Waits after each look for an attempt that brought no answer. */
const LOOK_AGAIN_MS = [100, 200, 400, 800, 1600];
const UNDER_WAY: readonly string[] = ['intent', 'sending'];
/**
 * A press lives ten seconds: what is not in the journal after this will not be sent any more. The worker may wait for
 * the service much longer.
 */
const LONGEST_ANSWER_MS = 12_000;

/** The surface's way to the worker. */
export type Worker = { ask: typeof askWorker; onCallsChanged: typeof onCallsChanged };
/** What is known of a number from the place it was found in. */
type Source = {
  record: CrmRecord | null;
  /** Where the contact is. */
  contact: ContactFields | null;
  /** The site that it is from, where that is not the page that asks. */
  foundOn: string | null;
  /** It is to be texted. */
  texting: boolean;
  /** The line to begin with; null for the usual one. */
  firstLine: string | null;
};
export type Choice = { lineId?: string; toggle?: boolean; pickedNumber?: string; deviceId?: string };
export type CallState = {
  view: CallView | null;
  attempt: AttemptView | null;
  /** Something to know before or instead of a call; null when there is nothing. */
  notice: string | null;
  needsSettings: boolean;
  placing: boolean;
  /** Something else was chosen, and what would come of it is not shown yet. */
  choosing: boolean;
};

const FRESH: CallState = {
  view: null,
  attempt: null,
  notice: null,
  needsSettings: false,
  placing: false,
  choosing: false,
};

/** Loads the decision for a number and keeps it true; places, follows and ends the call. */
export function useCall(
  number: string,
  { ask, onCallsChanged }: Worker,
  { record, contact, foundOn, texting, firstLine }: Source,
) {
  const [state, setState] = useState<CallState>(FRESH);
  const change = useCallback(
    (part: Partial<CallState>) => setState((before) => ({ ...before, ...part })),
    [],
  );
  /** News of the attempt that is shown; the agent may have gone back to the decision while they were on their way. */
  const update = useCallback((asked: Asked<'attempt.get'> | null) => {
    const news = asked?.ok ? asked.value : null;
    if (news) setState((before) => (before.attempt?.id === news.id ? { ...before, attempt: news } : before));
  }, []);
  const chosen = useRef<Choice>({});
  const where = useMemo(() => foundWith({ record, contact, foundOn }), [record, contact, foundOn]);
  const asks = useMemo(() => ({ text: number, texting, ...where }), [number, texting, where]);

  const load = useCallback(
    async (choice: Choice = {}, { showsOpen = true, isChosen = false } = {}) => {
      const mine = after(chosen.current, choice);
      chosen.current = mine;
      if (isChosen) change({ choosing: true });
      const asked = await ask('call.preview', { ...asks, ...mine, ...(isChosen ? { chosen: true } : {}) });
      // Call was pressed meanwhile, or something else chosen: this answer is of yesterday.
      if (chosen.current !== mine) return;
      change({ choosing: false });
      if (!asked.ok) return change({ notice: broken(asked) });
      if ('notReady' in asked.value) return change(notReady(asked.value));
      const attempt = showsOpen ? asked.value.attempt : null;
      change({ view: asked.value, attempt, notice: null, needsSettings: false });
    },
    [ask, asks, change],
  );
  useEffect(() => {
    setState(FRESH);
    chosen.current = {};
    void load(firstLine ? { lineId: firstLine } : {});
  }, [load, firstLine]);

  /** The decision as it is now; what the agent does meanwhile comes first. */
  const renew = useCallback(
    async (withCheck: boolean) => {
      const choice = chosen.current;
      const asked = await ask('call.preview', { ...asks, ...choice, withCheck });
      if (!asked.ok || 'notReady' in asked.value) return;
      const view = asked.value;
      setState((before) => {
        if (before.placing || before.attempt || chosen.current !== choice) return before;
        // A note stands for what was done here; without a decision it said why there was none.
        return before.view ? { ...before, view } : { ...before, view, notice: null, needsSettings: false };
      });
    },
    [ask, asks],
  );
  const { view: shown, attempt: open } = state;
  const isChecking = Boolean(shown?.isChecking && !open);
  useEffect(() => {
    if (isChecking) void renew(true);
  }, [shown, isChecking, renew]);
  /** What forbids a call may pass while it is read: another call ends, a member is admitted, a list comes. */
  const isStuck = !open && (shown ? shown.outcome === 'block' : state.notice !== null);
  useEffect(() => {
    if (!isStuck) return;
    const stop = new AbortController();
    onCallsChanged(() => void renew(false), stop.signal);
    return () => stop.abort();
  }, [isStuck, renew, onCallsChanged]);

  const id = state.attempt?.id;
  /** A call that was started elsewhere has no id here: it is followed by asking about its number. */
  const isElsewhere = id === '';
  useEffect(() => {
    if (!isElsewhere) return;
    const stop = new AbortController();
    onCallsChanged(() => void load(), stop.signal);
    return () => stop.abort();
  }, [isElsewhere, load, onCallsChanged]);
  useEffect(() => {
    if (!id) return;
    const stop = new AbortController();
    onCallsChanged(async () => {
      update(await ask('attempt.get', { id }));
    }, stop.signal);
    return () => stop.abort();
  }, [id, ask, onCallsChanged, update]);

  /** @param why the agent calls in spite of warnings; empty where they do not say */
  async function place(again: boolean, why: string): Promise<void> {
    const { view, placing, choosing } = state;
    // What stands on the card while something else is chosen is not what they mean.
    if (!view || placing || choosing) return;
    // What is still asked for is not drawn over the call.
    chosen.current = { ...chosen.current };
    change({ placing: true, notice: null });
    const attemptId = randomId();
    const { text, lineId, decisionId } = view;
    const toggle = view.toggle?.mayChange ? view.toggle.on : undefined;
    const { numberShown: pickedNumber } = view;
    const order = { attemptId, decisionId, text, lineId, again, pressedAt: Date.now() };
    const more = {
      ...(toggle === undefined ? {} : { toggle }),
      ...(pickedNumber === null ? {} : { pickedNumber }),
      ...where,
      ...(view.why && why ? { why } : {}),
      ...(view.deviceId === null ? {} : { deviceId: view.deviceId }),
    };
    const stop = new AbortController();
    const asked = await Promise.race([
      ask('call.place', { ...order, ...more }),
      told(attemptId, stop.signal),
      unanswered(),
    ]).finally(() => stop.abort());
    change({ placing: false, ...(asked.ok ? placed(asked.value) : await lookFor(attemptId, asked)) });
  }

  /** The call, once an event tells of it: that may be long before the service answers. */
  function told(id: string, signal: AbortSignal): Promise<Asked<'call.place'>> {
    return new Promise((resolve) => {
      onCallsChanged(async () => {
        const asked = await ask('attempt.get', { id });
        if (asked.ok && asked.value && !UNDER_WAY.includes(asked.value.state))
          resolve({ ok: true, value: { attempt: asked.value } });
      }, signal);
    });
  }

  /** The answer was lost on its way. The journal knows whether anything was sent. */
  async function lookFor(attemptId: string, failed: Asked<'call.place'>): Promise<Partial<CallState>> {
    for (const wait of LOOK_AGAIN_MS) {
      const asked = await ask('attempt.get', { id: attemptId });
      if (asked.ok) return asked.value ? { attempt: asked.value } : { notice: say('errorNotSent') };
      if (asked.why !== 'lost') break;
      // The worker was stopped under this question too.
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
    return { notice: broken(failed) };
  }

  return {
    ...state,
    choose: (choice: Choice) => load(choice, { isChosen: true }),
    place,
    /** A press that must not dial still ends in something to read. */
    refusePress(why: 'errorUnsafePress' | 'errorUnsafeText' | 'errorWhyNeeded'): void {
      change({ notice: say(why) });
    },
    check: async (): Promise<void> => update(id ? await ask('attempt.check', { id }) : null),
    report: async (isSpam: boolean): Promise<void> =>
      update(id ? await ask('attempt.reportSpam', { id, isSpam }) : null),
    /** A text message to the number, in the messaging app of this computer. */
    async write(): Promise<void> {
      const { view } = state;
      if (!view) return;
      const { text, lineId } = view;
      const asked = await ask('text.open', { text, lineId, ...where });
      change({ notice: failureOf(asked) });
    },
    async hangUp(): Promise<void> {
      if (id) change({ notice: failureOf(await ask('attempt.hangUp', { id })) });
    },
    async wrapUp(outcome: Outcome, note: string): Promise<void> {
      const asked = id ? await ask('attempt.wrapUp', { id, outcome, note }) : null;
      update(asked);
      if (asked && !asked.ok) change({ notice: broken(asked) });
    },
    sendAgain: async (): Promise<void> => update(id ? await ask('attempt.report', { id }) : null),
    /** The service is not told how it went. */
    leave: async (): Promise<void> => update(id ? await ask('attempt.leave', { id }) : null),
    /** Back to the decision, to call again. */
    async again(): Promise<void> {
      change({ attempt: null });
      await load({}, { showsOpen: false });
    },
  };
}

/** What was found with a number: sent with every question, so that list, card and press are decided by the same. */
export const foundWith = ({ record, contact, foundOn }: Pick<Source, 'record' | 'contact' | 'foundOn'>) => ({
  ...(record ? { record } : {}),
  ...(contact ? { contact } : {}),
  ...(foundOn ? { foundOn } : {}),
});

/** A wish is for its line: another line keeps what is remembered of it, and takes none of these. */
function after({ deviceId, ...wishes }: Choice, choice: Choice): Choice {
  const kept = choice.lineId === undefined ? wishes : {};
  return { ...(deviceId === undefined ? {} : { deviceId }), ...kept, ...choice };
}

function placed(value: PlaceView): Partial<CallState> {
  if ('attempt' in value) return { attempt: value.attempt };
  if ('notReady' in value) return notReady(value);
  return { view: value.changed, attempt: value.changed.attempt, notice: value.note };
}
const unanswered = (): Promise<Asked<'call.place'>> =>
  new Promise((resolve) => setTimeout(resolve, LONGEST_ANSWER_MS, { ok: false, why: 'lost' }));

const notReady = (value: NotReady): Partial<CallState> => ({
  notice: value.notReady,
  needsSettings: value.settings,
});

function broken(asked: { ok: boolean; why?: string }): string {
  return say(asked.why === 'gone' ? 'errorReload' : 'errorUnexpected');
}
